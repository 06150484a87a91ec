//! The list of accepted findings, read and written.

use super::Subject;
use crate::config::ConfigError;
use crate::config::reader::Errors;
use crate::config::yaml;

/// One accepted finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The rule.
    pub rule: String,
    /// The file; empty where that is gone.
    pub path: String,
    /// Full name of the element; empty for the file.
    pub element: String,
    /// Why.
    pub reason: String,
    /// Tells the code it is about.
    pub fingerprint: String,
    /// Its line in the list, from 1; 0 if it is not there yet.
    pub line: usize,
    /// Its column in the list, from 1.
    pub column: usize,
}

const KEYS: &[&str] = &["rule", "path", "element", "reason", "fingerprint"];

impl Accepted {
    /// A new one.
    pub fn new(rule: &str, subject: Subject, reason: &str) -> Self {
        Self {
            rule: rule.to_owned(),
            path: subject.path,
            element: subject.element,
            reason: reason.to_owned(),
            fingerprint: subject.fingerprint,
            line: 0,
            column: 0,
        }
    }

    /// Reads a list: entries with a rule, a path, an element, a reason and a fingerprint each.
    pub fn parse(text: &str) -> Result<Vec<Self>, Vec<ConfigError>> {
        let root = yaml::parse(text).map_err(|error| vec![error])?;
        let mut errors = Errors::default();
        let mut entries = Vec::new();
        for node in errors.list(&root, super::FILE) {
            let fields = errors.map(node, "an entry", KEYS);
            let mut text = |key| {
                let text = fields.get(key).and_then(|node| errors.text(node, key));
                text.map(|text| text.trim().to_owned()).unwrap_or_default()
            };
            let entry = Self {
                rule: text("rule"),
                path: text("path"),
                element: text("element"),
                reason: text("reason"),
                fingerprint: text("fingerprint"),
                line: node.line,
                column: node.column,
            };
            if crate::rule::categories(&entry.rule).is_none() {
                let at = fields.get("rule").unwrap_or(node);
                errors.at(at, format!("there is no rule `{}`", entry.rule));
            }
            for (key, value) in [
                ("reason", &entry.reason),
                ("fingerprint", &entry.fingerprint),
            ] {
                if value.is_empty() {
                    errors.at(node, format!("the entry needs a `{key}`"));
                }
            }
            entries.push(entry);
        }
        match errors.0.as_slice() {
            [] => Ok(entries),
            _ => Err(errors.0),
        }
    }

    /// It as text of the list, which can be added to the end of one.
    pub fn text(&self) -> String {
        let Self {
            rule, fingerprint, ..
        } = self;
        let [path, element, reason] =
            [&self.path, &self.element, &self.reason].map(|text| quoted(text));
        format!(
            "- rule: {rule}\n  path: {path}\n  element: {element}\n  reason: {reason}\n  fingerprint: \"{fingerprint}\"\n"
        )
    }

    /// Whether it is about the same element, in the same way; the code may be another.
    pub fn is_like(&self, other: &Self) -> bool {
        let key = |entry: &Self| {
            [
                entry.rule.clone(),
                entry.path.clone(),
                entry.element.clone(),
            ]
        };
        key(self) == key(other)
    }

    /// What people call it: the element, else the file, else the rule.
    pub(super) fn name(&self) -> &str {
        let names = [self.element.as_str(), &self.path];
        let named = names.into_iter().find(|name| !name.is_empty());
        named.unwrap_or("a file that is gone")
    }
}

/// The text of a list without those of its entries; comments stay. Entries in braces stay too.
pub fn without(text: &str, entries: &[Accepted], is_out: impl Fn(&Accepted) -> bool) -> String {
    let starts = entries.iter().map(|entry| entry.line).skip(1);
    let ends = starts.chain([usize::MAX]);
    let out: Vec<_> = entries
        .iter()
        .zip(ends)
        .filter(|(entry, _)| is_out(entry))
        .collect();
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    for (entry, end) in out.into_iter().rev() {
        let first = entry.line.saturating_sub(1);
        let end = end.saturating_sub(1).min(lines.len());
        if lines.get(first).is_some_and(|line| line.starts_with("- ")) {
            let mut at = 0..;
            lines.retain(|line| {
                let is_inside = at
                    .next()
                    .is_some_and(|at: usize| (first..end).contains(&at));
                !is_inside || line.starts_with('#')
            });
        }
    }
    lines.concat()
}

/// A text in double quotes of YAML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\U{:08x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_read_as_it_was_written() {
        let subject = Subject {
            path: "a \"b\"/ü.proto".to_owned(),
            element: "acme.v1.User.name".to_owned(),
            fingerprint: "1234".to_owned(),
        };
        let entry = Accepted::new("FIELD_NO_DELETE", subject, "two\nlines: \\ and\u{7}");
        let read =
            Accepted::parse(&("# Why not.\n".to_owned() + &entry.text() + &entry.text())).unwrap();
        let (line, column) = (7, 3);
        assert_eq!(
            read[1],
            Accepted {
                line,
                column,
                ..entry
            }
        );
        assert_eq!(Accepted::parse("").unwrap(), []);
    }

    #[test]
    fn entries_are_taken_off_with_their_lines() {
        let entry = |rule| format!("- rule: {rule}\n  reason: r\n\n  fingerprint: f\n");
        let [one, two] = ["FIELD_NO_DELETE", "FILE_NO_DELETE"].map(entry);
        let check = |text: &str, rule: &str, expect: &str| {
            let entries = Accepted::parse(text).unwrap();
            assert_eq!(without(text, &entries, |entry| entry.rule == rule), expect);
        };
        let text = format!("# A.\n{one}# B.\n{two}# C.\n");
        check(
            &text,
            "FIELD_NO_DELETE",
            &format!("# A.\n# B.\n{two}# C.\n"),
        );
        check(&text, "FILE_NO_DELETE", &format!("# A.\n{one}# B.\n# C.\n"));
        check(&text, "NONE", &text);
        let flow = "[{rule: FILE_NO_DELETE, reason: r, fingerprint: f}]\n";
        check(flow, "FILE_NO_DELETE", flow);
    }

    #[test]
    fn what_cannot_be_honoured_is_an_error_with_its_place() {
        let check = |text: &str, expect: &[&str]| {
            let errors = Accepted::parse(text).unwrap_err();
            let told = errors
                .iter()
                .map(|error| format!("{}:{} {}", error.line, error.column, error.message));
            assert_eq!(told.collect::<Vec<_>>(), expect, "{text}");
        };
        check(
            "rule: X",
            &["1:1 `protoplay-accepted.yaml` should be a list"],
        );
        check(
            "- {rule: NOPE, reason: r}",
            &[
                "1:10 there is no rule `NOPE`",
                "1:3 the entry needs a `fingerprint`",
            ],
        );
        check(
            "- rule: FIELD_NO_DELETE\n  reason: '  '\n  fingerprint: f\n",
            &["1:3 the entry needs a `reason`"],
        );
        check(
            "- {rule: FIELD_NO_DELETE, reason: r, fingerprint: f, why: x}",
            &["1:54 an entry has no key `why`"],
        );
    }
}
