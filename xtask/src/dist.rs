//! `cargo xtask dist`: the page for hosting, and what a browser has to transfer for it.

use crate::{
    args::Args,
    editor, files,
    page::{self, Mode},
    paths, tools,
};
use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};
use std::{collections::BTreeMap, fs, io::Write, path::Path};

/// Bytes after gzip, at the level a static host uses.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// What the page itself needs: HTML, styles, scripts, its wasm.
    pub ui: u64,
    /// What the worker needs: its scripts and its wasm.
    pub engine: u64,
    /// What the worker gets when it first needs it, by the name of its file: the library, and what runs generators.
    pub lazy: BTreeMap<String, u64>,
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
    println!("and when it is first needed, gzipped:");
    for (file, size) in transfer.lazy {
        println!("{file:<20} {:>12}", files::kilobytes(size));
    }
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
        let path_in = path.strip_prefix(dist).unwrap_or(&path);
        let name = path_in.to_string_lossy().replace('\\', "/");
        let Some(part) = part(&mut transfer, &name) else {
            continue;
        };
        let bytes =
            fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
        *part += gzipped(&bytes)?;
    }
    Ok(transfer)
}

/// The sum that the file `name`, a path in the built page, belongs to. Trunk names the worker's files after its binary,
/// without a hash.
fn part<'a>(transfer: &'a mut Transfer, name: &str) -> Option<&'a mut u64> {
    if let Some((_, file)) = name.rsplit_once('/') {
        let notice = file.ends_with(".txt");
        return (!notice).then(|| transfer.lazy.entry(file.to_owned()).or_default());
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
        let lazy = transfer.lazy.keys().next().map(String::as_str);
        let found = match (transfer.ui, transfer.engine, lazy) {
            (1, 0, None) => Some("ui"),
            (0, 1, None) => Some("engine"),
            (0, 0, lazy) => lazy,
            _ => Some("several"),
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
        check("library/protos.bin", Some("protos.bin"));
        check("library/LICENSES.txt", None);
        check("plugins/wasi.js", Some("wasi.js"));
        check("icon.svg", None);
    }

    #[test]
    fn gzip_makes_repetition_small() {
        assert!(gzipped(&[b'a'; 10_000]).unwrap() < 100);
    }
}
