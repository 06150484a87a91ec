//! `export` where all symbols are local: <https://protobuf.dev/editions/features/#symbol-vis>.

use playground_protos::descriptor::feature_set::visibility_feature::DefaultSymbolVisibility;
use playground_protos::descriptor::{DescriptorProto, SymbolVisibility};

use super::context::{Checks, index};
use super::edits::replace;
use super::ranges::MAX_FIELD;
use crate::finding::Finding;

impl<'a> Checks<'a> {
    /// What is nested in a message cannot be exported, save enums in a message that is nothing but a namespace.
    pub(super) fn message_visibility(&mut self, message: &'a DescriptorProto) {
        let features = self.view.features.of(&[]);
        let strict = features.map(|it| it.default_symbol_visibility());
        if strict != Some(DefaultSymbolVisibility::Strict) {
            return;
        }
        for (at, nested) in message.nested_type.iter().enumerate() {
            if nested.visibility() == SymbolVisibility::VisibilityExport {
                self.exported([3, index(at)], "message", nested.name(), 11);
            }
        }
        let namespace = self.is_namespace(message);
        for (at, item) in message.enum_type.iter().enumerate() {
            if item.visibility() == SymbolVisibility::VisibilityExport && !namespace {
                self.exported([4, index(at)], "enum", item.name(), 6);
            }
        }
    }

    /// A message of the file that is not exported and can have no field.
    fn is_namespace(&self, message: &DescriptorProto) -> bool {
        let whole = match message.reserved_range.as_slice() {
            [range] => range.start() == 1 && i64::from(range.end()) == MAX_FIELD + 1,
            _ => false,
        };
        whole
            && self.path.len() == 2
            && message.field.is_empty()
            && message.visibility() != SymbolVisibility::VisibilityExport
    }

    fn exported(&mut self, path: [i32; 2], what: &str, name: &str, part: i32) {
        self.within(path, name, |checks| {
            let message = format!("nested {what} `{name}` cannot be exported");
            let span = checks.place(&[part]).unwrap_or_else(|| checks.name());
            let finding = Finding::error(span, message);
            let help = match what {
                "enum" => {
                    "move it to the file, or make the message around it a namespace: \
                     not exported, no fields, `reserved 1 to max;`"
                }
                _ => "with STRICT visibility only what stands in the file itself can be exported",
            };
            let mut whole = checks.place(&[]);
            if let Some(span) = &mut whole {
                let text = checks.text(*span);
                let rest = text.strip_prefix("export").map(str::trim_start);
                span.end = span.start + rest.map_or(0, |rest| text.len() - rest.len()) as u32;
            }
            let edits = whole
                .filter(|span| span.end > span.start)
                .and_then(|span| replace(span, ""));
            checks.push(finding.help(help).fix_if("remove `export`", edits));
        });
    }
}
