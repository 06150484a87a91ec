//! Paths of a workspace that import statements can name.

use std::collections::HashSet;

use crate::finding::Finding;
use crate::{Diagnostic, Severity, SourceFile, Span};

/// What paths are like.
pub(crate) const NAMED: &str =
    "use a path relative to the import root, such as users/v1/user.proto";

/// The files to compile: each path once; paths that no import can name are told.
pub(crate) fn accepted(files: &[SourceFile]) -> (Vec<&SourceFile>, Vec<Diagnostic>) {
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    let mut findings = Vec::new();
    for file in files {
        let path = &file.path;
        let tell = |message: String, help: &str| {
            let finding = Finding::error(Span::default(), message);
            finding.help(help).told(path)
        };
        if playground_protos::core(path).is_some() {
            let message = format!("\"{path}\" comes with the compiler, and this copy is not used");
            let mut finding = tell(message, "remove this file, its imports go on working");
            finding.severity = Severity::Info;
            findings.push(finding);
            continue;
        }
        if !seen.insert(path.as_str()) {
            let message = format!("two files are named \"{path}\"");
            findings.push(tell(message, "rename one of them"));
            continue;
        }
        if let Some(reason) = bad_path(path) {
            findings.push(tell(format!("the path \"{path}\" {reason}"), NAMED));
        }
        out.push(file);
    }
    (out, findings)
}

/// Why no file can have a path.
pub(crate) fn bad_path(path: &str) -> Option<&'static str> {
    let mut parts = path.split('/');
    match path {
        "" => Some("is empty"),
        _ if path.contains('\\') => Some("has a backslash"),
        _ if path.starts_with('/') || path.as_bytes().get(1) == Some(&b':') => Some("is absolute"),
        _ if parts.any(|part| matches!(part, "" | "." | "..")) => {
            Some("has an empty part, '.' or '..'")
        }
        _ => None,
    }
}
