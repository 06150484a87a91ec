//! Closed enums where only open ones can be: <https://protobuf.dev/programming-guides/enum/>.

use playground_protos::descriptor::FieldDescriptorProto;
use playground_protos::descriptor::feature_set::FieldPresence;
use playground_syntax::Span;

use super::context::{Checks, is_repeated};
use super::extensions::plain;
use crate::finding::Finding;

impl<'a> Checks<'a> {
    /// They have no place in proto3, and none where a field does not know whether it is set. `span` is given for the
    /// value of a map.
    pub(super) fn closed_enum(&mut self, field: &'a FieldDescriptorProto, span: Option<Span>) {
        let Some((_, true)) = self.enum_of(field) else {
            return;
        };
        let name = plain(field.type_name());
        let features = self.features();
        let implicit = features.is_some_and(|it| it.field_presence() == FieldPresence::Implicit);
        let singular = span.is_some()
            || !is_repeated(field) && field.oneof_index.is_none() && field.extendee.is_none();
        let file = self.view.types.enumeration(field.type_name());
        let proto2 = file.is_some_and(|found| matches!(found.file.syntax(), "" | "proto2"));
        let finding = |message, help: &str| {
            Finding::error(span.unwrap_or_else(|| self.at(&[6])), message).help(help)
        };
        let found = if self.is_proto3() {
            let message = format!("enum `{name}` is closed, which proto3 cannot use");
            finding(
                message,
                match proto2 {
                    true => "enums of proto2 are closed; declare it in proto3 or with an open type",
                    false => {
                        "open it with `option features.enum_type = OPEN;` where it is declared"
                    }
                },
            )
        } else if self.has_editions() && implicit && singular {
            let message = format!("enum `{name}` is closed, but the field has implicit presence");
            finding(
                message,
                "give the field explicit presence, or open the enum",
            )
        } else {
            return;
        };
        self.push(found);
    }
}
