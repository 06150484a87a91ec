//! As Visual Studio prints errors: `path(line,column) : severity RULE : message`.

use super::Told;
use crate::findings::word;

/// All findings.
pub(super) fn print(told: &[Told]) -> String {
    let lines = told.iter().map(|told| {
        let (line, column) = (told.place.start_line, told.place.start_column);
        let (path, rule, message) = (told.opened(), &told.rule, &told.message);
        let severity = word(told.severity);
        format!("{path}({line},{column}) : {severity} {rule} : {message}\n")
    });
    lines.collect()
}
