//! Options set, changed and taken away.

use playground_protos::descriptor::Edition;
use playground_syntax::{Node, Span, SyntaxKind as Syntax};

use super::edit::Editing;
use super::{FileEdit, Fix};
use crate::image::Syntax as Language;
use crate::sources::Sources;

/// Sets an option of files to a value as it is written.
pub(super) fn set_in_files(
    sources: &Sources<'_>,
    (name, value): (&str, &str),
    paths: &[String],
) -> Option<Fix> {
    let mut edits = Vec::new();
    for path in paths {
        let (index, file) = sources.image.at(path)?;
        // Editions from 2024 on know it no more.
        if name == "java_multiple_files" && file.syntax >= Language::Edition(Edition::Edition2024) {
            return None;
        }
        let tree = sources.tree(index)?;
        edits.push(set_at_top(Editing { path, tree }, name, value));
    }
    let fix = Fix::new(format!("set `{name}` to {value}"), edits);
    Some(fix.warning(format!(
        "generated code changes where `{name}` was something else"
    )))
}

/// Sets an option of a file.
pub(super) fn set_at_top(editing: Editing<'_>, name: &str, value: &str) -> FileEdit {
    match statement(editing.tree.root(), name).and_then(value_of) {
        Some(old) => editing.replace(old.span(), value),
        None => {
            let kinds: [&[Syntax]; 4] = [
                &[Syntax::OptionDecl],
                &[Syntax::ImportDecl],
                &[Syntax::PackageDecl],
                &[Syntax::SyntaxDecl, Syntax::EditionDecl],
            ];
            editing.at_top(&kinds, &format!("option {name} = {value};"))
        }
    }
}

/// The option statement of that name in a file or body.
pub(super) fn statement<'t>(around: Node<'t>, name: &str) -> Option<Node<'t>> {
    let mut children = around.children();
    children.find(|node| node.kind() == Syntax::OptionDecl && is_named(*node, name))
}

fn is_named(option: Node<'_>, name: &str) -> bool {
    let found = option.child(Syntax::OptionName);
    found.is_some_and(|found| found.text() == name)
}

/// What an option is set to.
pub(super) fn value_of(option: Node<'_>) -> Option<Node<'_>> {
    use Syntax::{ListLiteral, Literal, MessageLiteral, StringLiteral};
    let kinds = [Literal, StringLiteral, MessageLiteral, ListLiteral];
    option.children().find(|node| kinds.contains(&node.kind()))
}

/// The option in the brackets of a field, value or range.
pub(super) fn in_brackets<'t>(of: Node<'t>, name: &str) -> Option<Node<'t>> {
    let mut options = of.child(Syntax::CompactOptions)?.children();
    options.find(|option| is_named(*option, name))
}

/// Sets an option in the brackets of a field or enum value.
pub(super) fn set_in_brackets(
    editing: Editing<'_>,
    of: Node<'_>,
    name: &str,
    value: &str,
) -> Option<FileEdit> {
    if let Some(old) = in_brackets(of, name) {
        return Some(editing.replace(value_of(old)?.span(), value));
    }
    if let Some(options) = of.child(Syntax::CompactOptions) {
        let last = options.children().last()?;
        return Some(editing.insert(last.span().end, format!(", {name} = {value}")));
    }
    let number = of
        .tokens()
        .filter(|token| token.kind() == Syntax::Int)
        .last()?;
    Some(editing.insert(number.span().end, format!(" [{name} = {value}]")))
}

/// Takes an option in brackets away; the brackets too if it is the only one.
pub(super) fn unset_in_brackets(
    editing: Editing<'_>,
    of: Node<'_>,
    name: &str,
) -> Option<FileEdit> {
    let options = of.child(Syntax::CompactOptions)?;
    let all: Vec<_> = options.children().collect();
    let at = all.iter().position(|option| is_named(*option, name))?;
    let here = all.get(at)?.span();
    let span = match (
        at.checked_sub(1).and_then(|at| all.get(at)),
        all.get(at + 1),
    ) {
        (_, Some(next)) => Span {
            start: here.start,
            end: next.span().start,
        },
        (Some(before), None) => Span {
            start: before.span().end,
            end: here.end,
        },
        (None, None) => {
            let before = options.first_token()?.previous();
            let blank = before.filter(|token| token.kind() == Syntax::Whitespace);
            Span {
                start: blank.map_or(options.span().start, |blank| blank.span().start),
                end: options.span().end,
            }
        }
    };
    let text = editing.tree.text();
    let gone = text.get(span.start as usize..span.end as usize)?;
    // A comment must not go with it.
    let comment = gone.contains("//") || gone.contains("/*");
    (!comment).then(|| editing.replace(span, ""))
}
