//! Keeps prost-build from panicking: finds what it cannot do beforehand, and fills gaps that it stumbles over.
//!
//! prost-build panics on editions, on enum values that fall together in Rust, on names without a letter or digit, on
//! carriage returns inside comments, and on elements that source info leaves out.

use std::collections::{BTreeSet, HashMap, HashSet};

use heck::ToUpperCamelCase;
use prost_types::{
    DescriptorProto, EnumDescriptorProto, FileDescriptorProto, ServiceDescriptorProto,
    SourceCodeInfo, source_code_info::Location,
};

/// Field numbers in `descriptor.proto`, from which the paths of source info are made.
mod tag {
    pub(super) const FILE_MESSAGE: i32 = 4;
    pub(super) const FILE_ENUM: i32 = 5;
    pub(super) const FILE_SERVICE: i32 = 6;
    pub(super) const MESSAGE_FIELD: i32 = 2;
    pub(super) const MESSAGE_NESTED: i32 = 3;
    pub(super) const MESSAGE_ENUM: i32 = 4;
    pub(super) const MESSAGE_ONEOF: i32 = 8;
    pub(super) const ENUM_VALUE: i32 = 2;
    pub(super) const SERVICE_METHOD: i32 = 2;
}

/// Checks a file and completes its source info.
///
/// # Errors
/// If prost-build cannot generate code for the file; says why.
pub(super) fn prepare(file: &mut FileDescriptorProto) -> Result<(), String> {
    let in_file = |reason: String| format!("`{}`: {reason}", file.name());
    match file.syntax() {
        "" | "proto2" | "proto3" => {}
        other => {
            return Err(in_file(format!(
                "prost-build cannot do `{other}`, only proto2 and proto3"
            )));
        }
    }
    let mut walk = Walk::default();
    walk.file(file).map_err(in_file)?;
    let visited = walk.visited;
    if let Some(info) = &mut file.source_code_info {
        complete(info, visited);
        return check_comments(info).map_err(|reason| format!("`{}`: {reason}", file.name()));
    }
    Ok(())
}

/// Every element needs a location, even if an empty one.
fn complete(info: &mut SourceCodeInfo, visited: Vec<Vec<i32>>) {
    let known: HashSet<Vec<i32>> = info
        .location
        .iter()
        .map(|location| location.path.clone())
        .collect();
    let missing = visited.into_iter().filter(|path| !known.contains(path));
    info.location.extend(missing.map(|path| Location {
        path,
        ..Location::default()
    }));
}

/// Rust allows no carriage return in a doc comment, unless a newline follows.
fn check_comments(info: &SourceCodeInfo) -> Result<(), String> {
    let bare = |text: &str| text.replace("\r\n", "\n").contains('\r');
    for location in &info.location {
        let comments = location
            .leading_comments
            .iter()
            .chain(&location.trailing_comments)
            .chain(&location.leading_detached_comments);
        if comments.into_iter().any(|text| bare(text)) {
            let line = location
                .span
                .first()
                .map_or(0, |line| line.saturating_add(1));
            return Err(format!(
                "a comment at line {line} holds a carriage return without a newline"
            ));
        }
    }
    Ok(())
}

/// Walks a file as prost-build does.
#[derive(Default)]
struct Walk {
    path: Vec<i32>,
    visited: Vec<Vec<i32>>,
}

type Checked = Result<(), String>;

impl Walk {
    fn each<T>(
        &mut self,
        tag: i32,
        items: &[T],
        mut visit: impl FnMut(&mut Self, &T) -> Checked,
    ) -> Checked {
        for (item, index) in items.iter().zip(0..) {
            self.path.extend([tag, index]);
            self.visited.push(self.path.clone());
            let result = visit(self, item);
            self.path.truncate(self.path.len().saturating_sub(2));
            result?;
        }
        Ok(())
    }

    fn file(&mut self, file: &FileDescriptorProto) -> Checked {
        file.package()
            .split('.')
            .filter(|part| !part.is_empty())
            .try_for_each(check_name)?;
        self.each(tag::FILE_MESSAGE, &file.message_type, Self::message)?;
        self.each(tag::FILE_ENUM, &file.enum_type, Self::enumeration)?;
        self.each(tag::FILE_SERVICE, &file.service, Self::service)
    }

    fn message(&mut self, message: &DescriptorProto) -> Checked {
        check_name(message.name())?;
        self.each(tag::MESSAGE_FIELD, &message.field, |_, field| {
            check_name(field.name())
        })?;
        self.each(tag::MESSAGE_ONEOF, &message.oneof_decl, |_, oneof| {
            check_name(oneof.name())
        })?;
        self.each(tag::MESSAGE_NESTED, &message.nested_type, Self::message)?;
        self.each(tag::MESSAGE_ENUM, &message.enum_type, Self::enumeration)
    }

    fn enumeration(&mut self, enumeration: &EnumDescriptorProto) -> Checked {
        check_name(enumeration.name())?;
        self.each(tag::ENUM_VALUE, &enumeration.value, |_, value| {
            check_name(value.name())
        })?;
        check_variants(enumeration)
    }

    fn service(&mut self, service: &ServiceDescriptorProto) -> Checked {
        check_name(service.name())?;
        self.each(tag::SERVICE_METHOD, &service.method, |_, method| {
            check_name(method.name())
        })
    }
}

fn check_name(name: &str) -> Checked {
    let identifier = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if !identifier {
        return Err(format!("`{name}` is no identifier"));
    }
    if !name.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
        return Err(format!(
            "`{name}` has no letter or digit to make a Rust name of"
        ));
    }
    Ok(())
}

/// Two values of different number must not become the same variant; aliases are skipped as prost-build does.
fn check_variants(enumeration: &EnumDescriptorProto) -> Checked {
    let prefix = enumeration.name().to_upper_camel_case();
    let mut numbers = BTreeSet::new();
    let mut variants: HashMap<String, &str> = HashMap::new();
    for value in enumeration
        .value
        .iter()
        .filter(|value| numbers.insert(value.number()))
    {
        let camel = value.name().to_upper_camel_case();
        let stripped = camel
            .strip_prefix(&prefix)
            .filter(|rest| rest.starts_with(char::is_uppercase));
        let variant = stripped.unwrap_or(&camel).to_owned();
        if let Some(other) = variants.insert(variant.clone(), value.name()) {
            let name = enumeration.name();
            return Err(format!(
                "`{other}` and `{}` of enum `{name}` both become `{variant}` in Rust",
                value.name()
            ));
        }
    }
    Ok(())
}
