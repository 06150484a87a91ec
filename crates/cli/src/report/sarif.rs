//! SARIF 2.1.0, which code scanning reads.

use std::collections::{BTreeMap, BTreeSet};

use playground_check::Fix;
use playground_schema::Severity;
use serde_json::{Value, json};

use super::Told;

/// All findings.
pub(super) fn print(told: &[Told]) -> String {
    let ids: BTreeSet<&str> = told.iter().map(|told| told.rule.as_str()).collect();
    let rules: Vec<Value> = ids.into_iter().map(rule).collect();
    let results: Vec<Value> = told.iter().map(result).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "protoplay",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log}\n")
}

fn rule(id: &str) -> Value {
    match playground_check::help(id) {
        None => json!({"id": id}),
        Some(help) => json!({
            "id": id,
            "shortDescription": {"text": help.summary},
            "help": {"text": help.text, "markdown": help.text},
        }),
    }
}

fn result(told: &Told) -> Value {
    let places: Vec<Value> = told.path.iter().map(|_| place(told)).collect();
    let level = match told.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    let mut result = json!({
        "ruleId": told.rule,
        "level": level,
        "message": {"text": told.message},
        "locations": places,
    });
    // What moves files has no form here.
    if let Some(fix) = told.fix.as_ref().filter(|fix| fix.moves.is_empty())
        && let Some(object) = result.as_object_mut()
    {
        object.insert("fixes".to_owned(), json!([fixed(fix)]));
    }
    result
}

/// Edits by file, in bytes.
fn fixed(fix: &Fix) -> Value {
    let mut changes: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for edit in &fix.edits {
        let (start, end) = (edit.span.start, edit.span.end);
        changes.entry(&edit.path).or_default().push(json!({
            "deletedRegion": {"byteOffset": start, "byteLength": end - start},
            "insertedContent": {"text": edit.text},
        }));
    }
    let changes = changes.into_iter().map(|(path, replacements)| {
        json!({"artifactLocation": {"uri": uri(path)}, "replacements": replacements})
    });
    json!({
        "description": {"text": fix.title},
        "artifactChanges": changes.collect::<Vec<_>>(),
    })
}

/// The file, and where in it unless it is meant as a whole.
fn place(told: &Told) -> Value {
    let file = json!({"uri": uri(told.opened())});
    let Some(at) = told.characters else {
        return json!({"physicalLocation": {"artifactLocation": file}});
    };
    let region = json!({
        "startLine": at.start_line,
        "startColumn": at.start_column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
    });
    json!({"physicalLocation": {"artifactLocation": file, "region": region}})
}

/// A path as a relative reference: what has a meaning in one is escaped.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            byte if plain(byte) => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
