//! One line each: `path:line:column: error: message (RULE)`.

use std::fmt::Write as _;

use super::Told;

/// All findings.
pub(super) fn print(told: &[Told]) -> String {
    let mut out = String::new();
    for told in told {
        let (line, column) = (told.place.start_line, told.place.start_column);
        let (path, message, rule) = (told.shown(), &told.message, &told.rule);
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{path}:{line}:{column}: error: {message} ({rule})");
        if !told.breaks.is_empty() {
            let _ = writeln!(out, "    breaks: {}", told.breaks.join(", "));
        }
    }
    out
}
