//! The steps of a test run: a row each.

use super::{Step, browser};
use crate::{
    editor, fence, live,
    page::{self, Mode},
    paths,
    process::{self, cargo},
    stage::Stage,
    tools::{self, Tool, Toolbox},
};
use anyhow::Result;
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

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
        what: "the bundles of editor and plugins build and their tests pass",
        needs: &[Tool::EditorPackages, Tool::PluginPackages, Tool::GoPlugins],
        run: bundles,
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
        needs: &[Tool::GoPlugins],
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
        needs: tools::PAGE,
        run: build_page,
    },
    Step {
        id: "e2e",
        what: "end-to-end tests over the page and the UserService",
        needs: &[
            Tool::WasiTarget,
            Tool::E2ePackages,
            Tool::GoPlugins,
            Tool::Browser,
        ],
        run: end_to_end,
    },
    Step {
        id: "live",
        what: "generated projects, tested and calling the live UserService",
        needs: live::NEEDS,
        run: live::run,
    },
];

fn fmt(_: &Toolbox) -> Result<()> {
    process::run(cargo("fmt").args(["--all", "--check"]))
}

fn bundles(toolbox: &Toolbox) -> Result<()> {
    editor::bundle()?;
    editor::FOLDERS.iter().try_for_each(|folder| {
        let mut command = tools::node(&paths::root().join(folder))?;
        process::run(toolbox.equip(command.args(["--test", "test/"]))?)
    })
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

fn native(toolbox: &Toolbox) -> Result<()> {
    let mut command = cargo("test");
    process::run(toolbox.equip(command.args(["--locked", "--workspace"]))?)
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
    command
        .env("PLAYGROUND_PROTOPLAY", protoplay)
        .env("PLAYGROUND_PLUGIN", plugin(&folder)?);
    process::run(toolbox.equip(&mut command)?)
}

/// The plugin that the tests bring, compiled.
fn plugin(tests: &Path) -> Result<PathBuf> {
    let name = "protoc-gen-manners";
    let source = tests.join("plugins").join(name).with_extension("rs");
    let output = paths::target()?.join(name).with_extension("wasm");
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.args(["--edition", "2024", "--target", tools::WASI, "-O", "-o"]);
    process::run(rustc.arg(&output).arg(source))?;
    Ok(output)
}
