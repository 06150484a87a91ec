//! Names the build: a hash of every source the page and its worker are made from, so that the two are never mixed.

use std::{
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

const SOURCES: [&str; 10] = [
    "src",
    "crates",
    "proto",
    "plugins/src",
    "plugins/build.mjs",
    "plugins/go",
    "plugins/go.mjs",
    "plugins/package-lock.json",
    "Cargo.toml",
    "Cargo.lock",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let package = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let is_root = |folder: &&Path| folder.join("Cargo.lock").is_file();
    let root = package.ancestors().find(is_root).unwrap_or(&package);
    let mut hasher = DefaultHasher::new();
    for source in SOURCES {
        let path = root.join(source);
        println!("cargo:rerun-if-changed={}", path.display());
        hash_tree(&path, &mut hasher)?;
    }
    println!("cargo:rustc-env=PLAYGROUND_BUILD={:016x}", hasher.finish());
    Ok(())
}

fn hash_tree(path: &Path, hasher: &mut DefaultHasher) -> std::io::Result<()> {
    if path.is_dir() {
        let mut entries: Vec<_> = fs::read_dir(path)?.collect::<Result<_, _>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        return entries
            .iter()
            .try_for_each(|entry| hash_tree(&entry.path(), hasher));
    }
    fs::read(path)?.hash(hasher);
    Ok(())
}
