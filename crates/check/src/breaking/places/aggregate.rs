//! Finds a feature in an option written as a message, such as `features = { utf8_validation: NONE }`.

use std::ops::Range;

use crate::finding::Span;
use crate::image::File;
use crate::positions::Lines;

/// Numbers and names of features in `FeatureSet`.
const FEATURES: &[(i32, &str)] = &[
    (1, "field_presence"),
    (2, "enum_type"),
    (3, "repeated_field_encoding"),
    (4, "utf8_validation"),
    (5, "message_encoding"),
    (6, "json_format"),
    (1000, "[pb.cpp]"),
    (1001, "[pb.java]"),
];

/// Numbers and names of the features of C++ and Java that rules look at.
const CUSTOM: &[(i32, i32, &str)] = &[(1000, 2, "string_type"), (1001, 2, "utf8_validation")];

/// Where the feature of a path stands, if an option around it was written as a message.
pub(super) fn part(file: &File<'_>, path: &[i32], lines: &Lines<'_>) -> Option<Span> {
    let outer = (1..=2).find_map(|inner| {
        let around = path.get(..path.len().checked_sub(inner)?)?;
        (around.len() > 2).then(|| file.locations.span(around).map(|span| (around.len(), span)))?
    });
    let (known, span) = outer?;
    let mut range = lines.bytes(span)?;
    for end in known + 1..=path.len() {
        let name = name(path.get(..end)?)?;
        range = named(lines.text(), range, name)?;
    }
    lines.span(range)
}

/// The name and the value of an option statement, without `option` and the semicolon.
pub(super) fn option(span: Span, lines: &Lines<'_>) -> Option<Span> {
    let range = lines.bytes(span)?;
    let tokens = tokens(lines.text().get(range.clone())?);
    let [(_, "option"), (first, _), .., (last, value), (_, ";")] = *tokens.as_slice() else {
        return None;
    };
    lines.span(range.start + first..range.start + last + value.len())
}

/// The span of a value with `default =` before it, in its field.
pub(super) fn with_keyword(field: Span, value: Span, lines: &Lines<'_>) -> Option<Span> {
    let (field, value) = (lines.bytes(field)?, lines.bytes(value)?);
    let tokens = tokens(lines.text().get(field.start..value.start)?);
    let mut keywords = tokens.iter().rev();
    let (keyword, _) = keywords.find(|(_, token)| *token == "default")?;
    lines.span(field.start + keyword..value.end)
}

fn name(path: &[i32]) -> Option<&'static str> {
    let (last, rest) = path.split_last()?;
    let custom = CUSTOM
        .iter()
        .find(|row| rest.last() == Some(&row.0) && row.1 == *last);
    let plain = || FEATURES.iter().find(|row| row.0 == *last).map(|row| row.1);
    custom.map(|row| row.2).or_else(plain)
}

/// The part of a message in text format that has a name, without what is nested deeper: from its name to the end of
/// its value.
fn named(text: &str, range: Range<usize>, name: &str) -> Option<Range<usize>> {
    let tokens = tokens(text.get(range.clone())?);
    let mut depth = 0;
    for (index, (at, token)) in tokens.iter().enumerate() {
        match *token {
            "{" | "<" => depth += 1,
            "}" | ">" => depth -= 1,
            _ if depth == 1 && *token == name => {
                let end = value_end(tokens.get(index + 1..)?)?;
                return Some(range.start + at..range.start + end);
            }
            _ => {}
        }
    }
    None
}

/// Where a value ends that the tokens begin with, a colon before it or not.
fn value_end(tokens: &[(usize, &str)]) -> Option<usize> {
    let mut depth = 0;
    for (at, token) in tokens {
        match *token {
            ":" => continue,
            "{" | "<" => depth += 1,
            "}" | ">" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + token.len());
        }
    }
    None
}

/// Words, names in brackets and signs with their offsets, without blanks and comments.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let length = token_length(rest);
        let Some(token) = rest.get(..length) else {
            break;
        };
        let is_blank = token.starts_with(char::is_whitespace);
        let is_comment =
            token.starts_with("//") || token.starts_with("/*") || token.starts_with('#');
        if !is_blank && !is_comment {
            found.push((at, token));
        }
        at += length;
    }
    found
}

/// The length of the first token; at least 1 for text that is not empty.
fn token_length(text: &str) -> usize {
    let until = |end: &str| text.find(end).map_or(text.len(), |at| at + end.len());
    let word = |c: char| c.is_alphanumeric() || c == '_' || c == '-' || c == '.';
    match text.chars().next() {
        Some('[') => bracketed(text).unwrap_or(1),
        Some('#') => until("\n"),
        Some('/') if text.starts_with("//") => until("\n"),
        Some('/') if text.starts_with("/*") => until("*/"),
        Some(quote @ ('"' | '\'')) => quoted(text, quote),
        Some(c) if word(c) => text.find(|c| !word(c)).unwrap_or(text.len()),
        Some(c) => c.len_utf8(),
        None => 1,
    }
}

/// The length of the name of an extension in brackets.
fn bracketed(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('[')?;
    let name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '/');
    let end = inside.find(|c| !name(c))?;
    inside.get(end..)?.starts_with(']').then_some(end + 2)
}

fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, text: &str, expect: Option<&str>) {
        let found = named(text, 0..text.len(), name);
        assert_eq!(found.map(|range| &text[range]), expect, "{name} in {text}");
    }

    #[test]
    fn a_part_goes_from_its_name_to_the_end_of_its_value() {
        let text = "features = { a: \"b: }\" /* b: 1 */ [pb.java] { b: 2 } b : C, d {e: 1} }";
        check("b", text, Some("b : C"));
        check("[pb.java]", text, Some("[pb.java] { b: 2 }"));
        check("d", text, Some("d {e: 1}"));
        check("e", text, None);
        check("a", text, Some("a: \"b: }\""));
    }
}
