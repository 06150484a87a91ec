//! Which files a file needs: those of the types and extensions that it names.

use std::collections::{BTreeMap, BTreeSet};

use crate::image::raw::{self, Value};
use crate::image::{Enum, Field, File, Image, Message, Names};

/// Paths of the files that define what a file names: types of fields and methods, extended messages, options.
fn files_used<'i>(file: &'i File<'i>, names: &Names<'i>) -> BTreeSet<&'i str> {
    let mut uses = Uses {
        names,
        used: BTreeSet::new(),
    };
    uses.options("FileOptions", file.proto.options.as_deref());
    file.messages
        .iter()
        .for_each(|message| uses.message(message));
    file.enums
        .iter()
        .for_each(|enumeration| uses.enumeration(enumeration));
    file.extensions.iter().for_each(|field| uses.field(field));
    for service in &file.services {
        uses.options("ServiceOptions", service.proto.options.as_deref());
        for method in &service.methods {
            uses.name(method.input());
            uses.name(method.output());
            uses.options("MethodOptions", method.proto.options.as_deref());
        }
    }
    uses.used
}

/// The imports of a file that it needs. What is imported directly is owed to that import. What comes through others is
/// owed to the first import that brings it: public ones first, those for options last. buf does not ask whether it comes
/// through public imports all the way.
pub(super) fn imports_used<'i>(
    image: &'i Image<'i>,
    file: &'i File<'i>,
    names: &Names<'i>,
) -> BTreeSet<&'i str> {
    let mut owed: BTreeMap<&str, &str> = all_imports(file).map(|path| (path, path)).collect();
    let mut seen = BTreeSet::from([file.path()]);
    for import in file.public_imports().chain(all_imports(file)) {
        let mut todo = vec![import];
        while let Some(path) = todo.pop() {
            if seen.insert(path) {
                owed.entry(path).or_insert(import);
                todo.extend(image.file(path).into_iter().flat_map(all_imports));
            }
        }
    }
    let used = files_used(file, names).into_iter();
    used.filter_map(|path| owed.get(path).copied()).collect()
}

fn all_imports<'f>(file: &File<'f>) -> impl Iterator<Item = &'f str> + use<'f> {
    let proto = file.proto;
    let paths = proto.dependency.iter().chain(&proto.option_dependency);
    paths.map(String::as_str)
}

struct Uses<'n, 'i> {
    names: &'n Names<'i>,
    used: BTreeSet<&'i str>,
}

/// Deeper option values are not looked at.
const DEPTH: usize = 64;

impl Uses<'_, '_> {
    fn name(&mut self, name: &str) {
        self.used.extend(self.names.file_of(name));
    }

    fn message(&mut self, message: &Message<'_>) {
        self.options("MessageOptions", message.proto.options.as_deref());
        for field in message.fields.iter().chain(&message.extensions) {
            self.field(field);
        }
        for oneof in &message.oneofs {
            self.options("OneofOptions", oneof.proto.options.as_deref());
        }
        for range in &message.proto.extension_range {
            self.options("ExtensionRangeOptions", range.options.as_deref());
        }
        message
            .enums
            .iter()
            .for_each(|enumeration| self.enumeration(enumeration));
        message
            .messages
            .iter()
            .for_each(|message| self.message(message));
    }

    fn field(&mut self, field: &Field<'_>) {
        self.name(field.type_name());
        let extendee = field.proto.extendee();
        self.name(extendee.strip_prefix('.').unwrap_or(extendee));
        self.options("FieldOptions", field.proto.options.as_deref());
    }

    fn enumeration(&mut self, enumeration: &Enum<'_>) {
        self.options("EnumOptions", enumeration.proto.options.as_deref());
        for value in &enumeration.values {
            self.options("EnumValueOptions", value.proto.options.as_deref());
        }
    }

    fn options(&mut self, kind: &str, options: Option<&[u8]>) {
        if let Some(options) = options {
            self.value(&format!("google.protobuf.{kind}"), options, 0);
        }
    }

    /// Extensions set in an encoded message, and in the messages inside it.
    fn value(&mut self, kind: &str, bytes: &[u8], depth: usize) {
        if depth > DEPTH {
            return;
        }
        if kind == "google.protobuf.Any" {
            return self.any(bytes, depth);
        }
        for (number, value) in raw::fields(bytes) {
            let Ok(number) = i32::try_from(number) else {
                continue;
            };
            let names = self.names;
            let field = match names.extension(kind, number) {
                Some((path, field)) => {
                    self.used.insert(path);
                    field
                }
                None => match names.field(kind, number) {
                    Some(field) => field,
                    None => continue,
                },
            };
            if let Value::Bytes(bytes) | Value::Group(bytes) = value
                && names.is_message(field.type_name())
            {
                self.value(field.type_name(), bytes, depth + 1);
            }
        }
    }

    /// An `Any`: the type it names, and its value.
    fn any(&mut self, bytes: &[u8], depth: usize) {
        let url = raw::submessage(bytes, 1).and_then(|url| str::from_utf8(url).ok());
        let Some(name) = url.and_then(|url| url.rsplit('/').next()) else {
            return;
        };
        self.name(name);
        if let Some(value) = raw::submessage(bytes, 2) {
            self.value(name, value, depth + 1);
        }
    }
}
