//! Where findings about options go. Source info tells less than buf does, so the text helps where it is at hand: the
//! place of `default` is that of its value, and of an option given as a message no part has a place.

use crate::finding::Span;
use crate::image::{File, tag};
use crate::positions::Lines;

mod aggregate;

/// Where a path stands; none for the file as a whole.
pub(super) fn span(file: &File<'_>, path: &[i32], lines: Option<&Lines<'_>>) -> Option<Span> {
    if path.is_empty() {
        return None;
    }
    let known = file.locations.span(path);
    let Some(lines) = lines else {
        return known.or_else(|| around(file, path));
    };
    let Some(span) = known else {
        return aggregate::part(file, path, lines).or_else(|| around(file, path));
    };
    let better = match tag::element(path) {
        (Some(tag::Kind::Field), [tag::FIELD_DEFAULT]) => {
            let field = path.get(..path.len() - 1);
            let field = field.and_then(|field| file.locations.span(field));
            field.and_then(|field| aggregate::with_keyword(field, span, lines))
        }
        (Some(tag::Kind::Message), [tag::MESSAGE_OPTIONS, tag::MESSAGE_FEATURES])
        | (Some(tag::Kind::Enum), [tag::ENUM_OPTIONS, tag::ENUM_FEATURES]) => {
            aggregate::option(span, lines)
        }
        _ => None,
    };
    better.or(known)
}

/// The place of the innermost element around a path that has one.
fn around(file: &File<'_>, path: &[i32]) -> Option<Span> {
    (1..path.len())
        .rev()
        .find_map(|end| file.locations.span(path.get(..end)?))
}

/// The first of some parts of an element, paths below its own, that was written.
pub(super) fn written(
    file: &File<'_>,
    element: &[i32],
    parts: &[&[i32]],
    lines: Option<&Lines<'_>>,
) -> Option<Vec<i32>> {
    let has_place = |path: &Vec<i32>| {
        file.locations.get(path).is_some()
            || lines.is_some_and(|lines| aggregate::part(file, path, lines).is_some())
    };
    let mut paths = parts.iter().map(|part| [element, part].concat());
    paths.find(has_place)
}
