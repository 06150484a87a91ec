//! Looks at what `cargo xtask editor` put into public/plugins/; what is not there is not in the build.

use std::{env, error::Error, fmt::Write, fs, path::PathBuf};

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};

const FILES: [&str; 4] = [
    "protoc-gen-es.js",
    "protoc-gen-go-grpc.wasm",
    "protoc-gen-go.wasm",
    "wasi.js",
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../public/plugins");
    println!("cargo:rerun-if-changed=build.rs");
    let mut rows = String::new();
    for file in FILES {
        let path = folder.join(file);
        println!("cargo:rerun-if-changed={}", path.display());
        let Ok(bytes) = fs::read(&path) else { continue };
        let hash = STANDARD.encode(Sha384::digest(&bytes));
        let source = if file.ends_with(".wasm") {
            "\"\"".to_owned()
        } else {
            format!(
                "include_str!({:?})",
                path.canonicalize()?.display().to_string()
            )
        };
        writeln!(
            rows,
            "Bundled {{ file: {file:?}, integrity: \"sha384-{hash}\", #[cfg(feature = \"sources\")] source: {source} }},"
        )?;
    }
    let out = PathBuf::from(env::var("OUT_DIR")?).join("bundled.rs");
    fs::write(out, format!("&[{rows}]"))?;
    Ok(())
}
