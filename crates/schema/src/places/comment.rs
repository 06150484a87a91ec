//! The text of a comment as protoc gives it, from where it stands.

use playground_syntax::Span;

/// Appends the text of one block comment, or of line comments on lines one after the other.
pub(super) fn put(text: &str, span: Span, out: &mut String) {
    let (start, end) = (span.start as usize, span.end as usize);
    let comment = text.get(start..end).unwrap_or_default();
    if comment.starts_with("/*") {
        return put_block(comment, out);
    }
    let mut rest = start;
    while rest < end {
        let line = text.get(rest..).unwrap_or_default();
        // The line end is part of it; the last line of a text may have none.
        let length = line.find('\n').map_or(end - rest, |at| at + 1);
        let line = line.get(..length).unwrap_or_default();
        rest += length;
        let line = line.trim_start_matches(|char| char <= ' ');
        out.push_str(line.get(2..).unwrap_or_default());
    }
}

/// Without its marks, and without blanks and one star at the start of each further line.
fn put_block(comment: &str, out: &mut String) {
    let body = comment.get(2..).unwrap_or_default();
    let body = body.strip_suffix("*/").unwrap_or(body);
    for (number, line) in body.split('\n').enumerate() {
        let mut line = line;
        if number > 0 {
            out.push('\n');
            line = line.trim_start_matches([' ', '\t', '\r', '\x0b', '\x0c']);
            line = line.strip_prefix('*').unwrap_or(line);
        }
        out.push_str(line);
    }
}
