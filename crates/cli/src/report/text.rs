//! One line each: `path:line:column: severity: message (RULE)`.

use std::fmt::Write as _;

use super::{Told, explained};
use crate::findings::word;

/// All findings.
pub(super) fn print(told: &[Told]) -> String {
    let mut out = String::new();
    for told in told {
        let (line, column) = (told.place.start_line, told.place.start_column);
        let (path, message, rule) = (told.opened(), &told.message, &told.rule);
        let severity = word(told.severity);
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "{path}:{line}:{column}: {severity}: {message} ({rule})"
        );
        if !told.breaks.is_empty() {
            let _ = writeln!(out, "    breaks: {}", told.breaks.join(", "));
        }
        if let Some(reason) = &told.reason {
            let _ = writeln!(out, "    {severity}: {reason}");
        }
        if let Some(explanation) = &told.explanation {
            out += &explained::text(explanation);
        }
    }
    out
}
