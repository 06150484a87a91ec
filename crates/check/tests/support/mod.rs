//! Compiles schemas with protoc, and the library at hand.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use playground_protos::descriptor::FileDescriptorSet;
use playground_protos::library;
use prost::Message;

/// The descriptors of files, all imports and places included; panics with what protoc says.
pub fn compiled(files: &[(String, String)]) -> FileDescriptorSet {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), files);
    let out = folder.path().join("set.binpb");
    let output = Command::new(protoc_bin_vendored_linux_x86_64::protoc_bin_path())
        .arg("-I")
        .arg(folder.path())
        .arg("-I")
        .arg(protoc_bin_vendored_linux_x86_64::include_path())
        .arg("-I")
        .arg(library())
        .args(["--include_imports", "--include_source_info", "-o"])
        .arg(&out)
        .args(files.iter().map(|(path, _)| path))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}\n{files:#?}");
    FileDescriptorSet::decode(std::fs::read(out).unwrap().as_slice()).unwrap()
}

/// A folder with the files of the library; each test program has its own.
fn library() -> &'static Path {
    static LIBRARY: OnceLock<PathBuf> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(env!("CARGO_CRATE_NAME"));
        write(&folder, &library::unpack(library::PACKED).unwrap());
        folder
    })
}

fn write(folder: &Path, files: &[(String, String)]) {
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}
