//! What lies beside a `buf.yaml` and is ours: settings, and the list of accepted findings.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use playground_check::accept::{self, Accepted};
use playground_check::config::{ConfigError, Settings};

use super::{Place, config};

/// Settings and accepted findings.
#[derive(Debug, Default)]
pub(crate) struct Own {
    /// How bad findings are.
    pub(crate) settings: Settings,
    /// What was accepted.
    pub(crate) accepted: Vec<Accepted>,
    /// Where the list is, or would be.
    pub(crate) list: PathBuf,
}

/// Reads both from the folder of the given configuration, else from that of the inputs; what is not there is empty.
///
/// # Errors
/// If one cannot be read or honoured.
pub(crate) fn read(inputs: &[PathBuf], given: Option<&Path>) -> anyhow::Result<Own> {
    let folder = match (given, Place::of(inputs)) {
        (Some(given), _) => given.parent().unwrap_or(Path::new(".")).to_path_buf(),
        (None, Place::Folder(folder) | Place::Files(folder)) => folder,
        (None, Place::Other) => PathBuf::from("."),
    };
    let list = folder.join(accept::FILE);
    Ok(Own {
        settings: parsed(&folder.join("protoplay.yaml"), Settings::parse)?,
        accepted: parsed(&list, Accepted::parse)?,
        list,
    })
}

fn parsed<T: Default>(
    path: &Path,
    parse: impl FnOnce(&str) -> Result<T, Vec<ConfigError>>,
) -> anyhow::Result<T> {
    if !path.is_file() {
        return Ok(T::default());
    }
    let name = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("cannot read `{name}`"))?;
    config::honoured(path, parse(&text))
}
