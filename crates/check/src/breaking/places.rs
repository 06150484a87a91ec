//! Where findings about options go. Source info tells less than buf does, so the text helps where it is at hand: the
//! place of `default` is that of its value, and of an option given as a message no part has a place.

use crate::finding::Span;
use crate::image::File;

mod aggregate;
mod columns;

/// Number of `default` in a field.
const DEFAULT: i32 = 7;

/// Where a path stands; none for the file as a whole.
pub(super) fn span(file: &File<'_>, path: &[i32], text: Option<&str>) -> Option<Span> {
    if path.is_empty() {
        return None;
    }
    match (file.locations.span(path), text) {
        (Some(span), Some(text)) if is_default(path) => {
            Some(with_keyword(span, text).unwrap_or(span))
        }
        (Some(span), Some(text)) if is_features(path) => {
            Some(aggregate::option(span, text).unwrap_or(span))
        }
        (Some(span), _) => Some(span),
        (None, Some(text)) => aggregate::part(file, path, text).or_else(|| known(file, path)),
        (None, None) => known(file, path),
    }
}

/// The place of the innermost element around a path that has one.
fn known(file: &File<'_>, path: &[i32]) -> Option<Span> {
    (1..path.len())
        .rev()
        .find_map(|end| file.locations.span(path.get(..end)?))
}

/// Whether the path is that of the default value of a field, and not of the options of a message, which has the same
/// number.
fn is_default(path: &[i32]) -> bool {
    match *path {
        [7, _, DEFAULT] => true,
        [.., list, _, DEFAULT] => path.len() > 3 && (list == 2 || list == 6),
        _ => false,
    }
}

/// Whether the path is that of all features of a message or an enum, written as one option.
fn is_features(path: &[i32]) -> bool {
    matches!(path, [.., 3, 7] | [.., 7, 12])
}

/// The span with `default =` before the value.
fn with_keyword(span: Span, text: &str) -> Option<Span> {
    let value = columns::offset(text, span.start_line, span.start_column)?;
    let start = text.get(..value)?.rfind("default")?;
    let (start_line, start_column) = columns::position(text, start)?;
    Some(Span {
        start_line,
        start_column,
        ..span
    })
}

/// The first of some parts of an element, paths below its own, that was written; else the element itself.
pub(super) fn written(
    file: &File<'_>,
    element: &[i32],
    parts: &[&[i32]],
    text: Option<&str>,
) -> Vec<i32> {
    let has_place = |path: &Vec<i32>| {
        file.locations.get(path).is_some()
            || text.is_some_and(|text| aggregate::part(file, path, text).is_some())
    };
    let mut paths = parts.iter().map(|part| [element, part].concat());
    paths.find(has_place).unwrap_or_else(|| element.to_vec())
}
