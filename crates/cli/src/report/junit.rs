//! JUnit XML: one suite a file, one failed case a finding.

use std::fmt::Write as _;

use playground_schema::Severity;

use super::Told;
use crate::findings::word;

/// All findings.
pub(super) fn print(told: &[Told]) -> String {
    let mut out = String::from("<testsuites>\n");
    for file in told.chunk_by(|one, two| one.path == two.path) {
        let name = file.first().map(Told::opened).unwrap_or_default();
        let name = escaped(name.strip_suffix(".proto").unwrap_or(name));
        let count = file.len();
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "  <testsuite name=\"{name}\" tests=\"{count}\" failures=\"{count}\" errors=\"0\">"
        );
        file.iter().for_each(|told| case(&mut out, told));
        out += "  </testsuite>\n";
    }
    out + "</testsuites>\n"
}

fn case(out: &mut String, told: &Told) {
    let (line, column) = (told.place.start_line, told.place.start_column);
    let rule = escaped(&told.rule);
    let name = match told.path {
        Some(_) => format!("{rule}_{line}_{column}"),
        None => rule.clone(),
    };
    let mark = match told.severity {
        Severity::Error => String::new(),
        other => format!("{}: ", word(other)),
    };
    let (path, message) = (told.opened(), &told.message);
    let message = escaped(&format!("{path}:{line}:{column}: {mark}{message}"));
    let _ = writeln!(out, "    <testcase name=\"{name}\">");
    let _ = writeln!(
        out,
        "      <failure message=\"{message}\" type=\"{rule}\"></failure>"
    );
    out.push_str("    </testcase>\n");
}

/// Text for an attribute; characters that XML does not have are shown as the replacement character.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
