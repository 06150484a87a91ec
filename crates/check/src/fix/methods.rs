//! Fixes of changed methods and messages: types, streams, options in bodies.

use playground_syntax::{Node, SyntaxKind as Syntax};

use super::breaking::Both;
use super::words::stream_place;
use super::{Fix, options, written};
use crate::names::Wanted;

/// Parts of a path that lead to a method.
const METHOD: usize = 4;

/// The statements of a method that changed. The place of a finding may be the new file as a whole.
fn pair<'b>(both: Both<'b, '_>) -> Option<(Node<'b>, Node<'b>)> {
    let kinds = [Syntax::RpcDecl];
    let path = both.old_path().get(..METHOD)?;
    let name = both.before.symbols().full_name(both.was, path)?;
    let new = both
        .after
        .symbols()
        .get(name)
        .filter(|new| new.file == both.is)?;
    Some((
        both.old_node(path, &kinds)?,
        both.new_node(&new.path, &kinds)?,
    ))
}

/// The stream of requests (0) or responses (1) as it was.
pub(super) fn stream(both: Both<'_, '_>, which: usize) -> Option<Fix> {
    let (old, new) = pair(both)?;
    let editing = both.editing()?;
    let word = |method: Node<'_>| {
        let of = stream_place(method, which)?;
        of.tokens()
            .find(|token| token.text() == "stream")
            .map(|token| token.span())
    };
    let place = stream_place(new, which)?;
    let (edit, what) = match (word(old), word(new)) {
        (Some(_), None) => {
            let at = place.child(Syntax::TypeRef)?.span().start;
            (editing.insert(at, "stream "), "add")
        }
        (None, Some(_)) => {
            let token = place.tokens().find(|token| token.text() == "stream")?;
            (editing.remove_word(token), "remove")
        }
        _ => return None,
    };
    Some(Fix::new(format!("{what} `stream` again"), vec![edit]))
}

/// The type of requests (0) or responses (1) as it was.
pub(super) fn typed(both: Both<'_, '_>, which: usize) -> Option<Fix> {
    let (old, new) = pair(both)?;
    let old = written::types_in(both, stream_place(old, which)?)
        .into_iter()
        .next()?;
    let new = stream_place(new, which)?.child(Syntax::TypeRef)?;
    let service = both
        .new_path()
        .get(1)
        .and_then(|at| usize::try_from(*at).ok())?;
    let scope = &both.new_file()?.services.get(service)?.full_name;
    let (text, import) = written::in_new_file(both, old, scope, Wanted::Any)?;
    let edit = both.editing()?.replace(new.span(), text.as_str());
    let title = format!("change the type back to `{text}`");
    Some(Fix::new(title, import.into_iter().chain([edit]).collect()))
}

/// An option of a method as it was.
pub(super) fn option(both: Both<'_, '_>, name: &str) -> Option<Fix> {
    let (old, new) = pair(both)?;
    in_body(both, old, new, name)
}

/// An option of a message as it was.
pub(super) fn message_option(both: Both<'_, '_>, name: &str) -> Option<Fix> {
    let kinds = [Syntax::MessageDecl, Syntax::GroupDecl];
    let old = both.before.node_around(both.was, both.old_path(), &kinds)?;
    let new = both.after.node_around(both.is, both.new_path(), &kinds)?;
    in_body(both, old, new, name)
}

fn in_body(both: Both<'_, '_>, old: Node<'_>, new: Node<'_>, name: &str) -> Option<Fix> {
    let editing = both.editing()?;
    let was = old
        .child(Syntax::Body)
        .and_then(|body| options::statement(body, name));
    let Some(value) = was.and_then(options::value_of) else {
        let statement = options::statement(new.child(Syntax::Body)?, name)?;
        return Some(Fix::new(
            format!("unset `{name}` again"),
            editing.remove(statement),
        ));
    };
    let statement = format!("option {name} = {};", value.text());
    let edit = match new.child(Syntax::Body) {
        None => {
            let end = new.last_token().filter(|token| token.text() == ";")?;
            let (line, indent) = (editing.line_end(), editing.indent(new.span().start));
            let text = format!(" {{{line}{indent}  {statement}{line}{indent}}}");
            editing.replace(end.span(), text)
        }
        Some(body) => match options::statement(body, name).and_then(options::value_of) {
            Some(old) => editing.replace(old.span(), value.text()),
            None => editing.first_in(body, &[statement])?,
        },
    };
    Some(Fix::new(
        format!("set `{name}` to {} again", value.text()),
        vec![edit],
    ))
}
