//! Extensions against the declarations of their range, and against each other.

use std::collections::{HashMap, HashSet};

use playground_protos::descriptor::field_descriptor_proto::Type;
use playground_protos::descriptor::{DescriptorProto, FieldDescriptorProto, FileDescriptorProto};

use playground_syntax::Span;

use super::context::{Checks, index, is_repeated, kind};
use super::extendee::Extendee;
use super::extensions::{is_options, plain};
use super::finding::Finding;
use crate::ir::Path;

type Key<'a> = (&'a str, i32);

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

    /// Two extensions with one number: an error in one file, a warning between files.
    pub(super) fn extension_numbers(&mut self) {
        let mut own = Vec::new();
        let file = self.view.file;
        collect(&file.extension, &[7], &mut own);
        for (at, message) in file.message_type.iter().enumerate() {
            let mut path: Path = vec![4, index(at)];
            nested(message, &mut path, &mut own);
        }
        if own.is_empty() {
            return;
        }
        let mut own: Vec<_> = own
            .into_iter()
            .map(|(path, field)| {
                (
                    self.view.lowered.nearest(&[&path[..], &[3]].concat()),
                    field,
                )
            })
            .collect();
        own.sort_by_key(|(span, _)| *span);
        let others =
            self.imported_extensions(own.iter().map(|(_, field)| field.extendee()).collect());
        let mut seen: HashMap<Key<'_>, (Span, &FieldDescriptorProto)> = HashMap::new();
        for (span, field) in own {
            let key = (field.extendee(), field.number());
            let (extended, number) = (plain(field.extendee()), field.number());
            let used = format!("extension number {number} of `{extended}` is already used by");
            if let Some((there, first)) = seen.get(&key) {
                let message = format!("{used} `{}`", first.name());
                self.push(Finding::error(span, message).related(*there, "first used here"));
                continue;
            }
            if let Some((other, file)) = others.get(&key) {
                let message = format!("{used} `{other}` in {file}");
                self.push(
                    Finding::warning(span, message)
                        .help("two files with both cannot meet in one program"),
                );
            }
            seen.insert(key, (span, field));
        }
    }

    /// Extensions of some messages in the files this one sees, with their names and files.
    fn imported_extensions(&self, of: HashSet<&'a str>) -> HashMap<Key<'a>, (&'a str, &'a str)> {
        let mut found = HashMap::new();
        let mut seen = HashSet::from([self.view.file.name()]);
        let mut files: Vec<&'a FileDescriptorProto> = vec![self.view.file];
        while let Some(file) = files.pop() {
            let names = file.dependency.iter().chain(&file.option_dependency);
            for name in names
                .filter(|name| seen.insert(name.as_str()))
                .collect::<Vec<_>>()
            {
                let Some(file) = self.view.types.file(name) else {
                    continue;
                };
                let mut all = Vec::new();
                collect(&file.extension, &[], &mut all);
                for message in &file.message_type {
                    nested(message, &mut Vec::new(), &mut all);
                }
                for (_, field) in all
                    .into_iter()
                    .filter(|(_, field)| of.contains(field.extendee()))
                {
                    let key = (field.extendee(), field.number());
                    found.insert(key, (field.name(), file.name()));
                }
                files.push(file);
            }
        }
        found
    }
}

/// The type of a field as a declaration names it.
fn type_text(field: &FieldDescriptorProto) -> Option<String> {
    Some(match kind(field)? {
        Type::Message | Type::Enum => field.type_name().to_owned(),
        other => other
            .as_str_name()
            .trim_start_matches("TYPE_")
            .to_ascii_lowercase(),
    })
}

/// The extensions in a message and those within it; lowering and walking keep the depth within bounds.
fn nested<'a>(
    message: &'a DescriptorProto,
    path: &mut Path,
    out: &mut Vec<(Path, &'a FieldDescriptorProto)>,
) {
    collect(&message.extension, &[&path[..], &[6]].concat(), out);
    for (at, inner) in message.nested_type.iter().enumerate() {
        path.extend([3, index(at)]);
        nested(inner, path, out);
        path.truncate(path.len().saturating_sub(2));
    }
}

fn collect<'a>(
    fields: &'a [FieldDescriptorProto],
    path: &[i32],
    out: &mut Vec<(Path, &'a FieldDescriptorProto)>,
) {
    let fields = fields
        .iter()
        .enumerate()
        .filter(|(_, field)| field.number.is_some());
    out.extend(fields.map(|(at, field)| ([path, &[index(at)]].concat(), field)));
}
