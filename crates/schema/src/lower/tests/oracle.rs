//! The comparison with the other parser, and what is left out of it.

use playground_protos::descriptor::field_descriptor_proto::Type;
use playground_protos::descriptor::{
    DescriptorProto, FieldDescriptorProto, FileDescriptorProto, UninterpretedOption,
};
use prost::Message;

use crate::ir::{LiteralField, Lowered, OptionStatement, Path, ValueKind};

/// Any `…Options` as far as its option statements go.
#[derive(Clone, PartialEq, Message)]
struct Options {
    #[prost(message, repeated, tag = "999")]
    uninterpreted_option: Vec<UninterpretedOption>,
}

/// Differences from the other parser, which must accept the text; empty for none.
pub(super) fn differences(name: &str, text: &str, ours: &Lowered) -> Vec<String> {
    let theirs = match protox_parse::parse(name, text) {
        Ok(theirs) => theirs,
        Err(error) => return vec![format!("{name}: {error:?}")],
    };
    let mut theirs = FileDescriptorProto::decode(theirs.encode_to_vec().as_slice()).unwrap();
    let mut mine = ours.descriptor.clone();
    mine.source_code_info = Some(ours.source_code_info());
    let mut out = Vec::new();
    compare_locations(&mine, &theirs, &mut out);
    mine.source_code_info = None;
    theirs.source_code_info = None;
    let expected = take_options(&mut theirs);
    take_options(&mut mine);
    as_before_linking(&mut theirs);
    compare_statements(&expected, &ours.options, &mut out);
    if mine != theirs {
        let (mine, theirs) = (format!("{mine:#?}"), format!("{theirs:#?}"));
        let line = mine.lines().zip(theirs.lines()).position(|(a, b)| a != b);
        let line = line.unwrap_or_default().saturating_sub(3);
        let near = |text: &str| {
            text.lines()
                .skip(line)
                .take(7)
                .collect::<Vec<_>>()
                .join("\n")
        };
        out.push(format!(
            "descriptor, ours:\n{}\ntheirs:\n{}",
            near(&mine),
            near(&theirs)
        ));
    }
    out.iter().map(|line| format!("{name}: {line}")).collect()
}

fn compare_locations(
    mine: &FileDescriptorProto,
    theirs: &FileDescriptorProto,
    out: &mut Vec<String>,
) {
    let mine = mine.source_code_info.clone().unwrap_or_default().location;
    let theirs = theirs.source_code_info.clone().unwrap_or_default().location;
    let (mut mine, mut theirs) = (mine, theirs);
    // The other parser has an order of its own.
    for list in [&mut mine, &mut theirs] {
        list.sort_by(|a, b| (&a.path, &a.span).cmp(&(&b.path, &b.span)));
    }
    theirs.retain(|location| {
        options_at(&location.path).is_none_or(|at| location.path.len() <= at + 3)
    });
    for (index, pair) in mine.iter().zip(&theirs).enumerate() {
        if pair.0 != pair.1 {
            out.push(format!(
                "location {index}: ours {:?}, theirs {:?}",
                pair.0, pair.1
            ));
            return;
        }
    }
    if mine.len() != theirs.len() {
        out.push(format!("{} locations, theirs {}", mine.len(), theirs.len()));
    }
}

/// Where in a path the options of an element are.
pub(super) fn options_at(path: &[i32]) -> Option<usize> {
    let mut kind = "file";
    for (index, step) in path.iter().enumerate().step_by(2) {
        kind = match (kind, step) {
            ("file", 8) | ("message", 7) | ("field", 8) | ("oneof", 2) | ("method", 4) => {
                return Some(index);
            }
            ("enum" | "value" | "service" | "range", 3) => return Some(index),
            ("file", 4) | ("message", 3) => "message",
            ("file", 5) | ("message", 4) => "enum",
            ("file", 6) => "service",
            ("file", 7) | ("message", 2 | 6) => "field",
            ("message", 5) => "range",
            ("message", 8) => "oneof",
            ("enum", 2) => "value",
            ("service", 2) => "method",
            _ => return None,
        };
    }
    None
}

/// The other parser leaves JSON names to its linker, and takes the type of maps from it.
fn as_before_linking(file: &mut FileDescriptorProto) {
    fn fields(fields: &mut [FieldDescriptorProto]) {
        for field in fields {
            let name = super::super::names::json(field.name());
            field.json_name.get_or_insert(name);
            field.r#type = field.r#type.filter(|ty| *ty != Type::Message as i32);
        }
    }
    fn messages(list: &mut [DescriptorProto]) {
        for message in list {
            fields(&mut message.field);
            fields(&mut message.extension);
            messages(&mut message.nested_type);
        }
    }
    fields(&mut file.extension);
    messages(&mut file.message_type);
}

/// Takes the options out of a file: element and bytes.
pub(super) fn take_options(file: &mut FileDescriptorProto) -> Vec<(Path, Vec<u8>)> {
    let mut taken = Vec::new();
    let mut take = |path: &[i32], options: &mut Option<Vec<u8>>| {
        taken.push((path.to_vec(), options.take().unwrap_or_default()));
    };
    take(&[], &mut file.options);
    for (index, message) in file.message_type.iter_mut().enumerate() {
        in_message(&[4, index as i32], message, &mut take);
    }
    for (index, enumeration) in file.enum_type.iter_mut().enumerate() {
        let path = [5, index as i32];
        take(&path, &mut enumeration.options);
        for (index, value) in enumeration.value.iter_mut().enumerate() {
            take(
                &[&path[..], &[2, index as i32]].concat(),
                &mut value.options,
            );
        }
    }
    for (index, field) in file.extension.iter_mut().enumerate() {
        take(&[7, index as i32], &mut field.options);
    }
    for (index, service) in file.service.iter_mut().enumerate() {
        let path = [6, index as i32];
        take(&path, &mut service.options);
        for (index, method) in service.method.iter_mut().enumerate() {
            take(
                &[&path[..], &[2, index as i32]].concat(),
                &mut method.options,
            );
        }
    }
    taken.retain(|(_, bytes)| !bytes.is_empty());
    taken
}

fn in_message(
    path: &[i32],
    message: &mut DescriptorProto,
    take: &mut impl FnMut(&[i32], &mut Option<Vec<u8>>),
) {
    let step = |number: i32, index: usize| [path, &[number, index as i32]].concat();
    take(path, &mut message.options);
    for (index, field) in message.field.iter_mut().enumerate() {
        take(&step(2, index), &mut field.options);
    }
    for (index, field) in message.extension.iter_mut().enumerate() {
        take(&step(6, index), &mut field.options);
    }
    for (index, oneof) in message.oneof_decl.iter_mut().enumerate() {
        take(&step(8, index), &mut oneof.options);
    }
    for (index, range) in message.extension_range.iter_mut().enumerate() {
        take(&step(5, index), &mut range.options);
    }
    for (index, nested) in message.nested_type.iter_mut().enumerate() {
        in_message(&step(3, index), nested, take);
    }
    for (index, enumeration) in message.enum_type.iter_mut().enumerate() {
        let path = step(4, index);
        take(&path, &mut enumeration.options);
        for (index, value) in enumeration.value.iter_mut().enumerate() {
            take(
                &[&path[..], &[2, index as i32]].concat(),
                &mut value.options,
            );
        }
    }
}

fn compare_statements(theirs: &[(Path, Vec<u8>)], ours: &[OptionStatement], out: &mut Vec<String>) {
    let mut theirs: Vec<_> = theirs
        .iter()
        .flat_map(|(path, bytes)| {
            let options = Options::decode(bytes.as_slice())
                .unwrap()
                .uninterpreted_option;
            let texts = options.into_iter().map(|option| theirs_as_text(&option));
            texts.map(move |text| format!("{path:?} {text}"))
        })
        .collect();
    let mut ours: Vec<_> = ours
        .iter()
        .map(|option| format!("{:?} {}", option.element, ours_as_text(option)))
        .collect();
    theirs.sort();
    ours.sort();
    if let Some((mine, theirs)) = ours
        .iter()
        .zip(&theirs)
        .find(|(mine, theirs)| mine != theirs)
    {
        out.push(format!("option, ours {mine}, theirs {theirs}"));
    } else if ours.len() != theirs.len() {
        out.push(format!("{} options, theirs {}", ours.len(), theirs.len()));
    }
}

fn theirs_as_text(option: &UninterpretedOption) -> String {
    let parts = option.name.iter().map(|part| match part.is_extension {
        true => format!("({})", part.name_part),
        false => part.name_part.clone(),
    });
    let value = match option {
        UninterpretedOption {
            identifier_value: Some(word),
            ..
        } => word.clone(),
        UninterpretedOption {
            positive_int_value: Some(number),
            ..
        } => number.to_string(),
        UninterpretedOption {
            negative_int_value: Some(number),
            ..
        } => number.to_string(),
        UninterpretedOption {
            double_value: Some(number),
            ..
        } => format!("{number:?}"),
        UninterpretedOption {
            string_value: Some(bytes),
            ..
        } => format!("{bytes:?}"),
        // Not compared: only that it is one.
        UninterpretedOption {
            aggregate_value: Some(_),
            ..
        } => "{}".to_owned(),
        _ => "nothing".to_owned(),
    };
    format!("{} = {value}", parts.collect::<Vec<_>>().join("."))
}

fn ours_as_text(option: &OptionStatement) -> String {
    let parts = option.name.iter().map(|part| match part.extension {
        true => format!("({})", part.text),
        false => part.text.clone(),
    });
    let sign = |negative: bool| if negative { "-" } else { "" };
    let value = match &option.value.kind {
        ValueKind::Ident { negative, text } => format!("{}{text}", sign(*negative)),
        ValueKind::Int {
            negative, value, ..
        } => format!("{}{value}", sign(*negative)),
        ValueKind::Float {
            negative, value, ..
        } => format!("{}{value:?}", sign(*negative)),
        ValueKind::String(bytes) => format!("{bytes:?}"),
        ValueKind::Message(fields) => {
            assert!(fields.iter().all(is_whole));
            "{}".to_owned()
        }
        other => format!("{other:?}"),
    };
    format!("{} = {value}", parts.collect::<Vec<_>>().join("."))
}

fn is_whole(field: &LiteralField) -> bool {
    match &field.value.kind {
        ValueKind::Message(fields) => fields.iter().all(is_whole),
        ValueKind::Broken => false,
        _ => true,
    }
}
