//! The imports of a text, broken or not, and one more among them: enough where nothing else of the tree is wanted.
//!
//! It cuts the text itself: with the lexer and its messages the page's own code would be 12 kB larger.

use crate::{Edit, Span};

const QUOTES: [char; 2] = ['"', '\''];

/// The paths of the import statements of a text, in order, as they are written between the quotes.
pub fn imports(text: &str) -> Vec<String> {
    let header = header(text);
    header.imports.into_iter().map(str::to_owned).collect()
}

/// The insertion that adds an import: behind the last one, else behind the package, else behind the syntax; none if it is
/// there already.
pub fn import_edit(text: &str, path: &str) -> Option<Edit> {
    let header = header(text);
    if header.imports.contains(&path) {
        return None;
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let import = format!("import \"{path}\";");
    let insert = |at: usize, text| Edit {
        span: Span::from(at..at),
        text,
    };
    let (at, gap) = match (header.import_end, header.head_end) {
        (Some(at), _) => (at, end.to_owned()),
        (None, Some(at)) => (at, end.repeat(2)),
        (None, None) => return Some(insert(0, format!("{import}{end}{end}"))),
    };
    // A comment behind the statement stays on its line.
    let rest = text.get(at..)?;
    let line_end = at + rest.find(['\r', '\n']).unwrap_or(rest.len());
    Some(insert(line_end, format!("{gap}{import}")))
}

/// What stands in front of the declarations of a file.
#[derive(Default)]
struct Header<'a> {
    imports: Vec<&'a str>,
    /// Behind the last import.
    import_end: Option<usize>,
    /// Behind the package, else behind the syntax or edition.
    head_end: Option<usize>,
}

fn header(text: &str) -> Header<'_> {
    let mut header = Header::default();
    let mut depth = 0usize;
    let (mut first, mut path) = ("", None);
    for (end, token) in (Tokens { text, at: 0 }) {
        match token {
            ";" | "{" | "}" => {
                if token == ";" && depth == 0 {
                    header.end_statement(first, path, end);
                }
                match token {
                    "{" => depth += 1,
                    "}" => depth = depth.saturating_sub(1),
                    _ => {}
                }
                (first, path) = ("", None);
            }
            _ if first.is_empty() => first = token,
            _ if path.is_none() && token.starts_with(QUOTES) => {
                path = Some(token.trim_matches(QUOTES));
            }
            // The `;` of the statement before is missing.
            "import" if depth == 0 && path.is_some() => {
                header.end_statement(first, path, end - token.len());
                (first, path) = (token, None);
            }
            _ => {}
        }
    }
    if depth == 0 {
        header.end_statement(first, path, text.len());
    }
    header
}

impl<'a> Header<'a> {
    fn end_statement(&mut self, first: &str, path: Option<&'a str>, end: usize) {
        match (first, path) {
            ("import", Some(path)) => {
                self.imports.push(path);
                self.import_end = Some(end);
            }
            ("syntax" | "edition" | "package", _) => self.head_end = Some(end),
            _ => {}
        }
    }
}

/// Words, strings with their quotes, and single other characters, each with its end; no comments, no white space.
struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = self.text.get(self.at..)?;
            let trimmed = rest.trim_start();
            let blank = rest.len() - trimmed.len();
            let skipped = if trimmed.starts_with("//") {
                trimmed.find('\n').unwrap_or(trimmed.len())
            } else if let Some(inner) = trimmed.strip_prefix("/*") {
                inner.find("*/").map_or(trimmed.len(), |end| end + 4)
            } else {
                let length = token_length(trimmed)?;
                self.at += blank + length;
                return Some((self.at, trimmed.get(..length)?));
            };
            self.at += blank + skipped;
        }
    }
}

/// Bytes of the token at the start of a text; none at its end.
fn token_length(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    if !QUOTES.contains(&first) {
        let end = text.find(|c| !is_word(c)).unwrap_or(text.len());
        return Some(end.max(first.len_utf8()));
    }
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            // A string ends with its line.
            '\n' => return Some(at),
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == first => return Some(at + 1),
            _ => {}
        }
    }
    Some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<&str>) {
        let edited = import_edit(text, "x.proto").map(|edit| {
            let at = edit.span.start as usize;
            format!("{}{}{}", &text[..at], edit.text, &text[at..])
        });
        assert_eq!(edited.as_deref(), expect, "{text:?}");
    }

    fn check_paths(text: &str, expect: &[&str]) {
        assert_eq!(imports(text), expect, "{text:?}");
    }

    #[test]
    fn imports_are_found() {
        check_paths("", &[]);
        check_paths(
            "syntax = \"proto3\"; import \"a.proto\"; import public 'b/c.proto';import weak\"d\";",
            &["a.proto", "b/c.proto", "d"],
        );
        check_paths(
            "// import \"no\";\n/* import \"no\"; */ import /* x */ \"yes\" ;",
            &["yes"],
        );
        check_paths("message M { string import = 1 [default = \"x\"]; }", &[]);
        check_paths(
            "option a = \"; import \\\"no\\\"; \"; import option \"yes\";",
            &["yes"],
        );
    }

    #[test]
    fn an_import_goes_behind_the_last_one() {
        check(
            "import \"a\"; // b\nimport weak 'c' ;\n\nmessage M {}\n",
            Some("import \"a\"; // b\nimport weak 'c' ;\nimport \"x.proto\";\n\nmessage M {}\n"),
        );
        check(
            "import \"a\"; // b\r\nmessage M {}",
            Some("import \"a\"; // b\r\nimport \"x.proto\";\r\nmessage M {}"),
        );
        check(
            "message M {}\nimport \"a\";",
            Some("message M {}\nimport \"a\";\nimport \"x.proto\";"),
        );
        check("/* import \"x.proto\"; */ import public \"x.proto\";", None);
    }

    #[test]
    fn a_first_import_goes_behind_package_and_syntax() {
        check("", Some("import \"x.proto\";\n\n"));
        check(
            "syntax = \"proto3\";\n\npackage p;\n\nmessage M { string import = 1; }\n",
            Some(
                "syntax = \"proto3\";\n\npackage p;\n\nimport \"x.proto\";\n\nmessage M { string import = 1; }\n",
            ),
        );
        check(
            "edition = \"2023\";\nmessage M {}",
            Some("edition = \"2023\";\n\nimport \"x.proto\";\nmessage M {}"),
        );
        check(
            "// é\nmessage M { option o = \"import\"; }",
            Some("import \"x.proto\";\n\n// é\nmessage M { option o = \"import\"; }"),
        );
    }

    #[test]
    fn broken_texts_are_read_as_far_as_they_go() {
        for text in [
            "import",
            "import \"",
            "/* open",
            "import \"a\nimport \"b\";",
            "}}import \"a\";{",
        ] {
            let _ = import_edit(text, "x.proto");
        }
        check_paths("import \"unclosed\nimport \"next\";", &["unclosed", "next"]);
        check_paths("import \"a\"\nimport \"b\"; ü import 'c';", &["a", "b"]);
        check_paths("} import 'c'; { import 'd'; }", &["c"]);
        check_paths("import", &[]);
        check_paths("import \"", &[""]);
        check_paths("/* open import \"a\";", &[]);
    }
}
