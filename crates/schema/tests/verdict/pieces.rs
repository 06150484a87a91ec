//! A text cut into tokens and statements, roughly: what mutations take out, move and put in.

use std::ops::Range;

/// What a token is, as far as mutations care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Blanks and comments.
    Space,
    /// A name or keyword.
    Word,
    /// A number.
    Number,
    /// A quoted text.
    Text,
    /// Anything else, one character.
    Mark,
}

/// The tokens of a text, which tile it.
pub fn tokens(text: &str) -> Vec<(Kind, Range<usize>)> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let run = |keep: fn(char) -> bool| rest.find(|c| !keep(c)).unwrap_or(rest.len());
        let (kind, length) = match first {
            '/' if rest.starts_with("//") => (Kind::Space, rest.find('\n').unwrap_or(rest.len())),
            '/' if rest.starts_with("/*") => (
                Kind::Space,
                rest.find("*/").map_or(rest.len(), |end| end + 2),
            ),
            _ if first.is_whitespace() => (Kind::Space, run(char::is_whitespace)),
            'a'..='z' | 'A'..='Z' | '_' => (Kind::Word, run(|c| c.is_alphanumeric() || c == '_')),
            '0'..='9' => (Kind::Number, run(|c| c.is_alphanumeric() || c == '.')),
            '"' | '\'' => (Kind::Text, quoted(rest, first)),
            _ => (Kind::Mark, first.len_utf8()),
        };
        out.push((kind, at..at + length));
        at += length;
    }
    out
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == '\n' {
            return at;
        }
        if c == quote && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}

/// The statements of a text, inner ones too: up to a `;` or the end of a block.
pub fn statements(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut starts: Vec<Option<usize>> = vec![None];
    for (kind, range) in tokens(text) {
        if kind == Kind::Space {
            continue;
        }
        if let Some(start @ None) = starts.last_mut() {
            *start = Some(range.start);
        }
        let mut end = |starts: &mut Vec<Option<usize>>| {
            if let Some(start) = starts.last_mut().and_then(Option::take) {
                out.push(start..range.end);
            }
        };
        match &text[range.clone()] {
            ";" => end(&mut starts),
            "{" => starts.push(None),
            "}" if starts.len() > 1 => {
                starts.pop();
                end(&mut starts);
            }
            _ => {}
        }
    }
    out.sort_by_key(|range| range.start);
    out
}

/// Where a statement may be put: after `;`, `{` and `}`, and at the start.
pub fn gaps(text: &str) -> Vec<usize> {
    let tokens = tokens(text).into_iter();
    let marks = tokens.filter(|(_, range)| matches!(&text[range.clone()], ";" | "{" | "}"));
    std::iter::once(0)
        .chain(marks.map(|(_, range)| range.end))
        .collect()
}
