//! Every type name of a file to what it stands for.

use playground_protos::descriptor::field_descriptor_proto::Type;
use playground_protos::descriptor::{
    DescriptorProto, FieldDescriptorProto, FileDescriptorProto, ServiceDescriptorProto,
};
use playground_syntax::Span;

use super::declare::Kind;
use super::elements::{MESSAGE_DEPTH, tag};
use super::missing::{Missing, Site};
use super::scope::{Hit, Outcome, Scope, Wanted};
use super::table::At;
use super::visible;
use crate::finding::Finding;
use crate::ir::Lowered;

/// Writes absolute names, and types with them, into a descriptor.
pub(super) struct Resolver<'a, 't> {
    pub(super) lowered: &'a Lowered,
    pub(super) scope: &'a mut Scope<'t>,
    pub(super) missing: &'a mut Missing<'t>,
    pub(super) files: visible::Files<'a>,
    pub(super) findings: &'a mut Vec<Finding>,
    pub(super) path: Vec<i32>,
    /// The field is the key of a map.
    pub(super) key: bool,
}

/// What may stand in a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Field,
    Extendee,
    Method,
}

impl Resolver<'_, '_> {
    /// All names of a file.
    pub(super) fn file(&mut self, file: &mut FileDescriptorProto) {
        let mut scope = file.package().to_owned();
        for (index, message) in file.message_type.iter_mut().enumerate() {
            self.within(tag::FILE_MESSAGE, index, |this| {
                this.message(message, &mut scope, 0);
            });
        }
        for (index, field) in file.extension.iter_mut().enumerate() {
            self.within(tag::FILE_EXTENSION, index, |this| this.field(field, &scope));
        }
        for (index, service) in file.service.iter_mut().enumerate() {
            self.within(tag::SERVICE, index, |this| {
                this.service(service, &mut scope)
            });
        }
    }

    fn within(&mut self, number: i32, index: usize, walk: impl FnOnce(&mut Self)) {
        self.path.extend([number, index as i32]);
        walk(self);
        self.path.truncate(self.path.len().saturating_sub(2));
    }

    fn message(&mut self, message: &mut DescriptorProto, scope: &mut String, depth: usize) {
        if depth > MESSAGE_DEPTH {
            return;
        }
        let outer = enter(scope, message.name());
        // Entries of maps alone have options here.
        let entry = message.options.is_some();
        for (index, field) in message.field.iter_mut().enumerate() {
            self.key = entry && index == 0;
            self.within(tag::FIELD, index, |this| this.field(field, scope));
            self.key = false;
        }
        for (index, nested) in message.nested_type.iter_mut().enumerate() {
            self.within(tag::NESTED, index, |this| {
                this.message(nested, scope, depth + 1);
            });
        }
        for (index, field) in message.extension.iter_mut().enumerate() {
            self.within(tag::EXTENSION, index, |this| this.field(field, scope));
        }
        scope.truncate(outer);
    }

    fn service(&mut self, service: &mut ServiceDescriptorProto, scope: &mut String) {
        let outer = enter(scope, service.name());
        for (index, method) in service.method.iter_mut().enumerate() {
            self.within(tag::METHOD, index, |this| {
                if let Some(name) = &mut method.input_type {
                    this.name(name, tag::INPUT, scope, Place::Method);
                }
                if let Some(name) = &mut method.output_type {
                    this.name(name, tag::OUTPUT, scope, Place::Method);
                }
            });
        }
        scope.truncate(outer);
    }

    fn field(&mut self, field: &mut FieldDescriptorProto, scope: &str) {
        if let Some(name) = &mut field.extendee {
            self.name(name, tag::EXTENDEE, scope, Place::Extendee);
        }
        let group = field.r#type == Some(Type::Group as i32);
        let Some(name) = field.type_name.as_mut().filter(|name| !name.is_empty()) else {
            return;
        };
        let kind = self.name(name, tag::TYPE_NAME, scope, Place::Field);
        field.r#type = match kind {
            Some(Kind::Enum) if !group => Some(Type::Enum as i32),
            Some(Kind::Message) if !group => Some(Type::Message as i32),
            None if !group => None,
            _ => field.r#type,
        };
    }

    /// Makes a name absolute if it is of what may stand there.
    fn name(&mut self, name: &mut String, number: i32, scope: &str, place: Place) -> Option<Kind> {
        let wanted = match place {
            Place::Field => Wanted::Type,
            _ => Wanted::Any,
        };
        let outcome = self.scope.resolve(name, scope, wanted);
        let fits = |kind: Kind| match place {
            Place::Field => kind.is_type(),
            _ => kind == Kind::Message,
        };
        match outcome {
            Outcome::Found(Hit::Symbol(at, kind)) if fits(kind) => {
                self.see(at, number);
                let full = self.scope.table.symbol(at).map(|symbol| &symbol.name);
                let full = full.map(AsRef::as_ref).unwrap_or_default();
                name.clear();
                name.push('.');
                name.push_str(full);
                Some(kind)
            }
            outcome => {
                self.tell(name, number, scope, place, &outcome);
                None
            }
        }
    }

    /// A type of another file may be for that file only.
    fn see(&mut self, at: At, number: i32) {
        if at.file == self.scope.own {
            return;
        }
        if let Some(finding) = visible::refuse(self.scope.table, self.files, at) {
            let span = self.span(number);
            self.findings.push(Finding { span, ..finding });
        }
    }

    fn tell(&mut self, name: &str, number: i32, scope: &str, place: Place, outcome: &Outcome) {
        if self.lowered.broken.contains(&self.path) {
            return;
        }
        let span = self.span(number);
        let wanted = match place {
            Place::Field => "a type",
            Place::Extendee | Place::Method => "a message",
        };
        let finding = match outcome {
            Outcome::Found(Hit::Package) => {
                let text = format!("`{name}` is a package, not {wanted}");
                Some(Finding::error(span, text))
            }
            Outcome::Found(Hit::Symbol(at, kind)) => {
                Some(self.unfit(name, span, scope, wanted, *at, *kind))
            }
            _ => {
                let table = self.scope.table;
                let fits = |at: At| {
                    table.symbol(at).is_some_and(|symbol| match place {
                        Place::Field => symbol.kind.is_type(),
                        _ => symbol.kind == Kind::Message,
                    })
                };
                let site = Site {
                    name,
                    scope,
                    span,
                    wanted: match place {
                        Place::Field => Wanted::Type,
                        _ => Wanted::Any,
                    },
                    scalar: place == Place::Field,
                    symbol: !self.key,
                    fits: &fits,
                };
                self.missing.tell(self.scope, &site, outcome)
            }
        };
        self.findings.extend(finding);
    }

    /// The name is of something, but not of what may stand there; further out there may be what was meant.
    fn unfit(
        &mut self,
        name: &str,
        span: Span,
        scope: &str,
        wanted: &str,
        at: At,
        kind: Kind,
    ) -> Finding {
        let table = self.scope.table;
        let full = table.symbol(at).map(|symbol| symbol.name.as_ref());
        let text = format!(
            "`{}` is {}, not {wanted}",
            full.unwrap_or(name),
            kind.noun()
        );
        let finding = Finding::error(span, text);
        let further = self.scope.resolve(name, scope, Wanted::Type);
        match further {
            Outcome::Found(Hit::Symbol(other, Kind::Message)) if other != at => {
                let full = table.symbol(other).map(|symbol| symbol.name.as_ref());
                let full = full.unwrap_or_default();
                finding
                    .help(format!("did you mean `.{full}`?"))
                    .replace(format!("change to `.{full}`"), format!(".{full}"))
            }
            _ => finding,
        }
    }

    fn span(&mut self, number: i32) -> Span {
        self.path.push(number);
        let span = self.lowered.nearest(&self.path);
        self.path.pop();
        span
    }
}

fn enter(scope: &mut String, name: &str) -> usize {
    let outer = scope.len();
    if outer > 0 {
        scope.push('.');
    }
    scope.push_str(name);
    outer
}
