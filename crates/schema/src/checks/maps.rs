//! Map fields: <https://protobuf.com/docs/language-spec#maps>.

use playground_protos::descriptor::field_descriptor_proto::Type;
use playground_protos::descriptor::{DescriptorProto, FieldDescriptorProto, MessageOptions};
use playground_syntax::Span;

use super::case::map_entry;
use super::context::{Checks, decoded, index, is_repeated, kind, whole};
use super::edits::remove;
use super::extensions::plain;
use crate::finding::Finding;

impl<'a> Checks<'a> {
    /// `map_entry` set by hand.
    pub(super) fn map_entry_option(&mut self) {
        let set = self.options("map_entry").next().map(whole);
        if let Some(span) = set {
            let finding = Finding::error(span, "`map_entry` cannot be set");
            let finding = finding.help("write a field of type `map<…, …>` instead");
            self.push(finding.fix_if("remove it", remove(self.view.text, span)));
        }
    }

    /// A field whose type is the entry of a map: the map itself, with the types that are allowed in one.
    pub(super) fn map_field(
        &mut self,
        field: &'a FieldDescriptorProto,
        of: Option<&'a DescriptorProto>,
    ) {
        if !field.type_name().ends_with("Entry") || kind(field) != Some(Type::Message) {
            return;
        }
        let Some(found) = self.view.types.message(field.type_name()) else {
            return;
        };
        let entry = found.element;
        if !decoded::<MessageOptions>(entry.options.as_deref()).map_entry() {
            return;
        }
        let (around, _) = self.scope.rsplit_once('.').unwrap_or_default();
        let (scope, _) = plain(field.type_name())
            .rsplit_once('.')
            .unwrap_or_default();
        let own = of.is_some() && around == scope && entry.name() == map_entry(field.name());
        if !own || !is_repeated(field) {
            return self.foreign_entry(self.at(&[6]), field);
        }
        for (at, inner) in entry.field.iter().enumerate() {
            let place = [&found.path[..], &[2, index(at)]].concat();
            let place = self.view.lowered.span(&place);
            let place = place.unwrap_or_else(|| self.name());
            match inner.number() {
                1 => self.map_key(inner, place),
                2 => self.map_value(inner, place),
                _ => {}
            }
        }
    }

    fn foreign_entry(&mut self, span: Span, field: &FieldDescriptorProto) {
        let name = plain(field.type_name());
        let finding = Finding::error(
            span,
            format!("`{name}` is the entry of a map, which is no type of fields"),
        );
        self.push(finding.help("declare a map or a message of your own"));
    }

    fn map_key(&mut self, key: &'a FieldDescriptorProto, span: Span) {
        let refused = match kind(key) {
            Some(Type::Enum) => "an enum",
            Some(Type::Float | Type::Double) => "a floating-point type",
            Some(Type::Bytes) => "bytes",
            Some(Type::Message | Type::Group) => "a message",
            _ => return,
        };
        let finding = Finding::error(span, format!("the key of a map cannot be {refused}"));
        self.push(finding.help("keys are integers, bools or strings"));
    }

    fn map_value(&mut self, value: &'a FieldDescriptorProto, span: Span) {
        if value.type_name().ends_with("Entry") && self.is_map(value) {
            return self.foreign_entry(span, value);
        }
        if let Some((found, _)) = self.enum_of(value) {
            let first = found.element.value.first();
            if first.is_some_and(|first| first.number.is_some_and(|number| number != 0)) {
                let name = plain(value.type_name());
                let message = format!("enum `{name}` does not begin with 0");
                let finding = Finding::error(span, message);
                return self.push(finding.help("the value of a map has 0 as its default"));
            }
        }
        self.closed_enum(value, Some(span));
    }
}
