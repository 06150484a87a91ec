//! The imports of a text, broken or not, and one more among them.

/// The paths of the import statements of a text, in order.
pub fn imports(text: &str) -> Vec<String> {
    let header = header(text);
    header.imports.into_iter().map(str::to_owned).collect()
}

/// The text with one more import: behind the last one, else behind the package, else behind the syntax; none if it is
/// there already.
pub fn with_import(text: &str, path: &str) -> Option<String> {
    let header = header(text);
    if header.imports.contains(&path) {
        return None;
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let import = format!("import \"{path}\";");
    let (at, gap) = match (header.import_end, header.head_end) {
        (Some(at), _) => (at, end.to_owned()),
        (None, Some(at)) => (at, end.repeat(2)),
        (None, None) => return Some(format!("{import}{end}{end}{text}")),
    };
    // A comment behind the statement stays on its line.
    let rest = text.get(at..)?;
    let at = at + rest.find(['\r', '\n']).unwrap_or(rest.len());
    let (before, after) = text.split_at_checked(at)?;
    Some(format!("{before}{gap}{import}{after}"))
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
    let mut first = "";
    let mut string = None;
    for (end, token) in (Tokens { text, at: 0 }) {
        match token {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if matches!(token, "{" | "}" | ";") {
            match (first, string) {
                _ if depth > 0 || token != ";" => {}
                ("import", Some(path)) => {
                    header.imports.push(path);
                    header.import_end = Some(end);
                }
                ("syntax" | "edition" | "package", _) => header.head_end = Some(end),
                _ => {}
            }
            (first, string) = ("", None);
        } else if first.is_empty() {
            first = token;
        } else if string.is_none() && token.starts_with(['"', '\'']) {
            string = Some(token.trim_matches(['"', '\'']));
        }
    }
    header
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
    if !matches!(first, '"' | '\'') {
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
        assert_eq!(with_import(text, "x.proto").as_deref(), expect, "{text:?}");
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
            let _ = with_import(text, "x.proto");
        }
        assert_eq!(imports("import \"a\nimport \"b\"; ü import 'c';"), ["a"]);
        assert_eq!(imports("} import 'c'; { import 'd'; }"), ["c"]);
    }
}
