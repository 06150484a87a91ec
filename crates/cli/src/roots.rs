//! What to do about imports that no import root has: names the folder to give, if it is near.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
};

use playground_schema::{Diagnostic, Severity, SourceFile};

/// The nearest folder around the given ones, themselves included, from which an import path leads to a file.
pub(crate) fn around(folders: &BTreeSet<PathBuf>, import: &str) -> Option<PathBuf> {
    let mut around = folders.iter().flat_map(|folder| folder.ancestors());
    let root = around.find(|folder| folder.join(import).is_file())?;
    Some(root.to_path_buf())
}

/// Says of imports that were not found where they are, or from where they are looked for.
pub(crate) fn advise(
    findings: &mut [Diagnostic],
    files: &[SourceFile],
    missing: &BTreeMap<String, Option<PathBuf>>,
) {
    let errors = findings
        .iter_mut()
        .filter(|finding| finding.severity == Severity::Error);
    for finding in errors {
        let source = files.iter().find(|file| file.path == finding.path);
        let (start, end) = (finding.span.start as usize, finding.span.end as usize);
        let quoted = source.and_then(|file| file.text.get(start..end));
        let Some(path) = quoted.and_then(unquoted) else {
            continue;
        };
        if let Some(root) = missing.get(path) {
            finding.help = Some(help(root.as_deref(), finding.help.take()));
        }
    }
}

fn unquoted(text: &str) -> Option<&str> {
    let inner = |quote| text.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\''))
}

fn help(root: Option<&Path>, known: Option<String>) -> String {
    let Some(root) = root else {
        const START: &str = "import paths start from the folder that is given as INPUT";
        return match known {
            Some(meant) if meant.starts_with("did you mean") => meant,
            Some(known) => format!("{known}; {START}"),
            None => START.to_owned(),
        };
    };
    let root = short(root);
    let root = root.display();
    format!("it is below `{root}`: give that folder as INPUT, import paths start from there")
}

/// A path as seen from the current directory, if it is below it.
pub(crate) fn short(path: &Path) -> PathBuf {
    let here = env::current_dir().and_then(fs::canonicalize);
    let below = here
        .ok()
        .and_then(|here| Some(path.strip_prefix(here).ok()?.to_path_buf()));
    match below {
        Some(below) if below.as_os_str().is_empty() => PathBuf::from("."),
        Some(below) => below,
        None => path.to_path_buf(),
    }
}
