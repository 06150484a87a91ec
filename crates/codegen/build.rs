//! Hands the locked versions of the generator crates to the code, so that they are never written by hand.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script is no part of the engine"
)]

use std::{env, error::Error, fs, path::PathBuf};

const CRATES: [(&str, &str); 7] = [
    ("prost", "PROST_VERSION"),
    ("prost-build", "PROST_BUILD_VERSION"),
    ("prost-types", "PROST_TYPES_VERSION"),
    ("tonic", "TONIC_VERSION"),
    ("wasm-bindgen", "WASM_BINDGEN_VERSION"),
    ("tonic-web-wasm-client", "TONIC_WEB_WASM_CLIENT_VERSION"),
    ("tonic-prost-build", "TONIC_PROST_BUILD_VERSION"),
];

const GO_MODULES: [(&str, &str); 2] = [
    ("google.golang.org/protobuf", "PROTOC_GEN_GO_VERSION"),
    (
        "google.golang.org/grpc/cmd/protoc-gen-go-grpc",
        "PROTOC_GEN_GO_GRPC_VERSION",
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let path = folder.join("../../Cargo.lock");
    println!("cargo:rerun-if-changed={}", path.display());
    println!("cargo:rerun-if-changed=build.rs");
    let lock = fs::read_to_string(&path)?;
    for (name, variable) in CRATES {
        println!(
            "cargo:rustc-env={variable}={}",
            locked_version(&lock, name)?
        );
    }
    let plugins = folder.join("../../plugins/package.json");
    println!("cargo:rerun-if-changed={}", plugins.display());
    let version = pinned_version(&fs::read_to_string(&plugins)?, "@bufbuild/protoc-gen-es")?;
    println!("cargo:rustc-env=PROTOC_GEN_ES_VERSION={version}");
    let modules = folder.join("../../plugins/go/go.mod");
    println!("cargo:rerun-if-changed={}", modules.display());
    let modules = fs::read_to_string(&modules)?;
    for (name, variable) in GO_MODULES {
        println!(
            "cargo:rustc-env={variable}={}",
            required_version(&modules, name)?
        );
    }
    Ok(())
}

/// The version of a package in a `package.json`, whose dependencies are pinned, a line each.
fn pinned_version(json: &str, name: &str) -> Result<String, String> {
    let start = format!("\"{name}\": \"");
    let mut lines = json.lines().map(str::trim);
    let version = lines.find_map(|line| line.strip_prefix(&start)?.split('"').next());
    version
        .map(str::to_owned)
        .ok_or_else(|| format!("plugins/package.json must hold {name}"))
}

/// The one version of a package in a `Cargo.lock`, whose packages are `[[package]]`, `name = ".."`, `version = ".."`.
fn locked_version(lock: &str, name: &str) -> Result<String, String> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        if line == wanted {
            let version = lines
                .next()
                .and_then(|line| line.strip_prefix("version = \""));
            found.extend(version.and_then(|version| version.strip_suffix('"')));
        }
    }
    match found.as_slice() {
        [version] => Ok((*version).to_owned()),
        _ => Err(format!(
            "Cargo.lock must hold exactly one {name}, it holds {found:?}"
        )),
    }
}

/// The version of a module in a `go.mod`, such as `v1.2.3`.
fn required_version(text: &str, name: &str) -> Result<String, String> {
    let mut lines = text.lines().map(|line| line.split_whitespace());
    let found =
        lines.find_map(|mut words| (words.next() == Some(name)).then(|| words.next()).flatten());
    let found = found.map(str::to_owned);
    found.ok_or_else(|| format!("plugins/go/go.mod must require {name}"))
}
