//! Compiles schemas with protoc.

use std::process::Command;

use playground_protos::descriptor::FileDescriptorSet;
use prost::Message;

/// The descriptors of files, all imports and places included; panics with what protoc says.
pub fn compiled(files: &[(String, String)]) -> FileDescriptorSet {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let out = folder.path().join("set.binpb");
    let output = Command::new(protoc_bin_vendored_linux_x86_64::protoc_bin_path())
        .arg("-I")
        .arg(folder.path())
        .arg("-I")
        .arg(protoc_bin_vendored_linux_x86_64::include_path())
        .args(["-I", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/include")])
        .args(["--include_imports", "--include_source_info", "-o"])
        .arg(&out)
        .args(files.iter().map(|(path, _)| path))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}\n{files:#?}");
    FileDescriptorSet::decode(std::fs::read(out).unwrap().as_slice()).unwrap()
}
