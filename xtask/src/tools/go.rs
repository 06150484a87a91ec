//! The generators written in Go, built natively from plugins/go into the cache, for `protoplay` to find on `PATH`.

use super::{found, report};
use crate::{files, paths, process};
use anyhow::{Context, Result};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

const THING: &str = "protoc-gen-go and -go-grpc";

/// Their programs, each with the path of its package.
const PROGRAMS: [(&str, &str); 2] = [
    (
        "protoc-gen-go",
        "google.golang.org/protobuf/cmd/protoc-gen-go",
    ),
    (
        "protoc-gen-go-grpc",
        "google.golang.org/grpc/cmd/protoc-gen-go-grpc",
    ),
];

/// Makes sure of both in the versions of plugins/go/go.mod; gives the folder to put on `PATH`, none where Go is missing.
pub fn ensure_plugins() -> Result<Option<PathBuf>> {
    let module = paths::root().join("plugins").join("go");
    let tools = paths::tools()?;
    let place = tools.join(format!("go-plugins-{}", versions(&module)?));
    if complete(&place) {
        found(THING, "found in the cache");
        return Ok(Some(place));
    }
    if process::find("go").is_none() || process::output(go(&module).args(["list", "-m"])).is_err() {
        report(
            THING,
            "left out: Go is missing, or older than plugins/go/go.mod wants",
        );
        return Ok(None);
    }
    fs::create_dir_all(&tools).with_context(|| format!("could not create {}", tools.display()))?;
    // Two checkouts may set up at once: the second waits and then finds them.
    let guard = fs::File::create(tools.join("go-plugins.lock"))?;
    guard.lock().context("could not lock the cache of tools")?;
    if !complete(&place) {
        report(THING, "building; this takes a minute, once");
        build(&module, &place)?;
    }
    Ok(Some(place))
}

/// Both land in their place at once, so that an interrupted build leaves nothing there.
fn build(module: &Path, place: &Path) -> Result<()> {
    let scratch = place.with_extension("new");
    fs::create_dir_all(&scratch)
        .with_context(|| format!("could not create {}", scratch.display()))?;
    for (name, package) in PROGRAMS {
        let mut command = go(module);
        command.args(["build", "-trimpath", "-o"]);
        process::run(command.arg(executable(&scratch, name)).arg(package))?;
    }
    fs::rename(&scratch, place).with_context(|| format!("could not create {}", place.display()))
}

/// `go` with its arguments still to come; it never downloads another Go.
fn go(module: &Path) -> Command {
    let mut command = Command::new("go");
    command.current_dir(module).env("GOTOOLCHAIN", "local");
    command
}

/// Stands for what go.mod and go.sum pin.
fn versions(module: &Path) -> Result<String> {
    let read = |name: &str| {
        let path = module.join(name);
        fs::read(&path).with_context(|| format!("could not read {}", path.display()))
    };
    let pinned = [read("go.mod")?, read("go.sum")?];
    let hash = files::hash(pinned.iter().map(Vec::as_slice));
    Ok(hash.chars().take(16).collect())
}

fn complete(place: &Path) -> bool {
    PROGRAMS
        .iter()
        .all(|(name, _)| executable(place, name).is_file())
}

fn executable(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))
}
