//! Annotations of GitHub Actions: workflow commands.

use playground_schema::Severity;

use super::Told;

/// All findings.
pub(super) fn print(told: &[Told]) -> String {
    told.iter().map(line).collect()
}

fn line(told: &Told) -> String {
    let file = property(told.opened());
    let message = data(&format!("{} ({})", told.message, told.rule));
    let at = told.place;
    let level = match told.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    match told.path {
        Some(_) => format!(
            "::{level} file={file},line={},col={},endLine={},endColumn={}::{message}\n",
            at.start_line, at.start_column, at.end_line, at.end_column
        ),
        None => format!("::{level} file={file}::{message}\n"),
    }
}

/// What may stand after the last `::`.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D");
    text.replace('\n', "%0A")
}

/// What may stand in a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
