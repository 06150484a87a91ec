//! Deleted fields, values and methods put back as they were.

use std::collections::BTreeSet;

use playground_syntax::SyntaxKind as Syntax;

use super::breaking::Both;
use super::words::FIELDS;
use super::{Fix, written};
use crate::breaking::ranges::{self, Ranges};
use crate::image::Message;
use crate::names::{Wanted, enum_at, json_name};
use crate::text::{around, join};

/// A deleted field, if its number and name are free.
pub(super) fn field(both: Both<'_, '_>) -> Option<Fix> {
    let old = both.old_file()?.field_at(both.old_path())?;
    let message = both.new_file()?.message_at(both.new_path())?;
    if !both.same_language() || !fits(message, old.proto.number(), old.proto.name()) {
        return None;
    }
    // Messages of groups and entries of maps are new names, too.
    let full = join(&message.full_name, old.proto.name());
    let entry = join(&message.full_name, crate::text::short(old.type_name()));
    let symbols = both.after.symbols();
    let node = both.old_node(&old.path, FIELDS)?;
    let entry = old.map && symbols.get(&entry).is_some();
    if symbols.get(&full).is_some() || entry || node.kind() == Syntax::GroupDecl {
        return None;
    }
    let kinds = [Syntax::MessageDecl, Syntax::GroupDecl];
    let mut body = both
        .new_node(both.new_path(), &kinds)?
        .child(Syntax::Body)?;
    if let Some(oneof) = old.oneof {
        let outer = both.old_file()?.message_named(around(&old.full_name))?;
        let name = outer.oneofs.get(oneof)?.proto.name();
        let mut oneofs = message.oneofs.iter().filter(|oneof| !oneof.synthetic);
        let oneof = oneofs.find(|oneof| oneof.proto.name() == name)?;
        body = both
            .new_node(&oneof.path, &[Syntax::OneofDecl])?
            .child(Syntax::Body)?;
    }
    let (text, mut edits) = written::statement(both, node, &message.full_name, Wanted::Type)?;
    edits.push(both.editing()?.last_in(body, &text)?);
    Some(Fix::new(
        format!("put the field `{}` back", old.proto.name()),
        edits,
    ))
}

/// Whether a message has room for a field.
fn fits(message: &Message<'_>, number: i32, name: &str) -> bool {
    let proto = message.proto;
    let json = json_name(name);
    let taken = proto.field.iter().any(|field| {
        field.number() == number || field.json_name() == json || json_name(field.name()) == json
    });
    let reserved = Ranges::new(ranges::reserved_in_message(proto)).hold(number);
    let extensions = Ranges::new(ranges::extensions(proto)).hold(number);
    let named = proto.reserved_name.iter().any(|reserved| reserved == name);
    !(taken || reserved || extensions || named)
}

/// All deleted values of an enum, if their numbers and names are free.
pub(super) fn values(both: Both<'_, '_>) -> Option<Fix> {
    let old = enum_at(both.old_file()?, both.old_path())?;
    let new = enum_at(both.new_file()?, both.new_path())?;
    let mut taken: BTreeSet<i32> = new
        .values
        .iter()
        .map(|value| value.proto.number())
        .collect();
    let gone = old.values.iter();
    let gone: Vec<_> = gone
        .filter(|value| !taken.contains(&value.proto.number()))
        .collect();
    let reserved = Ranges::new(ranges::reserved_in_enum(new.proto));
    let body = both
        .new_node(&new.path, &[Syntax::EnumDecl])?
        .child(Syntax::Body)?;
    let editing = both.editing()?;
    let (mut edits, mut names) = (Vec::new(), Vec::new());
    for value in gone {
        let (number, name) = (value.proto.number(), value.proto.name());
        let full = join(around(&new.full_name), name);
        let alias = !taken.insert(number);
        let named = new
            .proto
            .reserved_name
            .iter()
            .any(|reserved| reserved == name);
        if alias || named || reserved.hold(number) || both.after.symbols().get(&full).is_some() {
            return None;
        }
        let node = both.old_node(&value.path, &[Syntax::EnumValueDecl])?;
        let (text, _) = written::statement(both, node, "", Wanted::Any)?;
        // A closed enum begins with its default.
        edits.push(editing.last_in(body, &text)?);
        names.push(format!("`{name}`"));
    }
    if !both.same_language() || edits.is_empty() {
        return None;
    }
    Some(Fix::new(format!("put {} back", names.join(", ")), edits))
}

/// A deleted method.
pub(super) fn method(both: Both<'_, '_>) -> Option<Fix> {
    let node = both.old_node(both.old_path(), &[Syntax::RpcDecl])?;
    let service = both.new_node(both.new_path(), &[Syntax::ServiceDecl])?;
    let at = both
        .new_path()
        .get(1)
        .and_then(|at| usize::try_from(*at).ok())?;
    let scope = &both.new_file()?.services.get(at)?.full_name;
    let (text, mut edits) = written::statement(both, node, scope, Wanted::Any)?;
    edits.push(
        both.editing()?
            .last_in(service.child(Syntax::Body)?, &text)?,
    );
    let name = node.child(Syntax::Name)?.text();
    Some(Fix::new(format!("put the method `{name}` back"), edits))
}
