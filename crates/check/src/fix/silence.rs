//! Accepting a finding where it is: a comment before its statement, which the rule then leaves alone.

use super::Fix;
use super::edit::Editing;
use crate::Finding;
use crate::lint::IGNORE;
use crate::sources::Sources;

/// The comment, if it can stand on a line of its own without taking the place of another one.
pub(super) fn here(sources: &Sources<'_>, finding: &Finding) -> Option<Fix> {
    let path = finding.path.as_deref()?;
    let (index, file) = sources.image.at(path)?;
    let tree = sources.tree(index)?;
    let span = file.locations.span(statement(&finding.element)?)?;
    let start = sources.bytes(index, span)?.start;
    let before = tree.text().get(..start)?;
    let above = before.trim_end_matches([' ', '\t']);
    let is_alone = above.is_empty() || above.ends_with(['\n', '\u{feff}']);
    // A comment in one block is what the statement is documented by: a line after it would part the two.
    if !is_alone || above.trim_end().ends_with("*/") {
        return None;
    }
    let editing = Editing { path, tree };
    let (end, indent) = (editing.line_end(), editing.indent(start as u32));
    let comment = format!("// {IGNORE} {}", finding.rule);
    let edit = editing.insert(start as u32, format!("{comment}{end}{indent}"));
    Some(Fix::new(format!("add `{comment}`"), vec![edit]))
}

/// The path of the statement that an element is a part of; a file as a whole has none.
fn statement(element: &[i32]) -> Option<&[i32]> {
    match element.len() {
        0 => None,
        1 => Some(element),
        length => element.get(..length & !1),
    }
}
