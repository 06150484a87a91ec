//! Which files a source imports, broken or not: enough to know what else to read.

/// The paths of the `import` statements of a source, in order.
pub(crate) fn imports(text: &str) -> Vec<String> {
    let mut tokens = Tokens(text).peekable();
    let mut found = Vec::new();
    let mut statement_start = true;
    while let Some(token) = tokens.next() {
        if statement_start && token == "import" {
            if tokens
                .peek()
                .is_some_and(|token| matches!(*token, "public" | "weak" | "option"))
            {
                tokens.next();
            }
            let path = tokens
                .peek()
                .and_then(|token| token.strip_prefix(['"', '\'']));
            found.extend(path.map(|path| path.trim_end_matches(['"', '\'']).to_owned()));
        }
        statement_start = matches!(token, ";" | "{" | "}");
    }
    found
}

/// Words, string literals with their quotes, and single other characters; no comments, no white space.
struct Tokens<'a>(&'a str);

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        loop {
            self.0 = self.0.trim_start();
            self.0 = if self.0.starts_with("//") {
                self.0.split_once('\n').map_or("", |(_, rest)| rest)
            } else if let Some(comment) = self.0.strip_prefix("/*") {
                comment.split_once("*/").map_or("", |(_, rest)| rest)
            } else {
                break;
            };
        }
        let first = self.0.chars().next()?;
        let length = match first {
            '"' | '\'' => string_length(self.0, first),
            c if is_word(c) => self.0.find(|c| !is_word(c)).unwrap_or(self.0.len()),
            c => c.len_utf8(),
        };
        let (token, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(token)
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Bytes of the literal at the start of the text, both quotes included; a literal ends with its line.
fn string_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\n' => return at,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        assert_eq!(imports(text), expect, "{text}");
    }

    #[test]
    fn finds_imports() {
        check("", &[]);
        check(
            "syntax = \"proto3\"; import \"a.proto\"; import public 'b/c.proto';import weak\"d\";",
            &["a.proto", "b/c.proto", "d"],
        );
        check(
            "// import \"no\";\n/* import \"no\"; */ import /* x */ \"yes\" ;",
            &["yes"],
        );
        check("message M { string import = 1 [default = \"x\"]; }", &[]);
        check(
            "option a = \"; import \\\"no\\\"; \"; import \"yes\";",
            &["yes"],
        );
        check("import \"unclosed\nimport \"next\";", &["unclosed"]);
        check("import", &[]);
        check("import \"", &[""]);
        check("/* open import \"a\";", &[]);
        check("ü import \"a\"; import \"b\"", &["b"]);
    }
}
