//! `cargo xtask dist`: the page for hosting, and what a browser has to transfer for it.

use crate::{
    args::Args,
    editor, files,
    page::{self, Mode},
    paths, tools,
};
use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};
use std::{fs, io::Write, path::Path};

/// Bytes after gzip, at the level a static host uses.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Transfer {
    /// What the page itself needs: HTML, styles, scripts, its wasm.
    pub ui: u64,
    /// What the worker needs: its scripts and its wasm.
    pub engine: u64,
    /// What the worker gets when a file of the library is first imported; packed as it is.
    pub library: u64,
}

/// Builds into dist/ and prints the sizes.
pub fn run(words: &[String]) -> Result<()> {
    let args = Args::parse(words, &[], &["public-url"])?;
    let dist = paths::root().join("dist");
    build(&dist, args.value("public-url"))?;
    let transfer = transfer(&dist)?;
    println!("{}", dist.display());
    println!("UI      {:>12} gzipped", files::kilobytes(transfer.ui));
    println!("engine  {:>12} gzipped", files::kilobytes(transfer.engine));
    println!(
        "library {:>12} when it is first imported from",
        files::kilobytes(transfer.library)
    );
    Ok(())
}

/// Builds the release page into `dist`, to be served at `public_url`, such as `/folder/`; at the root by default.
pub fn build(dist: &Path, public_url: Option<&str>) -> Result<()> {
    let toolbox = tools::set_up(tools::PAGE)?;
    editor::bundle()?;
    page::build(&toolbox, Mode::Release, dist, public_url)
}

/// Adds up the gzipped sizes of the page's own files in `dist`; icons, examples and notices do not count.
pub fn transfer(dist: &Path) -> Result<Transfer> {
    let mut transfer = Transfer::default();
    for path in files::under(dist, &[])? {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let Some(part) = part(&mut transfer, &name) else {
            continue;
        };
        let bytes =
            fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
        *part += gzipped(&bytes)?;
    }
    Ok(transfer)
}

/// The sum that the file `name` belongs to. Trunk names the worker's files after its binary, without a hash.
fn part<'a>(transfer: &'a mut Transfer, name: &str) -> Option<&'a mut u64> {
    if name == "protos.bin" {
        return Some(&mut transfer.library);
    }
    if ![".html", ".css", ".js", ".wasm"]
        .iter()
        .any(|end| name.ends_with(end))
    {
        return None;
    }
    let engine = ["worker.js", "worker_bg.wasm", "engine-worker.js"].contains(&name);
    Some(if engine {
        &mut transfer.engine
    } else {
        &mut transfer.ui
    })
}

fn gzipped(bytes: &[u8]) -> Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expect: Option<&str>) {
        let mut transfer = Transfer::default();
        part(&mut transfer, name)
            .into_iter()
            .for_each(|part| *part += 1);
        let found = match transfer {
            Transfer {
                ui: 1,
                engine: 0,
                library: 0,
            } => Some("ui"),
            Transfer {
                ui: 0,
                engine: 1,
                library: 0,
            } => Some("engine"),
            Transfer {
                ui: 0,
                engine: 0,
                library: 1,
            } => Some("library"),
            _ => None,
        };
        assert_eq!(found, expect, "{name}");
    }

    #[test]
    fn each_file_counts_once() {
        check("index.html", Some("ui"));
        check("proto-playground-5c0e_bg.wasm", Some("ui"));
        check("editor-91ab.js", Some("ui"));
        check("worker_bg.wasm", Some("engine"));
        check("engine-worker.js", Some("engine"));
        check("protos.bin", Some("library"));
        check("icon.svg", None);
        check("LICENSES.txt", None);
    }

    #[test]
    fn gzip_makes_repetition_small() {
        assert!(gzipped(&[b'a'; 10_000]).unwrap() < 100);
    }
}
