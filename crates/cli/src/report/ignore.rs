//! The part of a `buf.yaml` that silences what was found.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::Told;

/// The rules with the files they find something in; what does not compile cannot be silenced.
pub(super) fn print(told: &[Told]) -> String {
    let mut rules: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for told in told.iter().filter(|told| told.category.is_some()) {
        rules
            .entry(&told.rule)
            .or_default()
            .extend(told.path.as_deref());
    }
    let mut out = String::new();
    if !rules.is_empty() {
        out += "version: v2\nlint:\n  ignore_only:\n";
    }
    for (rule, paths) in rules {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "    {rule}:");
        for path in paths {
            let _ = writeln!(out, "      - {}", scalar(path));
        }
    }
    out
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
