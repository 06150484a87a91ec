//! Options without the freedom that their encoding leaves: which record comes first, and whether one message is written
//! in one record or several.

use playground_protos::descriptor::{
    DescriptorProto, EnumDescriptorProto, FieldDescriptorProto, FileDescriptorProto,
};

type Options = Option<Vec<u8>>;

/// The file with every `options` in canonical form.
pub fn canonical(mut file: FileDescriptorProto) -> FileDescriptorProto {
    settle(&mut file.options);
    file.message_type.iter_mut().for_each(message);
    file.enum_type.iter_mut().for_each(enumeration);
    file.extension.iter_mut().for_each(field);
    for service in &mut file.service {
        settle(&mut service.options);
        service
            .method
            .iter_mut()
            .for_each(|method| settle(&mut method.options));
    }
    file
}

fn message(message_type: &mut DescriptorProto) {
    settle(&mut message_type.options);
    message_type.field.iter_mut().for_each(field);
    message_type.extension.iter_mut().for_each(field);
    message_type.nested_type.iter_mut().for_each(message);
    message_type.enum_type.iter_mut().for_each(enumeration);
    message_type
        .oneof_decl
        .iter_mut()
        .for_each(|oneof| settle(&mut oneof.options));
    message_type
        .extension_range
        .iter_mut()
        .for_each(|range| settle(&mut range.options));
}

fn enumeration(enum_type: &mut EnumDescriptorProto) {
    settle(&mut enum_type.options);
    enum_type
        .value
        .iter_mut()
        .for_each(|value| settle(&mut value.options));
}

fn field(field: &mut FieldDescriptorProto) {
    settle(&mut field.options);
}

fn settle(options: &mut Options) {
    if let Some(settled) = options.as_deref().and_then(settled) {
        *options = Some(settled);
    }
}

/// Records by number, and those of one number that have a length joined; none for bytes that are no message.
fn settled(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut records: Vec<(u64, Vec<u8>)> = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let (key, after) = varint(rest)?;
        let (payload, after) = payload(key & 7, after)?;
        match records
            .iter_mut()
            .find(|(known, _)| *known == key && key & 7 == 2)
        {
            Some((_, joined)) => joined.extend(payload),
            None => records.push((key, payload.to_vec())),
        }
        rest = after;
    }
    records.sort_by_key(|(key, _)| *key);
    let mut out = Vec::new();
    for (key, payload) in records {
        out.extend(key.to_le_bytes());
        let payload = settled(&payload)
            .filter(|_| key & 7 == 2)
            .unwrap_or(payload);
        out.extend(payload.len().to_le_bytes());
        out.extend(payload);
    }
    Some(out)
}

fn payload(kind: u64, bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = match kind {
        0 => bytes.len() - varint(bytes)?.1.len(),
        1 => 8,
        5 => 4,
        2 => {
            let (length, after) = varint(bytes)?;
            return after.split_at_checked(usize::try_from(length).ok()?);
        }
        _ => return None,
    };
    bytes.split_at_checked(length)
}

fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let end = bytes
        .iter()
        .position(|byte| *byte < 0x80)
        .filter(|end| *end < 10)?;
    let value = bytes[..=end]
        .iter()
        .rev()
        .fold(0, |value, byte| (value << 7) | u64::from(byte & 0x7f));
    Some((value, &bytes[end + 1..]))
}
