//! What templates can do to values beyond jinja's own filters.

use minijinja::Environment;

/// Adds them.
pub(super) fn add(environment: &mut Environment<'_>) {
    environment.add_filter("comment", |lines: Vec<String>, prefix: String| {
        comment(&lines, &prefix)
    });
    environment.add_filter("quote", |text: String| quote(&text));
}

/// Lines of a comment that no language reads as anything else: without control characters, and without what ends a
/// comment or a docstring.
fn comment(lines: &[String], prefix: &str) -> String {
    let harmless = |line: &String| {
        let line: String = line.chars().filter(|c| !is_odd(*c)).collect();
        let line = line.replace("*/", "* /").replace("/*", "/ *");
        let line = line.replace("\"\"\"", "'''").replace('\\', "/");
        format!("{prefix}{line}").trim_end().to_owned()
    };
    lines.iter().map(harmless).collect::<Vec<_>>().join("\n")
}

/// Control characters, line ends of Unicode, and what turns the direction of text.
fn is_odd(c: char) -> bool {
    let turns =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || (c.is_control() && c != '\t') || matches!(c, '\u{2028}' | '\u{2029}')
}

/// A string literal in double quotes that Go, TypeScript, JavaScript, Python and Rust read alike: only ASCII that needs no
/// escape, and `\"`, `\\`, `\n`. Other characters are left out; names and paths of schemas have none.
fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if is_odd(c) => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stay_comments() {
        let lines = ["a */ b", "\"\"\" c \\", "", "d\u{2028}e\rf"].map(str::to_owned);
        assert_eq!(comment(&lines, "// "), "// a * / b\n// ''' c /\n//\n// def");
    }

    #[test]
    fn strings_are_quoted() {
        assert_eq!(quote("a\"b\\c\nd"), r#""a\"b\\c\nd""#);
    }
}
