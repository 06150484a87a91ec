//! What counts as a comment of an element.

use super::Cx;
use super::ignore::PREFIX;
use crate::image::File;

/// Reports an element without a comment before it.
pub(super) fn require(cx: &mut Cx<'_>, file: &File<'_>, path: &[i32], (kind, name): (&str, &str)) {
    let lines = file.locations.leading_comment(path).lines();
    let mut says = lines
        .map(str::trim)
        .filter(|line| !line.starts_with(PREFIX));
    if !says.any(|line| !line.is_empty()) {
        cx.at(
            file,
            path,
            format!("{kind} `{name}` should have a comment before it"),
        );
    }
}
