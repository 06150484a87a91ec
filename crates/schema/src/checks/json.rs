//! JSON names of fields: <https://protobuf.com/docs/language-spec#json-names>.

use std::collections::{HashMap, HashSet};

use playground_protos::descriptor::feature_set::JsonFormat;
use playground_protos::descriptor::{DescriptorProto, FieldDescriptorProto, MessageOptions};
use playground_syntax::Span;

use crate::link::Quick;

use super::case;
use super::context::{Checks, index};
use crate::finding::Finding;

/// A field's name in JSON, and whether it was chosen.
#[derive(Clone, Copy)]
struct Name<'a> {
    text: &'a str,
    chosen: bool,
}

impl Name<'_> {
    fn kind(self) -> &'static str {
        if self.chosen { "" } else { "default " }
    }
}

impl<'a> Checks<'a> {
    /// JSON names that can be written, and no two the same; those chosen and those protoc derives.
    pub(super) fn json_names(&mut self, message: &'a DescriptorProto, options: &MessageOptions) {
        let derived: Vec<_> = message
            .field
            .iter()
            .map(|field| case::json_name(field.name()))
            .collect();
        for (at, (field, derived)) in message.field.iter().zip(&derived).enumerate() {
            self.json_form(at, field, derived);
        }
        if options.deprecated_legacy_json_field_conflicts() {
            return;
        }
        let plain = derived.iter().map(|text| Name {
            text,
            chosen: false,
        });
        let plain: Vec<_> = plain.collect();
        let chosen = message.field.iter().zip(&derived).map(|(field, derived)| {
            let own = field.json_name.as_deref().filter(|name| name != derived);
            Name {
                text: own.unwrap_or(derived),
                chosen: own.is_some(),
            }
        });
        let chosen: Vec<_> = chosen.collect();
        let mut told = HashSet::new();
        self.json_conflicts(message, &chosen, &mut told);
        self.json_conflicts(message, &plain, &mut told);
    }

    fn json_form(&mut self, at: usize, field: &FieldDescriptorProto, derived: &str) {
        let Some(name) = field.json_name.as_deref().filter(|name| name != &derived) else {
            return;
        };
        if name.starts_with('[') && name.ends_with(']') {
            let message = format!("JSON name `{name}` is in brackets, which are for extensions");
            self.push(Finding::error(self.at(&[2, index(at), 10]), message));
        } else if name.contains('\0') {
            let message = format!("JSON name of `{}` contains a null character", field.name());
            self.push(Finding::error(self.at(&[2, index(at), 10]), message));
        }
    }

    /// Tells each field at most once. Conflicts of chosen names come first: they are errors everywhere.
    fn json_conflicts(
        &mut self,
        message: &'a DescriptorProto,
        names: &[Name<'_>],
        told: &mut HashSet<usize>,
    ) {
        let features = self.features();
        let strict = features.is_none_or(|it| it.json_format() != JsonFormat::LegacyBestEffort);
        let twice = declared_twice(message);
        let mut seen: HashMap<&str, usize, Quick> =
            HashMap::with_capacity_and_hasher(names.len(), Quick::default());
        for (at, name) in names.iter().enumerate() {
            let first = *seen.entry(name.text).or_insert(at);
            let (Some(other), Some(field)) = (names.get(first), message.field.get(first)) else {
                continue;
            };
            if first == at || !told.insert(at) || told_else(message, &twice, first, at) {
                continue;
            }
            let span = self.json_place(at, *name);
            let (kind, theirs) = (name.kind(), field.name());
            let message = format!(
                "{kind}JSON name `{}` is already that of field `{theirs}`",
                name.text
            );
            let finding = if strict || (name.chosen && other.chosen) {
                Finding::error(span, message)
            } else {
                Finding::warning(span, message)
            };
            let place = self.json_place(first, *other);
            let finding = finding.related(place, "the other field");
            self.push(finding.help("rename one of them, or choose another `json_name`"));
        }
    }

    fn json_place(&self, at: usize, name: Name<'_>) -> Span {
        self.at(&[2, index(at), if name.chosen { 10 } else { 1 }])
    }
}

/// Names of the nested messages that are declared more than once; the linker tells them.
fn declared_twice(message: &DescriptorProto) -> HashSet<&str> {
    let mut seen = HashSet::new();
    let names = message.nested_type.iter().map(DescriptorProto::name);
    names.filter(|name| !seen.insert(*name)).collect()
}

/// The two fields have one name, none at all, or are maps whose entries have one name: that is told already.
fn told_else(message: &DescriptorProto, twice: &HashSet<&str>, first: usize, at: usize) -> bool {
    let (Some(one), Some(other)) = (message.field.get(first), message.field.get(at)) else {
        return true;
    };
    let entry = other.type_name().rsplit('.').next().unwrap_or_default();
    one.name() == other.name()
        || other.name().is_empty()
        || !entry.is_empty() && one.type_name() == other.type_name() && twice.contains(entry)
}
