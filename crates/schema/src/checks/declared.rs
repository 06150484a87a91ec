//! Extensions against the declarations of their range.

use playground_protos::descriptor::FieldDescriptorProto;
use playground_protos::descriptor::extension_range_options::Declaration;
use playground_protos::descriptor::field_descriptor_proto::Type;

use super::context::{Checks, is_repeated, kind};
use super::extendee::Extendee;
use super::extensions::{is_options, plain};
use crate::finding::Finding;
use crate::scalars;

impl<'a> Checks<'a> {
    /// Name, type and label as declared; protoc does not look at extensions of its own options.
    pub(super) fn declared_extension(
        &mut self,
        field: &FieldDescriptorProto,
        extendee: &Extendee<'_>,
    ) {
        let own = extendee.found.file.name() == "google/protobuf/descriptor.proto";
        let number = field.number();
        let range = extendee.ranges.holding(number.into());
        let declared = range.and_then(|range| extendee.declared.get(range)?.as_ref());
        let Some(declared) = declared.filter(|_| !own && !is_options(field.extendee())) else {
            return;
        };
        let name = plain(field.extendee());
        let Some(item) = declared.get(&number) else {
            let message =
                format!("`{name}` declares its extensions, but none with number {number}");
            return self.push(Finding::error(self.at(&[3]), message));
        };
        if item.reserved() {
            let message = format!("`{name}` reserves extension number {number}");
            return self.push(Finding::error(self.at(&[3]), message));
        }
        self.as_declared(field, item);
    }

    fn as_declared(&mut self, field: &FieldDescriptorProto, item: &Declaration) {
        let (name, number) = (plain(field.extendee()), field.number());
        let kind = type_text(field);
        let full_name = format!(".{}", self.scope);
        if kind.is_some_and(|kind| kind != item.r#type()) {
            let message = format!(
                "extension {number} of `{name}` is declared with type `{}`",
                item.r#type()
            );
            let part = if field.type_name.is_some() { 6 } else { 5 };
            self.push(Finding::error(self.at(&[part]), message));
        }
        if full_name != item.full_name() {
            let message = format!(
                "extension {number} of `{name}` is declared as `{}`",
                item.full_name()
            );
            self.push(Finding::error(self.name(), message));
        }
        if item.repeated() != is_repeated(field) {
            let label = if item.repeated() {
                "repeated"
            } else {
                "singular"
            };
            let message = format!("extension {number} of `{name}` is declared {label}");
            self.push(Finding::error(self.at(&[4]), message));
        }
    }
}

/// The type of a field as a declaration names it.
fn type_text(field: &FieldDescriptorProto) -> Option<String> {
    Some(match kind(field)? {
        Type::Message | Type::Enum => field.type_name().to_owned(),
        other => scalars::word(other).to_owned(),
    })
}
