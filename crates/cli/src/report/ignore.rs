//! The part of a `buf.yaml` that silences what was found.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use playground_check::Version;

use super::Told;
use crate::workspace::Workspace;

/// The rules with the files they find something in; what does not compile cannot be silenced.
pub(super) fn print(told: &[Told], workspace: Option<&Workspace>) -> String {
    let version = workspace.map_or(Version::V2, |workspace| workspace.config.version);
    let mut rules: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for told in told.iter().filter(|told| told.category.is_some()) {
        rules.entry(&told.rule).or_default().extend(
            told.path
                .as_deref()
                .map(|path| from_config(path, workspace)),
        );
    }
    let mut out = String::new();
    if !rules.is_empty() {
        let version = match version {
            Version::V1Beta1 => "v1beta1",
            Version::V1 => "v1",
            Version::V2 => "v2",
        };
        out = format!("version: {version}\nlint:\n  ignore_only:\n");
    }
    for (rule, paths) in rules {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "    {rule}:");
        for path in paths {
            let _ = writeln!(out, "      - {}", scalar(&path));
        }
    }
    out
}

/// A path as a configuration has it: in v2 it begins with the folder of its module, else it is an import path.
fn from_config(path: &str, workspace: Option<&Workspace>) -> String {
    let v2 = workspace.filter(|workspace| workspace.config.version == Version::V2);
    let mut modules = v2.iter().flat_map(|workspace| &workspace.modules);
    let module = modules.find(|module| module.paths.contains(path));
    match module.and_then(|module| module.config.roots.first()) {
        Some(root) if root != "." => format!("{root}/{path}"),
        _ => path.to_owned(),
    }
}

/// A path as YAML: in quotes unless it is plain. A JSON string is one of YAML.
fn scalar(path: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '/' | '-');
    let starts = path.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    if starts && path.chars().all(is_plain) {
        return path.to_owned();
    }
    crate::json::string(path)
}
