//! Option statements to option messages: what each name leads to and whether the value fits.
//!
//! Rules: <https://protobuf.com/docs/language-spec#options>; the order of encoding is `protoc`'s.

pub(super) mod built;
mod field;
mod limits;
mod literal;
mod name;
mod required;
mod scalar;

use std::collections::HashMap;
use std::sync::Arc;

use self::built::{Built, Datum, Slot};
use self::field::Field;
use self::scalar::Place;
use super::elements::{self, tag};
use super::hash::Quick;
use super::missing::Missing;
use super::scope::Scope;
use super::table::At;
use super::world::World;
use crate::finding::Finding;
use crate::ir::{Lowered, OptionStatement, OptionTarget, Path, Value, ValueKind};
use crate::places::Moved;

pub(super) use self::limits::check as check_limits;
pub(super) use self::required::check as check_required;

/// Findings per file from which on nothing more is searched for what was meant.
const HINTS: usize = 100;

/// The options of one element.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) path: Path,
    pub(super) target: OptionTarget,
    /// None until a statement was understood.
    pub(super) built: Option<Built>,
    /// What names in it are relative to.
    scope: String,
    /// Its statements, by their place in [`Lowered::options`].
    statements: Vec<usize>,
}

/// Which statements are read now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// Those that set fields `descriptor.proto` knows, features among them.
    Known,
    /// Custom options: their types may lie in the same file and have features.
    Custom,
}

/// Elements with option statements, in the order of the text.
pub(super) fn elements(lowered: &Lowered) -> Vec<Element> {
    let mut by_path: HashMap<&Path, usize, Quick> = HashMap::default();
    let mut elements: Vec<Element> = Vec::new();
    for (index, statement) in lowered.options.iter().enumerate() {
        let at = *by_path.entry(&statement.element).or_insert_with(|| {
            elements.push(Element {
                path: statement.element.clone(),
                target: statement.target,
                built: None,
                scope: scope_of(lowered, &statement.element),
                statements: Vec::new(),
            });
            elements.len() - 1
        });
        if let Some(element) = elements.get_mut(at) {
            element.statements.push(index);
        }
    }
    elements
}

/// The scope around what contains the element's name: a message's own names are none for its options.
fn scope_of(lowered: &Lowered, path: &[i32]) -> String {
    let file = &lowered.descriptor;
    let mut scope = file.package().to_owned();
    let outer = match path {
        // Ranges have no name of their own and are looked up as their message.
        [outer @ .., _, _, tag::RANGE, _] => outer,
        [tag::SERVICE, index, tag::METHOD, _] => {
            let service = file.service.get(*index as usize);
            push(&mut scope, service.map_or("", |service| service.name()));
            return scope;
        }
        // Values lie beside their enum.
        [tag::FILE_ENUM, _, tag::VALUE, _] => return scope,
        [outer @ .., tag::NESTED_ENUM, _, tag::VALUE, _] if !outer.is_empty() => outer,
        [outer @ .., _, _] => outer,
        _ => return scope,
    };
    for end in (2..=outer.len()).step_by(2) {
        let message = elements::message(file, outer.get(..end).unwrap_or_default());
        push(&mut scope, message.map_or("", |message| message.name()));
    }
    scope
}

fn push(scope: &mut String, name: &str) {
    if !scope.is_empty() {
        scope.push('.');
    }
    scope.push_str(name);
}

/// Reads the statements of a file.
pub(super) struct Interpreter<'a, 't> {
    pub(super) world: World<'a>,
    pub(super) scope: &'a mut Scope<'t>,
    pub(super) lowered: &'a Lowered,
    pub(super) path: &'a Arc<str>,
    pub(super) missing: &'a mut Missing<'t>,
    pub(super) findings: &'a mut Vec<Finding>,
    /// From the places of statements to the paths of what they set.
    pub(super) paths: &'a mut Moved,
}

impl Interpreter<'_, '_> {
    /// Reads the statements of one phase.
    pub(super) fn run(&mut self, elements: &mut [Element], phase: Phase) {
        for element in elements {
            for index in std::mem::take(&mut element.statements) {
                let Some(statement) = self.lowered.options.get(index) else {
                    continue;
                };
                let custom = statement.name.first().is_some_and(|part| part.extension);
                if custom == (phase == Phase::Custom) {
                    self.statement(element, statement);
                } else {
                    element.statements.push(index);
                }
            }
        }
    }

    fn statement(&mut self, element: &mut Element, statement: &OptionStatement) {
        let root = element.target.message();
        let Some(root) = self.world.named(root, self.world.own.file) else {
            return;
        };
        self.scope.used.insert(root.file);
        let Some(mut fields) = self.fields(root, statement, &element.scope) else {
            return;
        };
        let Some(leaf) = fields.pop() else { return };
        let span = statement.name_span;
        let built = element
            .built
            .get_or_insert_with(|| Built::new(root, false, span));
        let Some(target) = self.descend(built, &fields, statement) else {
            return;
        };
        let world = self.world;
        let all = || fields.iter().chain([&leaf]);
        let custom = all().position(|field| world.is_custom(field.at));
        let Some(count) = self.set(target, &leaf, statement, custom.is_some()) else {
            return;
        };
        let mut numbers: Vec<i32> = all().map(|field| field.proto.number()).collect();
        if let Some(custom) = custom {
            built.record(&numbers, custom);
        }
        numbers.extend(leaf.repeated.then_some(count as i32));
        self.record(element, statement, &numbers);
    }

    /// The message that contains the last field of a name, made on the way.
    fn descend<'b>(
        &mut self,
        built: &'b mut Built,
        fields: &[Field<'_>],
        statement: &OptionStatement,
    ) -> Option<&'b mut Built> {
        let mut here = built;
        for field in fields {
            if !here.slots.contains_key(&field.proto.number()) {
                self.displace(here, field, statement);
            }
            let of = field.of?;
            let set = field::is_message_set(self.world.message(of));
            let slot = here
                .slots
                .entry(field.proto.number())
                .or_insert_with(|| Slot {
                    field: field.at,
                    span: statement.name_span,
                    shape: field.shape(&self.world),
                    values: vec![Datum::Message(Built::new(of, set, statement.name_span))],
                    recorded: false,
                });
            match slot.values.first_mut() {
                Some(Datum::Message(inner)) => here = inner,
                _ => return None,
            }
        }
        Some(here)
    }

    /// Sets the field a name leads to; gives how many values it had before.
    fn set(
        &mut self,
        target: &mut Built,
        field: &Field<'_>,
        statement: &OptionStatement,
        custom: bool,
    ) -> Option<usize> {
        let number = field.proto.number();
        if let Some(slot) = target.slots.get(&number).filter(|_| !field.repeated) {
            let finding = Finding::error(
                statement.name_span,
                format!("option `{}` is set twice", name::display(statement)),
            );
            let finding = finding.related_in(self.path, slot.span, "set here first");
            self.findings.push(finding);
            return None;
        }
        let mut datum = self.datum(field, statement)?;
        if let Datum::Message(inner) = &mut datum
            && !custom
        {
            let world = self.world;
            inner.record_slots(&|at| world.is_custom(at));
        }
        self.displace(target, field, statement);
        let slot = target.slots.entry(number).or_insert_with(|| Slot {
            field: field.at,
            span: statement.name_span,
            shape: field.shape(&self.world),
            values: Vec::new(),
            recorded: false,
        });
        slot.values.push(datum);
        Some(slot.values.len() - 1)
    }

    /// Setting a field of a oneof unsets what was set of it before.
    fn displace(&mut self, target: &mut Built, field: &Field<'_>, statement: &OptionStatement) {
        let Some(oneof) = field.proto.oneof_index else {
            return;
        };
        let world = self.world;
        let container = world.table.parent(field.at);
        let same = |slot: &Slot| {
            slot.field != field.at
                && world.table.parent(slot.field) == container
                && world
                    .field(slot.field)
                    .is_some_and(|other| other.oneof_index == Some(oneof))
        };
        let other = target.slots.iter().find(|(_, slot)| same(slot));
        let Some(number) = other.map(|(number, _)| *number) else {
            return;
        };
        if let Some(slot) = target.slots.remove(&number) {
            let other = world.field(slot.field).map_or("", |other| other.name());
            let text = format!(
                "`{}` unsets `{other}`: they are of one oneof",
                field.proto.name()
            );
            let finding = Finding::warning(statement.name_span, text);
            let finding =
                finding.related_in(self.path, slot.span, format!("`{other}` is set here"));
            self.findings.push(finding);
        }
    }

    fn datum(&mut self, field: &Field<'_>, statement: &OptionStatement) -> Option<Datum> {
        let value = &statement.value;
        match (&value.kind, field.of) {
            (ValueKind::Message(fields), Some(of)) if field.is_message() => {
                let built = self.message(of, fields, value.span, 0);
                Some(Datum::Message(built))
            }
            (ValueKind::Broken, _) => None,
            _ if field.is_message() => {
                let name = name::display(statement);
                let finding = scalar::wrong(field, value);
                self.findings.push(finding.help(format!(
                    "write `{name} = {{ … }}`, or set one of its fields: `{name}.field = …`"
                )));
                None
            }
            _ => self.scalar(field, value, Place::Statement),
        }
    }

    fn scalar(&mut self, field: &Field<'_>, value: &Value, place: Place) -> Option<Datum> {
        match scalar::scalar(&self.world, field, value, place, self.hints()) {
            Ok(datum) => datum,
            Err(finding) => {
                self.findings.push(*finding);
                None
            }
        }
    }

    /// Whether to search for what was meant: files full of mistakes are not searched for each of them.
    fn hints(&self) -> bool {
        self.findings.len() < HINTS
    }

    fn record(&mut self, element: &Element, statement: &OptionStatement, numbers: &[i32]) {
        let options = [element.target.number()];
        let path = [element.path.as_slice(), &options, numbers];
        if let Some(place) = statement.place {
            self.paths.insert(place, path);
        }
    }

    /// The full name of a symbol.
    fn named(&self, at: At) -> &str {
        self.world.name(at)
    }
}
