//! Names of types as they have to be written in another place.

use playground_protos::descriptor::feature_set::EnumType;
use playground_syntax::{Node, SyntaxKind as Syntax};

use super::FileEdit;
use super::breaking::Both;
use super::imports::added;
use crate::image::Syntax as Language;
use crate::names::{Seen, Wanted, enum_at};

/// The names in an old statement by their places, with what they stand for.
pub(super) fn types_in<'b>(both: Both<'b, '_>, node: Node<'b>) -> Vec<(Node<'b>, Option<&'b str>)> {
    let uses = both.before.uses(both.was);
    let names = uses.map_or(&[][..], |uses| &uses.names);
    let references = node
        .descendants()
        .filter(|node| node.kind() == Syntax::TypeRef);
    let found = references.map(|reference| {
        let at = reference.span();
        let mut names = names.iter();
        let name = names.find(|name| {
            let (first, last) = (name.parts.first(), name.parts.last());
            first.is_some_and(|first| first.start >= at.start)
                && last.is_some_and(|last| last.end <= at.end)
        });
        (reference, name.map(|name| name.full.as_str()))
    });
    found.collect()
}

/// How a type that an old reference means is written in the new file in a scope, and the import that it takes; none if
/// it is gone.
pub(super) fn in_new_file(
    both: Both<'_, '_>,
    (reference, full): (Node<'_>, Option<&str>),
    scope: &str,
    wanted: Wanted,
) -> Option<(String, Option<FileEdit>)> {
    let Some(full) = full else {
        return Some((reference.text().to_owned(), None));
    };
    let symbols = both.after.symbols();
    let symbol = symbols.get(full).filter(|symbol| symbol.kind.is_type())?;
    let closed = enum_at(both.after.file(symbol.file)?, &symbol.path)
        .is_some_and(|of| of.features.enum_type == EnumType::Closed);
    if closed && both.new_file()?.syntax == Language::Proto3 {
        return None;
    }
    let seen = Seen::new(symbols, both.after.visible(both.is));
    let text = reference.text();
    if seen.resolve(text, scope, wanted).as_deref() == Some(full) {
        return Some((text.to_owned(), None));
    }
    let absolute = format!(".{full}");
    if seen.find(full, wanted).is_some() {
        return Some((absolute, None));
    }
    let other = both.after.file(symbol.file)?;
    // What imports this file cannot be imported by it.
    let circle = both.after.closure(symbol.file).contains(&both.is);
    let editing = both.editing().filter(|_| !circle)?;
    Some((absolute, Some(added(editing, other.path()))))
}

/// A statement with its types as they have to be written now, and the imports that takes.
pub(super) fn statement(
    both: Both<'_, '_>,
    node: Node<'_>,
    scope: &str,
    wanted: Wanted,
) -> Option<(String, Vec<FileEdit>)> {
    // Custom options may mean something else now.
    let mut parts = node
        .descendants()
        .filter(|node| node.kind() == Syntax::OptionNamePart);
    if parts.any(|part| part.child(Syntax::Path).is_some()) {
        return None;
    }
    let start = node.span().start;
    let mut text = String::new();
    let mut edits = Vec::new();
    let mut at = 0;
    for (reference, full) in types_in(both, node) {
        let (written, import) = in_new_file(both, (reference, full), scope, wanted)?;
        let span = reference.span();
        text.push_str(node.text().get(at..(span.start - start) as usize)?);
        text.push_str(&written);
        at = (span.end - start) as usize;
        edits.extend(import);
    }
    text.push_str(node.text().get(at..)?);
    Some((text, edits))
}
