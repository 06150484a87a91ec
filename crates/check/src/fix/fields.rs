//! Fixes of changed fields: type, label, options in brackets.

use playground_syntax::{Node, SyntaxKind as Syntax, Token};

use super::breaking::Both;
use super::words::FIELDS;
use super::{Fix, options, written};
use crate::image::Enum;
use crate::names::{Wanted, enum_at};
use crate::text::{around, quoted};

/// The statements of a field that changed.
struct Pair<'b> {
    old: Node<'b>,
    new: Node<'b>,
}

fn pair<'b>(both: Both<'b, '_>) -> Option<Pair<'b>> {
    Some(Pair {
        old: both.old_node(&both.old_field()?.path, FIELDS)?,
        new: both.new_node(&both.new_field()?.path, FIELDS)?,
    })
}

impl Pair<'_> {
    /// Whether nothing but words in front of the name may have changed: options may not go with another type.
    fn is_plain(&self) -> bool {
        let options = |node: Node<'_>| {
            node.child(Syntax::CompactOptions)
                .map_or("", Node::text)
                .to_owned()
        };
        let new = options(self.new);
        let kinds = self.old.kind() == self.new.kind();
        let old = options(self.old);
        // What these say is compared as soon as the types are the same.
        let words = ["jstype", "ctype", "features", "default"];
        let told = words.iter().any(|word| old.contains(word));
        kinds && (new == old || new.is_empty() && !told)
    }
}

/// The type as it was.
pub(super) fn typed(both: Both<'_, '_>) -> Option<Fix> {
    let pair = pair(both)?;
    if !pair.is_plain() || !both.same_language() || pair.new.kind() != Syntax::FieldDecl {
        return None;
    }
    let types = |node: Node<'_>| {
        let within = node.child(Syntax::MapType).unwrap_or(node);
        let found = within
            .children()
            .filter(|child| child.kind() == Syntax::TypeRef);
        found.count()
    };
    let map = |node: Node<'_>| node.child(Syntax::MapType).is_some();
    if map(pair.old) != map(pair.new) || types(pair.old) != types(pair.new) {
        return None;
    }
    let scope = around(&both.new_field()?.full_name);
    let editing = both.editing()?;
    let news = pair
        .new
        .descendants()
        .filter(|node| node.kind() == Syntax::TypeRef);
    let mut edits = Vec::new();
    let mut words = Vec::new();
    for (old, new) in written::types_in(both, pair.old).into_iter().zip(news) {
        let (text, import) = written::in_new_file(both, old, scope, Wanted::Type)?;
        edits.extend(import);
        if text != new.text() {
            edits.push(editing.replace(new.span(), text.as_str()));
            words.push(text);
        }
    }
    let words = words.join(", ");
    (!edits.is_empty()).then(|| Fix::new(format!("change the type back to `{words}`"), edits))
}

fn label_of(node: Node<'_>) -> Option<Token<'_>> {
    let first = node.first_token()?;
    ["optional", "required", "repeated"]
        .contains(&first.text())
        .then_some(first)
}

/// The label as it was.
pub(super) fn label(both: Both<'_, '_>) -> Option<Fix> {
    let pair = pair(both)?;
    let in_oneof = both.old_field()?.oneof.is_some() || both.new_field()?.oneof.is_some();
    let map = |node: Node<'_>| node.child(Syntax::MapType).is_some();
    if !pair.is_plain() || !both.same_language() || in_oneof || map(pair.old) || map(pair.new) {
        return None;
    }
    let editing = both.editing()?;
    let (old, new) = (label_of(pair.old), label_of(pair.new));
    let (edit, title) = match (old.map(Token::text), new) {
        (Some(old), Some(new)) if old != new.text() => (
            editing.replace(new.span(), old),
            format!("make the field `{old}` again"),
        ),
        (Some(old), None) => {
            let at = pair.new.span().start;
            (
                editing.insert(at, format!("{old} ")),
                format!("make the field `{old}` again"),
            )
        }
        (None, Some(new)) => (
            editing.remove_word(new),
            format!("remove `{}` again", new.text()),
        ),
        _ => return None,
    };
    Some(Fix::new(title, vec![edit]))
}

/// An option in brackets as it was.
pub(super) fn option(both: Both<'_, '_>, name: &str) -> Option<Fix> {
    let pair = pair(both)?;
    let editing = both.editing()?;
    let types = [pair.old, pair.new].map(|node| node.child(Syntax::TypeRef).map(Node::text));
    if !both.same_language() || types.first() != types.last() {
        return None;
    }
    let presence =
        [both.old_field()?, both.new_field()?].map(|field| field.features.field_presence);
    let old = options::in_brackets(pair.old, name).and_then(options::value_of);
    if name == "default"
        && (presence.first() != presence.last() || !old.is_none_or(|value| is_known(both, value)))
    {
        return None;
    }
    match old {
        Some(value) => {
            let edit = options::set_in_brackets(editing, pair.new, name, value.text())?;
            Some(Fix::new(
                format!("set `{name}` to {} again", value.text()),
                vec![edit],
            ))
        }
        None => {
            let edit = options::unset_in_brackets(editing, pair.new, name)?;
            Some(Fix::new(format!("unset `{name}` again"), vec![edit]))
        }
    }
}

/// Whether a default is none of an enum, or a value that is what it was.
fn is_known(both: Both<'_, '_>, value: Node<'_>) -> bool {
    let known = |both: Both<'_, '_>| {
        let (old, new) = (both.old_field()?, both.new_field()?);
        let of = both.before.symbols().get(old.type_name())?;
        let of_new = both.after.symbols().get(new.type_name())?;
        let old = enum_at(both.before.file(of.file)?, &of.path)?;
        let new = enum_at(both.after.file(of_new.file)?, &of_new.path)?;
        let number = |of: &Enum<'_>| {
            let mut values = of.values.iter();
            let found = values.find(|found| found.proto.name() == value.text());
            found.map(|value| value.proto.number())
        };
        Some(number(old).is_some() && number(old) == number(new))
    };
    let is_enum = both
        .old_field()
        .is_some_and(|field| !field.type_name().is_empty());
    !is_enum || known(both).unwrap_or(false)
}

/// The name in JSON as it was.
pub(super) fn json_name(both: Both<'_, '_>) -> Option<Fix> {
    let pair = pair(both)?;
    let (old, new) = (both.old_field()?, both.new_field()?);
    let json = old.proto.json_name();
    let message = both.new_file()?.message_named(around(&new.full_name))?;
    let others = message.proto.field.iter();
    let mut others = others.filter(|other| other.number() != new.proto.number());
    if others
        .any(|other| other.json_name() == json || crate::names::json_name(other.name()) == json)
    {
        return None;
    }
    let editing = both.editing()?;
    let usual = crate::names::json_name(new.proto.name()) == json;
    let edit = match usual {
        true => options::unset_in_brackets(editing, pair.new, "json_name")?,
        false => options::set_in_brackets(editing, pair.new, "json_name", &quoted(json))?,
    };
    Some(Fix::new(
        format!("let the field be `{json}` in JSON again"),
        vec![edit],
    ))
}
