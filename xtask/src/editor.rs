//! Bundles the editor and the plugins; also what Trunk runs before each build, the library included, so that `trunk
//! serve` alone works too.

use crate::{args::Args, library, paths, process, tools};
use anyhow::Result;
use std::env;

/// Set for a Trunk that xtask starts: its tools are in place already.
pub const STARTED_BY_XTASK: &str = "PLAYGROUND_STARTED_BY_XTASK";

/// `cargo xtask editor`: puts in place what a Trunk started by hand needs, then packs the library and bundles the
/// editor and the plugins.
pub fn hook(words: &[String]) -> Result<()> {
    Args::parse(words, &[], &[])?;
    tools::report_only_work();
    if env::var_os(STARTED_BY_XTASK).is_none() {
        tools::set_up_for_plain_trunk()?;
    }
    tools::set_up(tools::BUNDLES)?;
    library::write()?;
    bundle()
}

/// The folders that are bundled.
pub const FOLDERS: &[&str] = &["editor-js", "plugins"];

/// Writes editor-js/dist/ and public/plugins/ unless they are newer than their sources; the packages must be installed.
pub fn bundle() -> Result<()> {
    FOLDERS.iter().try_for_each(|folder| {
        process::run(tools::node(&paths::root().join(folder))?.arg("build.mjs"))
    })
}
