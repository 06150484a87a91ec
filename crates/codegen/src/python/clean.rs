//! A file's descriptor as protoc puts it into Python: without places, without JSON names nobody wrote, and with options
//! as programs see them.

use std::collections::HashSet;

use playground_protos::descriptor::{
    DescriptorProto, EnumDescriptorProto, FieldDescriptorProto, FileDescriptorProto,
    ServiceDescriptorProto,
};

use super::options;
use super::world::World;

/// Numbers of fields in `FileDescriptorProto` and `DescriptorProto` that lead to a field's `json_name`.
mod tag {
    pub(super) const MESSAGE: i32 = 4;
    pub(super) const NESTED: i32 = 3;
    pub(super) const FIELD: i32 = 2;
    pub(super) const JSON_NAME: i32 = 10;
}

struct Cleaner<'w, 'a> {
    world: &'w World<'a>,
    /// Paths of the JSON names that somebody wrote; none if there are no places.
    written: Option<HashSet<&'a [i32]>>,
}

/// The descriptor that Python gets.
pub(super) fn clean(world: &World<'_>, file: &FileDescriptorProto) -> FileDescriptorProto {
    let places = file.source_code_info.as_ref().map(|info| &info.location);
    let written = places.map(|places| {
        let paths = places.iter().map(|place| place.path.as_slice());
        let names = paths.filter(|path| path.last() == Some(&tag::JSON_NAME));
        names.collect()
    });
    let cleaner = Cleaner { world, written };
    let mut out = FileDescriptorProto {
        source_code_info: None,
        ..file.clone()
    };
    cleaner.options(&mut out.options, "File");
    for (index, message) in (0..).zip(&mut out.message_type) {
        cleaner.message(message, &mut vec![tag::MESSAGE, index]);
    }
    out.enum_type
        .iter_mut()
        .for_each(|it| cleaner.enumeration(it));
    out.service.iter_mut().for_each(|it| cleaner.service(it));
    out.extension
        .iter_mut()
        .for_each(|it| cleaner.extension(it));
    out
}

impl Cleaner<'_, '_> {
    /// Options that have nothing left are none, but an empty block is one.
    fn options(&self, options: &mut Option<Vec<u8>>, of: &str) {
        if let Some(bytes) = options.as_mut().filter(|bytes| !bytes.is_empty()) {
            let of = format!(".google.protobuf.{of}Options");
            let cleaned = options::clean(self.world, bytes, &of);
            *options = Some(cleaned).filter(|bytes| !bytes.is_empty());
        }
    }

    fn message(&self, message: &mut DescriptorProto, path: &mut Vec<i32>) {
        self.options(&mut message.options, "Message");
        for (index, field) in (0..).zip(&mut message.field) {
            path.extend([tag::FIELD, index, tag::JSON_NAME]);
            self.options(&mut field.options, "Field");
            if !self.is_written(field, path) {
                field.json_name = None;
            }
            path.truncate(path.len().saturating_sub(3));
        }
        for (index, nested) in (0..).zip(&mut message.nested_type) {
            path.extend([tag::NESTED, index]);
            self.message(nested, path);
            path.truncate(path.len().saturating_sub(2));
        }
        message
            .enum_type
            .iter_mut()
            .for_each(|it| self.enumeration(it));
        message
            .extension
            .iter_mut()
            .for_each(|it| self.extension(it));
        for range in &mut message.extension_range {
            self.options(&mut range.options, "ExtensionRange");
        }
        for oneof in &mut message.oneof_decl {
            self.options(&mut oneof.options, "Oneof");
        }
    }

    fn extension(&self, field: &mut FieldDescriptorProto) {
        self.options(&mut field.options, "Field");
        field.json_name = None;
    }

    fn enumeration(&self, each: &mut EnumDescriptorProto) {
        self.options(&mut each.options, "Enum");
        for value in &mut each.value {
            self.options(&mut value.options, "EnumValue");
        }
    }

    fn service(&self, service: &mut ServiceDescriptorProto) {
        self.options(&mut service.options, "Service");
        for method in &mut service.method {
            self.options(&mut method.options, "Method");
        }
    }

    /// Without places a name counts as written if it is not what a field is called by itself.
    fn is_written(&self, field: &FieldDescriptorProto, path: &[i32]) -> bool {
        match &self.written {
            Some(written) => written.contains(path),
            None => field.json_name() != json_name(field.name()),
        }
    }
}

/// What a field is called in JSON if nothing is said.
fn json_name(name: &str) -> String {
    let mut out = String::new();
    let mut after_underscore = false;
    for character in name.chars() {
        if character == '_' {
            after_underscore = true;
        } else if std::mem::take(&mut after_underscore) {
            out.push(character.to_ascii_uppercase());
        } else {
            out.push(character);
        }
    }
    out
}
