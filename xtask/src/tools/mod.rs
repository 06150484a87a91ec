//! What the verbs need on the machine: found where it is, installed where it is missing, a line for each.

mod browser;
mod cargo_tool;
mod go;
mod lock;
mod node;
mod rust_target;

pub use browser::{Browser, is_root};
pub use node::node;
pub use rust_target::WASI;

use anyhow::{Context, Result};
use cargo_tool::CargoTool;
use std::{
    collections::BTreeSet,
    env,
    ffi::OsString,
    path::PathBuf,
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
};

/// The version of Trunk the page is built with: 0.22 needs a newer rustc than the workspace does.
const TRUNK: &str = "0.21.14";

/// One thing a verb can need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    /// The standard library for wasm32-unknown-unknown.
    WasmTarget,
    /// The standard library for wasm32-wasip1.
    WasiTarget,
    /// The bundler of the page.
    Trunk,
    /// The wasm-bindgen CLI and its test runner, of the locked version.
    WasmBindgen,
    /// The editor's npm packages.
    EditorPackages,
    /// The plugins' npm packages.
    PluginPackages,
    /// The end-to-end tests' npm packages.
    E2ePackages,
    /// The benchmarks' npm packages.
    BenchPackages,
    /// The generators written in Go, native; none where Go is missing.
    GoPlugins,
    /// Chromium with its chromedriver.
    Browser,
}

/// What bundling the JavaScript needs.
pub const BUNDLES: &[Tool] = &[Tool::EditorPackages, Tool::PluginPackages];

/// What building and serving the page needs.
pub const PAGE: &[Tool] = &[
    Tool::WasmTarget,
    Tool::Trunk,
    Tool::WasmBindgen,
    Tool::EditorPackages,
    Tool::PluginPackages,
];

/// What serving and testing need.
pub const ALL: &[Tool] = &[
    Tool::WasmTarget,
    Tool::WasiTarget,
    Tool::Trunk,
    Tool::WasmBindgen,
    Tool::EditorPackages,
    Tool::PluginPackages,
    Tool::E2ePackages,
    Tool::GoPlugins,
    Tool::Browser,
];

/// The tools that [`set_up`] found or installed.
#[derive(Debug, Default)]
pub struct Toolbox {
    folders: Vec<PathBuf>,
    browser: Option<Browser>,
}

impl Toolbox {
    /// Puts the tools first on the `PATH` of `command`.
    pub fn equip<'a>(&self, command: &'a mut Command) -> Result<&'a mut Command> {
        let old = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&old));
        let path: OsString =
            env::join_paths(folders).context("a folder of tools cannot be put on PATH")?;
        Ok(command.env("PATH", path))
    }

    /// The browser; an error when it was not asked for in [`set_up`].
    pub fn browser(&self) -> Result<&Browser> {
        self.browser.as_ref().context("no browser was set up")
    }
}

/// Finds or installs each of `wanted`, once, in a fixed order.
pub fn set_up(wanted: &[Tool]) -> Result<Toolbox> {
    let wanted: BTreeSet<_> = wanted.iter().copied().collect();
    let mut toolbox = Toolbox::default();
    let mut built = Vec::new();
    for tool in &wanted {
        match tool {
            Tool::WasmTarget => rust_target::ensure(rust_target::WEB)?,
            Tool::WasiTarget => rust_target::ensure(rust_target::WASI)?,
            Tool::Trunk => built.push(cargo_tool::trunk(TRUNK)),
            Tool::WasmBindgen => built.push(wasm_bindgen()?),
            _ => {}
        }
    }
    toolbox.folders = cargo_tool::ensure_all(&built)?;
    for tool in wanted {
        match tool {
            Tool::WasmTarget | Tool::WasiTarget | Tool::Trunk | Tool::WasmBindgen => {}
            Tool::EditorPackages => node::ensure_packages("editor-js")?,
            Tool::PluginPackages => node::ensure_packages("plugins")?,
            Tool::E2ePackages => node::ensure_packages("tests/e2e")?,
            Tool::BenchPackages => node::ensure_packages("bench")?,
            Tool::GoPlugins => toolbox.folders.extend(go::ensure_plugins()?),
            Tool::Browser => toolbox.browser = Some(browser::ensure()?),
        }
    }
    Ok(toolbox)
}

/// Puts the wasm-bindgen CLI where a Trunk started by hand looks before it would download one.
pub fn set_up_for_plain_trunk() -> Result<()> {
    rust_target::ensure(rust_target::WEB)?;
    let version = locked_wasm_bindgen()?;
    if let Some(folder) = cargo_tool::ensure(&wasm_bindgen()?)? {
        cargo_tool::offer_to_trunk(&folder, &version)?;
    }
    Ok(())
}

fn wasm_bindgen() -> Result<CargoTool> {
    Ok(cargo_tool::wasm_bindgen(&locked_wasm_bindgen()?))
}

fn locked_wasm_bindgen() -> Result<String> {
    let path = crate::paths::root().join("Cargo.lock");
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("could not read {}", path.display()))?;
    lock::version(&text, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")
}

static ONLY_WORK: AtomicBool = AtomicBool::new(false);

/// From now on, says nothing about what is in place already.
pub fn report_only_work() {
    ONLY_WORK.store(true, Ordering::Relaxed);
}

/// Prints one line of progress about a thing that is worked on.
fn report(thing: &str, news: &str) {
    eprintln!("setup: {thing:<28} {news}");
}

/// Prints one line about a thing that is in place already.
fn found(thing: &str, place: &str) {
    if !ONLY_WORK.load(Ordering::Relaxed) {
        report(thing, place);
    }
}
