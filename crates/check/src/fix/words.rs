//! Fixes of single words and lines: labels, streams, the syntax, the first value of an enum.

use playground_syntax::{Node, Span, SyntaxKind as Syntax};

use super::Fix;
use super::edit::Editing;
use super::options::in_brackets;

const DECLARATIONS: &[Syntax] = &[Syntax::FieldDecl, Syntax::GroupDecl];

/// Kinds of nodes that declare a field.
pub(super) const FIELDS: &[Syntax] = DECLARATIONS;

/// A required field made optional.
pub(super) fn optional(editing: Editing<'_>, field: Node<'_>) -> Option<Fix> {
    let label = field
        .first_token()
        .filter(|token| token.text() == "required");
    let edit = match label {
        Some(label) => editing.replace(label.span(), "optional"),
        None => {
            let option = in_brackets(field, "features.field_presence")?;
            let value = option.child(Syntax::Literal)?;
            editing.replace(value.span(), "EXPLICIT")
        }
    };
    let fix = Fix::new("make the field optional", vec![edit]);
    Some(fix.warning("programs of before refuse messages without the field"))
}

/// `stream` taken from what a method takes (0) or gives (1).
pub(super) fn no_stream(editing: Editing<'_>, method: Node<'_>, which: usize) -> Option<Fix> {
    let of = stream_place(method, which)?;
    let word = of
        .token(Syntax::Ident)
        .filter(|word| word.text() == "stream")?;
    let who = ["client", "server"].get(which)?;
    let edits = vec![editing.remove_word(word)];
    let fix = Fix::new(format!("let the {who} send one message"), edits);
    Some(fix.warning("programs of before and after do not understand each other"))
}

/// What stands in parentheses for what a method takes (0) or gives (1).
pub(super) fn stream_place(method: Node<'_>, which: usize) -> Option<Node<'_>> {
    let mut types = method
        .children()
        .filter(|node| node.kind() == Syntax::RpcType);
    types.nth(which)
}

/// The line that says what a file without it is.
pub(super) fn proto2(editing: Editing<'_>) -> Fix {
    let edit = editing.in_front("syntax = \"proto2\";");
    Fix::new("state the syntax: proto2", vec![edit])
}

/// The value with the number 0 as the first of an enum; one of that name if there is none.
pub(super) fn zero_first(editing: Editing<'_>, body: Node<'_>, name: &str) -> Option<Fix> {
    let warning = "the first value is what a field has that is not set";
    let values = body
        .children()
        .filter(|node| node.kind() == Syntax::EnumValueDecl);
    let values: Vec<_> = values.collect();
    let first = values.first()?;
    let Some(zero) = values.iter().find(|value| number(**value) == Some(0)) else {
        let taken = values.iter().any(|value| {
            let other = value.child(Syntax::Name).map_or("", Node::text);
            other.eq_ignore_ascii_case(name)
        });
        let reserved = body
            .children()
            .any(|node| node.kind() == Syntax::ReservedDecl);
        if taken || reserved {
            return None;
        }
        let statement = format!("{name} = 0;");
        let edit = in_front_of(editing, *first, &statement);
        return Some(Fix::new(format!("add `{statement}`"), vec![edit]).warning(warning));
    };
    let comments = super::edit::inner_tokens(*zero).any(|token| token.kind().is_comment());
    if comments || has_comment_around(*zero) {
        return None;
    }
    let mut edits = editing.remove(*zero);
    edits.push(in_front_of(editing, *first, zero.text()));
    let name = zero.child(Syntax::Name)?.text();
    Some(Fix::new(format!("move `{name}` to the front"), edits).warning(warning))
}

fn number(value: Node<'_>) -> Option<i64> {
    let mut tokens = value.tokens();
    let number = tokens.find(|token| token.kind() == Syntax::Int)?;
    // Octal and hexadecimal numbers are zero if all their digits are.
    let digits = number
        .text()
        .trim_start_matches("0x")
        .trim_start_matches("0X");
    Some(i64::from(digits.bytes().any(|digit| digit != b'0')))
}

/// A statement directly in front of another one, whose comments stay with that one as far as they lie on its line.
fn in_front_of(editing: Editing<'_>, node: Node<'_>, statement: &str) -> super::FileEdit {
    let start = node.span().start;
    let mut at = start;
    let mut token = node.first_token().and_then(|token| token.previous());
    while let Some(before) = token {
        let lines = before.text().matches('\n').count();
        match before.kind() {
            Syntax::Whitespace if lines < 2 => {}
            Syntax::LineComment | Syntax::BlockComment if own_line(editing, before.span()) => {
                at = before.span().start;
            }
            _ => break,
        }
        token = before.previous();
    }
    let line = editing.line_end();
    let indent = editing.indent(at);
    let alone = own_line(editing, Span { start: at, end: at });
    match alone {
        true => editing.insert(at, format!("{statement}{line}{indent}")),
        false => editing.insert(at, format!("{statement} ")),
    }
}

/// Whether nothing stands before a place on its line.
fn own_line(editing: Editing<'_>, span: Span) -> bool {
    let before = editing.tree.text().get(..span.start as usize);
    let before = before.unwrap_or_default().trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with('\n')
}

/// Whether comments stand directly before or behind a statement.
fn has_comment_around(node: Node<'_>) -> bool {
    let before = node.first_token().and_then(|token| token.previous());
    let behind = node.last_token().and_then(|token| token.next());
    let near = |token: Option<playground_syntax::Token<'_>>, back: bool| {
        let token = token.filter(|token| token.kind() == Syntax::Whitespace);
        let token = token.filter(|token| token.text().matches('\n').count() < 2);
        let next = token.and_then(|token| if back { token.previous() } else { token.next() });
        next.is_some_and(|token| token.kind().is_comment())
    };
    let direct = [before, behind].into_iter().flatten();
    direct.clone().any(|token| token.kind().is_comment())
        || near(before, true)
        || near(behind, false)
}
