//! The log as Markdown.

use std::fmt::Write as _;

use super::ChangeLog;

/// The log as Markdown: a heading per package and per element, a line per change, and what breaks is said so.
#[must_use]
pub fn markdown(log: &ChangeLog) -> String {
    let mut out = "# Changes\n".to_owned();
    if log.is_empty() {
        out += "\nNothing changed.\n";
    }
    // Writing to a String cannot fail.
    for package in &log.packages {
        let name = match package.name.as_str() {
            "" => "no package".to_owned(),
            name => format!("`{name}`"),
        };
        let _ = writeln!(out, "\n## {name}");
        for group in &package.groups {
            let _ = writeln!(out, "\n### {} `{}`\n", group.kind.word(), group.name);
            for entry in &group.entries {
                let _ = write!(out, "- **{}** {}", entry.change.word(), line(&entry.text));
                if !entry.rules.is_empty() {
                    let _ = write!(out, " (breaking: {})", entry.rules.join(", "));
                }
                out.push('\n');
            }
        }
    }
    out
}

/// A text without what Markdown or HTML would take for markup, outside of code.
fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, part) in text.split('`').enumerate() {
        if at > 0 {
            out.push('`');
        }
        if at % 2 == 1 {
            out += part;
            continue;
        }
        for letter in part.chars() {
            if matches!(
                letter,
                '*' | '_' | '[' | ']' | '<' | '>' | '\\' | '#' | '|' | '~'
            ) {
                out.push('\\');
            }
            out.push(letter);
        }
    }
    out
}
