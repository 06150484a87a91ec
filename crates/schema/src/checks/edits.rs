//! Changes of the text: an entry of a list or a statement taken out, words put in.

use playground_syntax::{Edit, Span};

/// Words that begin a statement which ends when its only entry is taken out.
const STATEMENTS: [&str; 3] = ["option", "reserved", "extensions"];

/// Other words at a place.
pub(super) fn replace(span: Span, text: impl Into<String>) -> Option<Vec<Edit>> {
    let text = text.into();
    Some(vec![Edit { span, text }])
}

/// Words before a place.
pub(super) fn insert(at: u32, text: impl Into<String>) -> Option<Vec<Edit>> {
    replace(Span { start: at, end: at }, text)
}

/// Takes out an entry with the comma beside it; the brackets or the statement around it, if it is the only one.
/// None if anything else stands beside it, such as a comment.
pub(super) fn remove(text: &str, span: Span) -> Option<Vec<Edit>> {
    let before = text.get(..span.start as usize)?;
    let after = text.get(span.end as usize..)?;
    let left = before.trim_end();
    let right = after.trim_start();
    let cut = if let Some(rest) = right.strip_prefix(',') {
        before.len()..text.len() - rest.trim_start().len()
    } else if let Some(rest) = left.strip_suffix(',') {
        rest.len()..span.end as usize
    } else if let (Some(rest), Some(tail)) = (left.strip_suffix('['), right.strip_prefix(']')) {
        rest.trim_end().len()..text.len() - tail.len()
    } else {
        right.strip_prefix(';')?;
        let word = STATEMENTS.iter().find_map(|word| left.strip_suffix(word))?;
        let end = text.len() - right.len() + 1;
        return remove_whole(text, Span::from(word.len()..end));
    };
    replace(Span::from(cut), "")
}

/// Takes out a statement, with its line if nothing else is on it.
pub(super) fn remove_whole(text: &str, span: Span) -> Option<Vec<Edit>> {
    let before = text.get(..span.start as usize)?;
    let after = text.get(span.end as usize..)?;
    let line = before.trim_end_matches([' ', '\t']);
    let alone = line.is_empty() || line.ends_with('\n');
    let tail = after.trim_start_matches([' ', '\t', '\r']);
    match tail.strip_prefix('\n') {
        Some(tail) if alone => replace(Span::from(line.len()..text.len() - tail.len()), ""),
        _ => replace(span, ""),
    }
}

/// After the first `{` at or after an offset.
pub(super) fn after_brace(text: &str, from: u32) -> Option<u32> {
    let found = text.get(from as usize..)?.find('{')?;
    u32::try_from(from as usize + found + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_out_entries() {
        let check = |text: &str, entry: &str, expect: &str| {
            let start = text.find(entry).unwrap();
            let edits = remove(text, Span::from(start..start + entry.len()));
            let Some(edit) = edits.and_then(|edits| edits.into_iter().next()) else {
                return assert_eq!(expect, "none", "{text}");
            };
            let mut text = text.to_owned();
            text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
            assert_eq!(text, expect);
        };
        check("a = 1 [packed = true];", "packed = true", "a = 1;");
        check(
            "a = 1 [packed = true, b = 2];",
            "packed = true",
            "a = 1 [b = 2];",
        );
        check(
            "a = 1 [b = 2, packed = true];",
            "packed = true",
            "a = 1 [b = 2];",
        );
        check("  reserved 1, 2 to 3, 4;", "2 to 3", "  reserved 1, 4;");
        check("{\n  reserved 7;\n  x\n}", "7", "{\n  x\n}");
        check("{ option a = 1; x }", "a = 1", "{  x }");
        check("a = 1 [/* why */ packed = true];", "packed = true", "none");
    }
}
