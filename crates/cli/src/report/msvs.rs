//! As Visual Studio prints errors: `path(line,column) : error RULE : message`.

use super::Told;

/// All findings.
pub(super) fn print(told: &[Told]) -> String {
    let lines = told.iter().map(|told| {
        let (line, column) = (told.place.start_line, told.place.start_column);
        let (path, rule, message) = (told.opened(), &told.rule, &told.message);
        format!("{path}({line},{column}) : error {rule} : {message}\n")
    });
    lines.collect()
}
