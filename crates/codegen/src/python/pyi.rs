//! `_pb2.pyi`: the types of a file's messages and enums.

use playground_protos::descriptor::{
    DescriptorProto, EnumDescriptorProto, FieldDescriptorProto, FileDescriptorProto,
};

use super::fields::{Fields, Typed};
use super::imports::{Imports, has_mixin};
use super::names::{expression, is_keyword};
use super::pb2::generic_services;
use super::text::Text;
use super::world::World;

/// The stub of the module of a file's messages.
///
/// # Errors
/// If an import or a type is not in the request.
pub(super) fn write(world: &World<'_>, file: &FileDescriptorProto) -> Result<String, String> {
    let mut out = Text::default();
    let imports = Imports::new(world, file)?;
    imports.write(&mut out);
    out.line("");
    out.line("DESCRIPTOR: _descriptor.FileDescriptor");
    imports.write_values(&mut out);
    for each in &file.enum_type {
        out.line("");
        enumeration(each, each.name(), &mut out);
    }
    for each in &file.enum_type {
        values(each, each.name(), &mut out);
    }
    extensions(&file.extension, &mut out);
    let fields = Fields::new(world, file, &imports);
    for each in &file.message_type {
        out.line("");
        message(&fields, each, each.name(), &mut out)?;
    }
    if generic_services(file) {
        for service in &file.service {
            let name = service.name();
            out.line("");
            out.line(format!("class {name}(_service.service): ..."));
            out.line("");
            out.line(format!("class {name}_Stub({name}): ..."));
        }
    }
    Ok(out.finish())
}

/// Numbers and descriptors of extensions.
pub(super) fn extensions(fields: &[FieldDescriptorProto], out: &mut Text) {
    for field in fields {
        number(field, out);
        out.line(format!("{}: _descriptor.FieldDescriptor", field.name()));
    }
}

fn number(field: &FieldDescriptorProto, out: &mut Text) {
    let name = field.name().to_ascii_uppercase();
    out.line(format!("{name}_FIELD_NUMBER: _ClassVar[int]"));
}

/// A class, given the enum's name within the package.
fn enumeration(each: &EnumDescriptorProto, name: &str, out: &mut Text) {
    out.line(format!(
        "class {}(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):",
        each.name()
    ));
    out.indented(|out| {
        out.line("__slots__ = ()");
        for value in &each.value {
            out.line(format!("{}: _ClassVar[{}]", value.name(), expression(name)));
        }
    });
}

/// The values of an enum beside it.
fn values(each: &EnumDescriptorProto, name: &str, out: &mut Text) {
    for value in &each.value {
        out.line(format!("{}: {}", value.name(), expression(name)));
    }
}

/// A class, given the message's name within the package.
fn message(
    fields: &Fields<'_>,
    message: &DescriptorProto,
    name: &str,
    out: &mut Text,
) -> Result<(), String> {
    let mixin = if has_mixin(fields.file, name) {
        format!(", _well_known_types.{name}")
    } else {
        String::new()
    };
    out.line(format!(
        "class {}(_message.Message{mixin}):",
        message.name()
    ));
    let mut result = Ok(());
    out.indented(|out| result = body(fields, message, name, out));
    result
}

fn body(
    fields: &Fields<'_>,
    message: &DescriptorProto,
    name: &str,
    out: &mut Text,
) -> Result<(), String> {
    let usable = message.field.iter().filter(|it| !is_keyword(it.name()));
    let typed: Result<Vec<_>, _> = usable.map(|field| fields.typed(field, name)).collect();
    let typed = typed?;
    out.line(slots(&typed));
    if !message.extension_range.is_empty() {
        out.line("Extensions: _python_message._ExtensionDict");
    }
    for each in &message.enum_type {
        let name = format!("{name}.{}", each.name());
        enumeration(each, &name, out);
        values(each, &name, out);
    }
    for nested in &message.nested_type {
        let name = format!("{name}.{}", nested.name());
        self::message(fields, nested, &name, out)?;
    }
    extensions(&message.extension, out);
    for field in &message.field {
        number(field, out);
    }
    for field in &typed {
        out.line(format!("{}: {}", field.name, field.attribute));
    }
    out.line(init(message, &typed));
    Ok(())
}

fn slots(typed: &[Typed]) -> String {
    let names: Vec<_> = typed.iter().map(|it| format!("\"{}\"", it.name)).collect();
    match names.as_slice() {
        [one] => format!("__slots__ = ({one},)"),
        names => format!("__slots__ = ({})", names.join(", ")),
    }
}

/// Fields that a keyword is the name of can be given only in a dictionary.
fn init(message: &DescriptorProto, typed: &[Typed]) -> String {
    let taken = typed.iter().any(|field| field.name == "self");
    let mut parts = vec![if taken { "self_" } else { "self" }.to_owned()];
    let given = typed.iter();
    parts.extend(given.map(|it| format!("{}: _Optional[{}] = ...", it.name, it.argument)));
    if typed.len() < message.field.len() {
        parts.push("**kwargs".to_owned());
    }
    format!("def __init__({}) -> None: ...", parts.join(", "))
}
