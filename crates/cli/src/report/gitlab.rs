//! A report of GitLab's code quality: one JSON array.

use serde_json::{Value, json};

use super::Told;

/// All findings.
pub(super) fn print(told: &[Told]) -> String {
    let entries: Vec<Value> = told.iter().map(entry).collect();
    format!("{}\n", Value::from(entries))
}

fn entry(told: &Told) -> Value {
    let at = told.place;
    json!({
        "description": told.message,
        "check_name": told.rule,
        "fingerprint": fingerprint(told),
        "severity": "major",
        "location": {
            "path": told.opened(),
            "positions": {
                "begin": {"line": at.start_line, "column": at.start_column},
                "end": {"line": at.end_line, "column": at.end_column},
            },
        },
    })
}

/// The same for the same finding, wherever it moves to in its file: FNV-1a of file, rule and message.
fn fingerprint(told: &Told) -> String {
    let parts = [told.opened(), &told.rule, &told.message];
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    let hash = bytes.fold(
        0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128,
        |hash, byte| {
            (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
        },
    );
    format!("{hash:032x}")
}
