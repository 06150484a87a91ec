//! Numbers of extensions of one message, in this file and in those it sees.

use std::collections::{HashMap, HashSet};

use playground_protos::descriptor::{DescriptorProto, FieldDescriptorProto, FileDescriptorProto};
use playground_syntax::Span;

use super::context::{Checks, index};
use super::extensions::plain;
use crate::finding::Finding;
use crate::ir::Path;

type Key<'a> = (&'a str, i32);

impl<'a> Checks<'a> {
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
        let place = |path: Path| self.view.lowered.nearest(&[&path[..], &[3]].concat());
        let own = own.into_iter().map(|(path, field)| (place(path), field));
        let mut own: Vec<_> = own.collect();
        own.sort_by_key(|(span, _)| *span);
        self.used_twice_among(own);
    }

    fn used_twice_among(&mut self, own: Vec<(Span, &'a FieldDescriptorProto)>) {
        let of = own.iter().map(|(_, field)| field.extendee()).collect();
        let others = self.imported_extensions(of);
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
