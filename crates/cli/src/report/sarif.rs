//! SARIF 2.1.0, which code scanning reads.

use std::collections::BTreeSet;

use playground_check::{breaking, lint};
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
    let help = lint::rule(id).map(|rule| rule.help());
    let help = help.or_else(|| breaking::rule(id).map(|rule| rule.help()));
    match help {
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
    json!({
        "ruleId": told.rule,
        "level": "error",
        "message": {"text": told.message},
        "locations": places,
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
