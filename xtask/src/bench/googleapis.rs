//! The schemas that natives are measured on: all of googleapis, from a package of crates.io.

use crate::{files, process};
use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A folder of schemas.
pub struct Sources {
    /// The import root.
    pub folder: PathBuf,
    /// The files, by their path from there, sorted.
    pub names: Vec<String>,
    /// Of all files, in MB.
    pub size: f64,
}

/// All of googleapis.
pub fn sources() -> Result<Sources> {
    let manifest = "crates/protos/sources/Cargo.toml";
    let folder = package(manifest, "google-cloud-googleapis")?.join("googleapis");
    let (mut names, mut size) = (Vec::new(), 0.0);
    for path in files::under(&folder, &[])? {
        if path.extension().is_some_and(|it| it == "proto") {
            size += fs::metadata(&path)?.len() as f64 / 1e6;
            names.push(path.strip_prefix(&folder)?.to_string_lossy().into_owned());
        }
    }
    Ok(Sources {
        folder,
        names,
        size,
    })
}

/// The folder of a package that a manifest of the checkout depends on; fetched if it is not here yet.
pub fn package(manifest: &str, name: &str) -> Result<PathBuf> {
    let cargo = |verb: &str| {
        let mut command = process::cargo(verb);
        command.args(["--locked", "--manifest-path"]).arg(manifest);
        command
    };
    process::run(&mut cargo("fetch"))?;
    let told = process::output(cargo("metadata").args(["--offline", "--format-version", "1"]))?;
    let told: serde_json::Value = serde_json::from_str(&told)?;
    let packages = told
        .get("packages")
        .and_then(|packages| packages.as_array());
    let mut packages = packages.into_iter().flatten();
    let text = |package: &serde_json::Value, key: &str| {
        let text = package.get(key).and_then(|text| text.as_str());
        text.map(str::to_owned)
    };
    let package = packages.find(|package| text(package, "name").as_deref() == Some(name));
    let at = package.and_then(|package| text(package, "manifest_path"));
    let at = at.with_context(|| format!("{manifest} knows no package {name}"))?;
    let folder = Path::new(&at)
        .parent()
        .context("a manifest lies in a folder")?;
    Ok(folder.to_path_buf())
}
