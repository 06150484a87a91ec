//! Packs the files of the library from the packages of the nested manifest, which cargo fetches and nobody compiles.

use std::collections::BTreeSet;
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use flate2::{Compression, write::GzEncoder};

#[path = "../src/library/paths.rs"]
mod paths;

/// Where files come from: the beginning of their import paths, the package, and what stands there in its place.
const SOURCES: &[(&str, &str, &str)] = &[
    ("google/", "google-cloud-googleapis", "googleapis/google/"),
    ("buf/", "prost-protovalidate-types", "proto/buf/"),
    ("grpc/health/v1/", "tonic-health", "proto/"),
    (
        "grpc/reflection/v1/reflection",
        "tonic-reflection",
        "proto/reflection_v1",
    ),
    (
        "grpc/reflection/v1alpha/reflection",
        "tonic-reflection",
        "proto/reflection_v1alpha",
    ),
];

/// Writes `library.bin` and `library-licenses.txt` into `out`; `core` are the paths of the files that need no library.
pub fn pack(out: &Path, core: &BTreeSet<String>) -> Result<(), Box<dyn Error>> {
    let packages = packages()?;
    let folder = |package: &str| {
        let found = packages.iter().find(|(name, _)| name == package);
        found
            .map(|(_, folder)| folder)
            .ok_or(format!("no package {package}"))
    };
    let mut zip = GzEncoder::new(Vec::new(), Compression::best());
    for path in paths::PATHS {
        let source = SOURCES.iter().find(|(start, ..)| path.starts_with(start));
        let (start, package, place) = source.ok_or(format!("no package has {path}"))?;
        let file = folder(package)?.join(path.replacen(start, place, 1));
        let text = fs::read_to_string(&file).map_err(|error| format!("{path}: {error}"))?;
        check_imports(path, &text, core)?;
        for part in [path, text.as_str()] {
            zip.write_all(&u32::try_from(part.len())?.to_le_bytes())?;
            zip.write_all(part.as_bytes())?;
        }
    }
    fs::write(out.join("library.bin"), zip.finish()?)?;
    fs::write(out.join("library-licenses.txt"), licenses(&packages)?)?;
    println!("cargo:rerun-if-changed=sources/Cargo.toml");
    println!("cargo:rerun-if-changed=sources/Cargo.lock");
    println!("cargo:rerun-if-changed=src/library/paths.rs");
    println!("cargo:rerun-if-changed=build");
    Ok(())
}

/// Every import must lead to a file of the library or of the core.
fn check_imports(path: &str, text: &str, core: &BTreeSet<String>) -> Result<(), Box<dyn Error>> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("import "));
    for import in lines.filter_map(|line| line.split('"').nth(1)) {
        if !core.contains(import) && paths::PATHS.binary_search(&import).is_err() {
            return Err(format!("{path} imports {import}, which nothing has").into());
        }
    }
    Ok(())
}

/// The packages of the sources and their folders; fetched if they are not here yet.
fn packages() -> Result<Vec<(String, PathBuf)>, Box<dyn Error>> {
    cargo("fetch", &[])?;
    let told = cargo("metadata", &["--offline", "--format-version", "1"])?;
    let told: serde_json::Value = serde_json::from_slice(&told)?;
    let all = told
        .get("packages")
        .and_then(|packages| packages.as_array());
    let wanted = |package: &serde_json::Value| {
        let name = package.get("name")?.as_str()?;
        let used = SOURCES.iter().any(|(_, package, _)| *package == name);
        let manifest = Path::new(package.get("manifest_path")?.as_str()?);
        used.then(|| manifest.parent().map(|at| (name.to_owned(), at.to_owned())))?
    };
    let all = all.ok_or("cargo metadata names no packages")?;
    Ok(all.iter().filter_map(wanted).collect())
}

/// What `cargo VERB` prints about the nested manifest.
fn cargo(verb: &str, more: &[&str]) -> Result<Vec<u8>, Box<dyn Error>> {
    let manifest = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("sources/Cargo.toml");
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args([verb, "--locked", "--quiet", "--manifest-path"])
        .arg(manifest);
    let output = command.args(more).stderr(Stdio::inherit()).output()?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(format!("cargo {verb} of the library's sources failed").into())
    }
}

/// The licence texts of the packages, and of what they carry.
fn licenses(packages: &[(String, PathBuf)]) -> Result<String, Box<dyn Error>> {
    let mut out = String::from(
        "The notices of the library's files stand in the files. The packages they were taken from:\n",
    );
    for (name, folder) in packages {
        let mut found = 0;
        for file in [
            "LICENSE",
            "LICENSE-APACHE",
            "LICENSE-MIT",
            "googleapis/LICENSE",
        ] {
            if let Ok(text) = fs::read_to_string(folder.join(file)) {
                out += &format!(
                    "\n{}\n\n{name}, {file}\n\n{}\n",
                    "-".repeat(80),
                    text.trim_end()
                );
                found += 1;
            }
        }
        if found == 0 {
            return Err(format!("{name} carries no licence text").into());
        }
    }
    Ok(out)
}
