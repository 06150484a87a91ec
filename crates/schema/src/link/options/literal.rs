//! Message literals, `{name: value}`: the text format, as it is read in options.
//!
//! Rules: <https://protobuf.dev/reference/protobuf/textformat-spec/>, fields of one message in any order.

use std::collections::HashMap;

use playground_protos::descriptor::field_descriptor_proto::Type;
use playground_syntax::Span;

use super::Interpreter;
use super::built::{Built, Datum, Shape, Slot};
use super::field::{self, Field};
use super::scalar::Place;
use crate::finding::Finding;
use crate::ir::{LiteralField, LiteralName, Value, ValueKind};
use crate::link::declare::Kind;
use crate::link::scope::{Hit, Outcome, Wanted};
use crate::link::table::At;
use crate::near;

/// Literals nested deeper are left out; the parser tells of them.
const DEPTH: usize = 150;

/// What the name of a field in a literal leads to.
enum Named<'a> {
    Field(Field<'a>),
    Any(At),
    /// Nothing that is to be set.
    Nothing,
}

impl<'a> Interpreter<'a, '_> {
    /// A message of a type from its literal; what is wrong in it is told and left out.
    pub(super) fn message(
        &mut self,
        of: At,
        fields: &[LiteralField],
        span: Span,
        depth: usize,
    ) -> Built {
        let message = self.world.message(of);
        let mut built = Built::new(of, field::is_message_set(message), span);
        let mut oneofs = HashMap::new();
        if depth < DEPTH {
            for literal in fields {
                match self.named_field(of, literal) {
                    Named::Field(field) => {
                        self.literal(&mut built, &mut oneofs, &field, literal, depth);
                    }
                    Named::Any(inner) => self.any(&mut built, inner, literal, depth),
                    Named::Nothing => {}
                }
            }
        }
        if field::is_map_entry(message) {
            self.complete_entry(&mut built);
        }
        built
    }

    fn literal(
        &mut self,
        built: &mut Built,
        oneofs: &mut HashMap<i32, (String, Span)>,
        field: &Field<'a>,
        literal: &LiteralField,
        depth: usize,
    ) {
        if !self.may_set(built, oneofs, field, literal) {
            return;
        }
        let values = match &literal.value.kind {
            ValueKind::List(values) if field.repeated => values.as_slice(),
            _ => std::slice::from_ref(&literal.value),
        };
        // Before any other value the parser misses it.
        let list = matches!(literal.value.kind, ValueKind::List(_));
        if list && !literal.colon && !field.is_message() {
            let text = format!("`{}` needs a `:` before its value", field.proto.name());
            let end = Span {
                start: literal.name_span.end,
                end: literal.name_span.end,
            };
            let edit = playground_syntax::Edit {
                span: end,
                text: ":".to_owned(),
            };
            let finding = Finding::error(literal.name_span, text);
            self.findings.push(finding.fix("add `:`", vec![edit]));
            return;
        }
        let data: Vec<Datum> = values
            .iter()
            .filter_map(|value| self.value(field, value, depth))
            .collect();
        let slot = built
            .slots
            .entry(field.proto.number())
            .or_insert_with(|| Slot {
                field: field.at,
                span: literal.name_span,
                shape: field.shape(&self.world),
                values: Vec::new(),
                recorded: false,
            });
        slot.values.extend(data);
    }

    fn value(&mut self, field: &Field<'a>, value: &Value, depth: usize) -> Option<Datum> {
        match (&value.kind, field.of) {
            (ValueKind::Message(fields), Some(of)) if field.is_message() => {
                let built = self.message(of, fields, value.span, depth + 1);
                Some(Datum::Message(built))
            }
            _ if field.is_message() => {
                self.wrong(field, value);
                None
            }
            _ => self.scalar(field, value, Place::Literal),
        }
    }

    /// A field that is not repeated is set once, and one field of a oneof.
    fn may_set(
        &mut self,
        built: &Built,
        oneofs: &mut HashMap<i32, (String, Span)>,
        field: &Field<'_>,
        literal: &LiteralField,
    ) -> bool {
        let name = field.proto.name();
        let twice = built.slots.get(&field.proto.number());
        if let Some(slot) = twice.filter(|_| !field.repeated) {
            let finding = Finding::error(literal.name_span, format!("`{name}` is set twice"));
            let finding = finding.related_in(self.path, slot.span, "set here first");
            self.findings.push(finding);
            return false;
        }
        let Some(oneof) = field.proto.oneof_index else {
            return true;
        };
        let this = (name.to_owned(), literal.name_span);
        if let Some((other, span)) = oneofs.insert(oneof, this) {
            let text =
                format!("`{name}` and `{other}` are of one oneof: only one of them can be set");
            let finding = Finding::error(literal.name_span, text);
            let finding = finding.related_in(self.path, span, format!("`{other}` is set here"));
            self.findings.push(finding);
            return false;
        }
        true
    }

    fn named_field(&mut self, of: At, literal: &LiteralField) -> Named<'a> {
        let at = match &literal.name {
            LiteralName::Field(name) => match self.literal_member(of, name) {
                Some(at) => Some(at),
                None => {
                    self.no_literal_field(of, name, literal.name_span);
                    None
                }
            },
            LiteralName::Extension(name) => self.literal_extension(of, name, literal.name_span),
            LiteralName::Any { domain, name } => {
                let found = self.any_type(of, domain, name, literal.name_span);
                return found.map_or(Named::Nothing, Named::Any);
            }
        };
        let field = at.and_then(|at| Field::new(&self.world, at));
        let field = field.filter(|field| field.proto.number() > 0);
        field.map_or(Named::Nothing, Named::Field)
    }

    /// A field by its name, or a group by the name of its message.
    fn literal_member(&self, of: At, name: &str) -> Option<At> {
        if let Some(at) = self.world.member(of, name) {
            return Some(at);
        }
        let at = self.world.member(of, &name.to_ascii_lowercase())?;
        let field = Field::new(&self.world, at)?;
        let message = self.world.message(field.of?)?;
        let beside = self.world.table.parent(field.of?) == self.world.table.parent(at);
        let group = field.ty == Type::Group || field.shape(&self.world).group;
        (group && beside && message.name() == name).then_some(at)
    }

    /// Reserved names are passed over, as `protoc` does.
    fn no_literal_field(&mut self, of: At, name: &str, span: Span) {
        let Some(message) = self.world.message(of) else {
            return;
        };
        if message
            .reserved_name
            .iter()
            .any(|reserved| reserved == name)
        {
            return;
        }
        let text = format!("`{}` has no field `{name}`", self.named(of));
        let finding = Finding::error(span, text);
        let fields = message.field.iter().filter(|_| self.hints());
        let names = fields.map(|field| field.name());
        let finding = match near::nearest(name, names) {
            Some(near) => finding
                .help(format!("did you mean `{near}`?"))
                .replace(format!("change to `{near}`"), near),
            None => finding,
        };
        self.findings.push(finding);
    }

    /// Names of extensions are relative to what contains the message, wherever the literal stands.
    fn literal_extension(&mut self, of: At, name: &str, span: Span) -> Option<At> {
        if name.starts_with('.') {
            // The parser tells of the dot.
            return None;
        }
        let full = self.world.name(of);
        let scope = full.rsplit_once('.').map_or("", |(scope, _)| scope);
        let found = match self.scope.resolve(name, scope, Wanted::Option) {
            Outcome::Found(Hit::Symbol(at, Kind::Extension)) => {
                (self.world.container(at) == Some(of)).then_some(at)
            }
            Outcome::Found(Hit::Symbol(at, Kind::Message)) => self.item_of(of, at),
            Outcome::Unknown if self.missing.incomplete => return None,
            _ => None,
        };
        if found.is_none() {
            let text = format!("`{}` has no extension `{name}`", self.named(of));
            self.findings.push(Finding::error(span, text));
        }
        found
    }

    /// A message set's extension may be named by the message that declares it for itself.
    fn item_of(&self, set: At, message: At) -> Option<At> {
        if !field::is_message_set(self.world.message(set)) {
            return None;
        }
        let declared = self.world.message(message)?;
        let mut names = declared.extension.iter().map(|extension| extension.name());
        names.find_map(|name| {
            let name = format!(".{}.{name}", self.world.name(message));
            let at = self.world.absolute(&name, message.file)?;
            let field = Field::new(&self.world, at)?;
            let fits = field.of == Some(message) && !field.repeated;
            (fits && self.world.container(at) == Some(set)).then_some(at)
        })
    }

    fn any_type(&mut self, of: At, domain: &str, name: &str, span: Span) -> Option<At> {
        let wrong = if self.world.name(of) != "google.protobuf.Any" {
            format!("`{}` is no `google.protobuf.Any`", self.named(of))
        } else if !matches!(domain, "type.googleapis.com" | "type.googleprod.com") {
            format!("the type of an `Any` begins with `type.googleapis.com/`, not `{domain}/`")
        } else {
            match self.scope.find(name, Wanted::Option) {
                Some(Hit::Symbol(at, Kind::Message)) => return Some(at),
                None if self.missing.incomplete => return None,
                None => format!("there is no message `{name}`"),
                Some(_) => format!("`{name}` is no message"),
            }
        };
        self.findings.push(Finding::error(span, wrong));
        None
    }

    /// Sets type and bytes of an `Any` from the message in it.
    fn any(&mut self, built: &mut Built, inner: At, literal: &LiteralField, depth: usize) {
        let fields = match &literal.value.kind {
            ValueKind::Message(fields) => fields,
            ValueKind::Broken => return,
            _ => {
                let text = format!(
                    "`{}` is a message: `{{ … }}` is expected",
                    self.named(inner)
                );
                self.findings.push(Finding::error(literal.value.span, text));
                return;
            }
        };
        if let Some(slot) = built.slots.values().next() {
            let finding = Finding::error(literal.name_span, "this `Any` is set twice");
            let finding = finding.related_in(self.path, slot.span, "set here first");
            self.findings.push(finding);
            return;
        }
        let message = self.message(inner, fields, literal.value.span, depth + 1);
        super::required::check(&self.world, &message, &mut HashMap::new(), self.findings);
        let (domain, name) = match &literal.name {
            LiteralName::Any { domain, name } => (domain.as_str(), name.as_str()),
            _ => return,
        };
        let url = format!("{domain}/{name}");
        for (number, name, bytes) in [
            (1, "type_url", url.into_bytes()),
            (2, "value", message.encode()),
        ] {
            let Some(field) = self.world.member(built.of, name) else {
                continue;
            };
            let slot = Slot {
                field,
                span: literal.name_span,
                shape: Shape {
                    implicit: true,
                    ..Shape::default()
                },
                values: vec![Datum::Bytes(bytes)],
                recorded: false,
            };
            built.slots.insert(number, slot);
        }
    }

    /// Entries of maps always have a key and a value.
    fn complete_entry(&mut self, built: &mut Built) {
        let span = built.span;
        for name in ["key", "value"] {
            let at = self.world.member(built.of, name);
            let Some(field) = at.and_then(|at| Field::new(&self.world, at)) else {
                continue;
            };
            let Some(zero) = self.zero(&field, span) else {
                continue;
            };
            built
                .slots
                .entry(field.proto.number())
                .or_insert_with(|| Slot {
                    field: field.at,
                    span,
                    shape: field.shape(&self.world),
                    values: vec![zero],
                    recorded: false,
                });
        }
    }

    fn zero(&self, field: &Field<'_>, span: Span) -> Option<Datum> {
        Some(match field.ty {
            Type::Double | Type::Fixed64 | Type::Sfixed64 => Datum::Fixed64(0),
            Type::Float | Type::Fixed32 | Type::Sfixed32 => Datum::Fixed32(0),
            Type::String | Type::Bytes => Datum::Bytes(Vec::new()),
            Type::Message | Type::Group => Datum::Message(Built::new(field.of?, false, span)),
            Type::Enum => {
                let first = self.world.enumeration(field.of?)?.value.first()?;
                Datum::Varint(i64::from(first.number()) as u64)
            }
            _ => Datum::Varint(0),
        })
    }
}
