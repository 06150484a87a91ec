//! The steps of a test run: a row each.

use super::{Step, browser};
use crate::{
    editor, fence,
    page::{self, Mode},
    paths,
    process::{self, cargo},
    stage::Stage,
    tools::{Tool, Toolbox},
};
use anyhow::Result;
use std::path::PathBuf;

/// All steps, in the order they run.
pub const STEPS: &[Step] = &[
    Step {
        id: "fmt",
        what: "the Rust sources are formatted",
        needs: &[],
        run: fmt,
    },
    Step {
        id: "fence",
        what: "crates depend only on what the design allows",
        needs: &[],
        run: |_| fence::run(),
    },
    Step {
        id: "editor",
        what: "the editor bundle builds and its tests pass",
        needs: &[Tool::EditorPackages],
        run: editor_bundle,
    },
    Step {
        id: "clippy",
        what: "clippy, native",
        needs: &[],
        run: clippy,
    },
    Step {
        id: "clippy-wasm",
        what: "clippy, wasm32",
        needs: &[Tool::WasmTarget],
        run: clippy_wasm,
    },
    Step {
        id: "native",
        what: "native tests of every crate",
        needs: &[],
        run: native,
    },
    Step {
        id: "doc",
        what: "the documentation builds",
        needs: &[],
        run: doc,
    },
    Step {
        id: "browser",
        what: "browser tests in headless Chromium",
        needs: &[Tool::WasmTarget, Tool::WasmBindgen, Tool::Browser],
        run: browser::run,
    },
    Step {
        id: "page",
        what: "the page builds",
        needs: &[
            Tool::WasmTarget,
            Tool::Trunk,
            Tool::WasmBindgen,
            Tool::EditorPackages,
        ],
        run: build_page,
    },
    Step {
        id: "e2e",
        what: "end-to-end tests over the page and the UserService",
        needs: &[Tool::E2ePackages, Tool::Browser],
        run: end_to_end,
    },
];

fn fmt(_: &Toolbox) -> Result<()> {
    process::run(cargo("fmt").args(["--all", "--check"]))
}

fn editor_bundle(_: &Toolbox) -> Result<()> {
    editor::bundle()?;
    let folder = paths::root().join("editor-js");
    process::run(crate::tools::node(&folder)?.args(["--test", "test/"]))
}

fn clippy(_: &Toolbox) -> Result<()> {
    process::run(cargo("clippy").args([
        "--locked",
        "--workspace",
        "--all-targets",
        "--",
        "-Dwarnings",
    ]))
}

fn clippy_wasm(_: &Toolbox) -> Result<()> {
    let wasm = ["--locked", "--target", "wasm32-unknown-unknown"];
    let strict = ["--", "-Dwarnings"];
    let app = [
        "--package",
        "proto-playground",
        "--package",
        "playground-worker",
        "--lib",
        "--bins",
        "--tests",
    ];
    process::run(cargo("clippy").args(wasm).args(app).args(strict))?;
    let metadata = process::metadata()?;
    let engine = fence::engine_crates(&metadata);
    let packages = engine.iter().flat_map(|name| ["--package", name]);
    let mut libraries = cargo("clippy");
    libraries
        .args(wasm)
        .args(packages)
        .arg("--lib")
        .args(strict);
    // The fence of clippy.toml; only here, because programs and tests may do what the engine may not.
    process::run(libraries.arg("-Dclippy::disallowed_methods"))
}

fn native(_: &Toolbox) -> Result<()> {
    process::run(cargo("test").args(["--locked", "--workspace"]))
}

fn doc(_: &Toolbox) -> Result<()> {
    let mut command = cargo("doc");
    process::run(
        command
            .args(["--locked", "--workspace", "--no-deps"])
            .env("RUSTDOCFLAGS", "-Dwarnings"),
    )
}

/// A folder of its own, so that a running `cargo xtask serve` is not disturbed.
fn dist() -> Result<PathBuf> {
    Ok(paths::target()?.join("page").join("test"))
}

fn build_page(toolbox: &Toolbox) -> Result<()> {
    editor::bundle()?;
    page::build(toolbox, Mode::Dev, &dist()?, None)
}

fn end_to_end(toolbox: &Toolbox) -> Result<()> {
    let stage = Stage::start(&dist()?)?;
    let folder = paths::root().join("tests").join("e2e");
    let playwright = ["node_modules/@playwright/test/cli.js", "test"];
    let mut command = stage.node(toolbox, &folder, &playwright)?;
    let protoplay = process::build("playground-cli", "protoplay")?;
    process::run(command.env("PLAYGROUND_PROTOPLAY", protoplay))
}
