//! Comments of elements, and how they changed.

use crate::image::File;

/// The comment of an element: what stands before it, else what stands behind it, without blanks around its lines.
pub(super) fn of(file: &File<'_>, path: &[i32]) -> String {
    let Some(location) = file.locations.get(path) else {
        return String::new();
    };
    let text = match location.leading_comments() {
        "" => location.trailing_comments(),
        leading => leading,
    };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}

/// A text and the first line of a comment.
pub(super) fn with(text: String, comment: &str) -> String {
    match comment.lines().next() {
        Some(line) => format!("{text}: {line}"),
        None => text,
    }
}

/// What became of the comment of an element; nothing if one of the files came without comments at all.
pub(super) fn change(
    what: &str,
    (was, was_at): (&File<'_>, &[i32]),
    (is, is_at): (&File<'_>, &[i32]),
) -> Option<String> {
    if was.proto.source_code_info.is_none() || is.proto.source_code_info.is_none() {
        return None;
    }
    let (was, is) = (of(was, was_at), of(is, is_at));
    match (was.as_str(), is.as_str()) {
        (was, is) if was == is => None,
        (_, "") => Some(format!("{what}: comment removed")),
        (_, is) => Some(with(what.to_owned(), is)),
    }
}
