//! Walks over an encoded message and writes it as pretty-printed JSON; nothing as soon as something is unusual.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use super::date;
use super::plan::{Field, Form, Many, Plan, Type};
use super::reader::{Raw, Reader};
use crate::json::{double, float};

/// Deeper messages go the slow way; the decoder's own limit is 100.
const DEEPEST: usize = 60;

/// Most entries of a map whose keys are compared with each other here.
const MOST_ENTRIES: usize = 64;

/// A field of the message at hand as it was found: its place in the type, and one value.
type Found<'a> = (usize, Raw<'a>);

/// One text on its way.
pub(super) struct Writer<'p, 'a> {
    plan: &'p Plan,
    /// The fields of the message at hand, above those of the messages around it.
    found: Vec<Found<'a>>,
    out: String,
}

impl<'p, 'a> Writer<'p, 'a> {
    /// A writer for a message of this many bytes.
    pub fn new(plan: &'p Plan, bytes: usize) -> Self {
        Self {
            plan,
            found: Vec::with_capacity(32),
            out: String::with_capacity(128 + 4 * bytes),
        }
    }

    /// The text of a message of the plan's type.
    pub fn finish(mut self, bytes: &'a [u8]) -> Option<String> {
        self.value(self.plan.root(), Raw::Bytes(bytes), 0)?;
        Some(self.out)
    }

    fn message(&mut self, this: &'p Type, bytes: &'a [u8], depth: usize) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        let base = self.found.len();
        self.find(this, bytes)?;
        let end = self.found.len();
        let (mut at, mut oneofs, mut any) = (base, 0, false);
        self.out.push('{');
        while at < end {
            let (place, _) = *self.found.get(at)?;
            let same = |(other, _): &&Found<'_>| *other == place;
            let next = at + self.found.get(at..end)?.iter().take_while(same).count();
            let field = this.field(place)?;
            if oneofs & field.oneof != 0 {
                return None;
            }
            oneofs |= field.oneof;
            any |= self.field(field, at..next, any, depth + 1)?;
            at = next;
        }
        self.found.truncate(base);
        self.close('}', any, depth);
        Some(())
    }

    /// Puts the message's fields on top of `found`, by number, those of one number in the order they came.
    fn find(&mut self, this: &Type, bytes: &'a [u8]) -> Option<()> {
        let base = self.found.len();
        let (mut reader, mut last, mut sorted) = (Reader(bytes), 0, true);
        while !reader.is_empty() {
            let (number, raw) = reader.field()?;
            match this.find(number) {
                Some(place) => {
                    sorted &= place >= last;
                    last = place;
                    self.found.push((place, raw));
                }
                None if this.extended => return None,
                None => {}
            }
        }
        if !sorted {
            self.found.get_mut(base..)?.sort_by_key(|(place, _)| *place);
        }
        Some(())
    }

    /// Writes one field; whether there was anything to write.
    fn field(
        &mut self,
        field: &'p Field,
        at: std::ops::Range<usize>,
        any: bool,
        depth: usize,
    ) -> Option<bool> {
        match &field.many {
            Many::One => {
                let merged = matches!(field.form, Form::Message(_) | Form::Timestamp);
                if merged && at.len() > 1 {
                    return None;
                }
                let (_, raw) = *self.found.get(at.end - 1)?;
                if !field.presence && is_default(&field.form, raw)? {
                    return Some(false);
                }
                self.name(field, any, depth)?;
                self.value(&field.form, raw, depth)?;
                Some(true)
            }
            Many::List => self.list(field, at, any, depth),
            Many::Map(key) => {
                self.name(field, any, depth)?;
                self.map(key, &field.form, at, depth)?;
                Some(true)
            }
        }
    }

    fn list(
        &mut self,
        field: &'p Field,
        at: std::ops::Range<usize>,
        any: bool,
        depth: usize,
    ) -> Option<bool> {
        let mut some = false;
        for index in at {
            let (_, raw) = *self.found.get(index)?;
            let (form, mut packed) = match (&field.form, raw) {
                (Form::String | Form::Bytes | Form::Message(_) | Form::Timestamp, _) => {
                    (&field.form, None)
                }
                (form, Raw::Bytes(bytes)) => (form, Some(Reader(bytes))),
                (form, _) => (form, None),
            };
            let mut next = Some(raw);
            if let Some(reader) = &mut packed {
                next = if reader.is_empty() {
                    None
                } else {
                    Some(unpacked(form, reader)?)
                };
            }
            while let Some(raw) = next {
                if !some {
                    self.name(field, any, depth)?;
                    self.out.push('[');
                }
                self.separate(some, depth + 1);
                some = true;
                self.value(form, raw, depth + 1)?;
                next = match &mut packed {
                    Some(reader) if !reader.is_empty() => Some(unpacked(form, reader)?),
                    _ => None,
                };
            }
        }
        if some {
            self.close(']', true, depth);
        }
        Some(some)
    }

    fn map(
        &mut self,
        key_form: &'p Form,
        form: &'p Form,
        at: std::ops::Range<usize>,
        depth: usize,
    ) -> Option<()> {
        if at.len() > MOST_ENTRIES {
            return None;
        }
        let mut keys = Vec::with_capacity(at.len());
        self.out.push('{');
        for index in at {
            let (_, Raw::Bytes(bytes)) = *self.found.get(index)? else {
                return None;
            };
            let (mut key, mut value) = (None, None);
            let mut reader = Reader(bytes);
            while !reader.is_empty() {
                match reader.field()? {
                    (1, raw) if key.is_none() => key = Some(raw),
                    (2, raw) if value.is_none() => value = Some(raw),
                    _ => return None,
                }
            }
            let key = key.or_else(|| default(key_form))?;
            if keys.contains(&key) {
                return None;
            }
            self.separate(!keys.is_empty(), depth + 1);
            keys.push(key);
            self.key(key_form, key, depth + 1)?;
            self.value(form, value.or_else(|| default(form))?, depth + 1)?;
        }
        self.close('}', true, depth);
        Some(())
    }

    fn key(&mut self, form: &'p Form, raw: Raw<'a>, depth: usize) -> Option<()> {
        let start = self.out.len();
        self.value(form, raw, depth)?;
        if !self.out.get(start..)?.starts_with('"') {
            self.out.insert(start, '"');
            self.out.push('"');
        }
        self.out.push_str(": ");
        Some(())
    }

    fn value(&mut self, form: &'p Form, raw: Raw<'a>, depth: usize) -> Option<()> {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "32 bits count, as the format wants it"
        )]
        match (form, raw) {
            (Form::Bool, Raw::Varint(0)) => self.out.push_str("false"),
            (Form::Bool, Raw::Varint(_)) => self.out.push_str("true"),
            (Form::Int32, Raw::Varint(value)) => self.number(value as i32),
            (Form::Uint32, Raw::Varint(value)) => self.number(value as u32),
            (Form::Sint32, Raw::Varint(value)) => self.number(zigzag(value as u32 as u64) as i32),
            (Form::Int64, Raw::Varint(value)) => self.quoted(value.cast_signed()),
            (Form::Uint64, Raw::Varint(value)) => self.quoted(value),
            (Form::Sint64, Raw::Varint(value)) => self.quoted(zigzag(value)),
            (Form::Fixed32, Raw::Fixed32(value)) => self.number(value),
            (Form::Sfixed32, Raw::Fixed32(value)) => self.number(value.cast_signed()),
            (Form::Fixed64, Raw::Fixed64(value)) => self.quoted(value),
            (Form::Sfixed64, Raw::Fixed64(value)) => self.quoted(value.cast_signed()),
            (Form::Float, Raw::Fixed32(bits)) => {
                self.json(|json| float(f32::from_bits(bits), json))?;
            }
            (Form::Double, Raw::Fixed64(bits)) => {
                self.json(|json| double(f64::from_bits(bits), json))?;
            }
            (Form::String, Raw::Bytes(bytes)) => self.text(std::str::from_utf8(bytes).ok()?)?,
            (Form::Bytes, Raw::Bytes(bytes)) => {
                self.out.push('"');
                STANDARD.encode_string(bytes, &mut self.out);
                self.out.push('"');
            }
            (Form::Enum(names), Raw::Varint(value)) => self.enumerator(names, value as i32),
            (Form::Timestamp, Raw::Bytes(bytes)) => date::write(bytes, &mut self.out)?,
            (Form::Message(place), Raw::Bytes(bytes)) => {
                self.message(self.plan.message(*place)?, bytes, depth)?;
            }
            _ => return None,
        }
        Some(())
    }

    fn enumerator(&mut self, names: &[(i32, String)], number: i32) {
        let known = names.binary_search_by_key(&number, |(number, _)| *number);
        match known.ok().and_then(|place| names.get(place)) {
            Some((_, name)) => self.out.push_str(name),
            None => self.number(number),
        }
    }

    fn number(&mut self, value: impl itoa::Integer) {
        self.out.push_str(itoa::Buffer::new().format(value));
    }

    fn quoted(&mut self, value: impl itoa::Integer) {
        self.out.push('"');
        self.number(value);
        self.out.push('"');
    }

    fn text(&mut self, text: &str) -> Option<()> {
        let special = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
        if text.bytes().any(special) {
            return self.json(|json| text.serialize(json));
        }
        self.out.push('"');
        self.out.push_str(text);
        self.out.push('"');
        Some(())
    }

    /// What serde_json writes, for what is rare.
    fn json(
        &mut self,
        write: impl FnOnce(&mut serde_json::Serializer<&mut Vec<u8>>) -> serde_json::Result<()>,
    ) -> Option<()> {
        let mut bytes = Vec::new();
        write(&mut serde_json::Serializer::new(&mut bytes)).ok()?;
        self.out.push_str(std::str::from_utf8(&bytes).ok()?);
        Some(())
    }

    /// The start of a field's line and its name.
    fn name(&mut self, field: &Field, more: bool, depth: usize) -> Option<()> {
        if depth == field.depth {
            self.out.push_str(field.line.get(usize::from(!more)..)?);
        } else {
            self.separate(more, depth);
            self.out.push_str(&field.name);
        }
        Some(())
    }

    fn separate(&mut self, more: bool, depth: usize) {
        if more {
            self.out.push(',');
        }
        self.indent(depth);
    }

    fn close(&mut self, bracket: char, any: bool, depth: usize) {
        if any {
            self.indent(depth);
        }
        self.out.push(bracket);
    }

    fn indent(&mut self, depth: usize) {
        let spaces = "                                ";
        self.out.push('\n');
        match spaces.get(..2 * depth) {
            Some(indent) => self.out.push_str(indent),
            None => self.out.extend(std::iter::repeat_n(' ', 2 * depth)),
        }
    }
}

/// The next value of a packed list.
fn unpacked<'a>(form: &Form, reader: &mut Reader<'a>) -> Option<Raw<'a>> {
    Some(match default(form)? {
        Raw::Varint(_) => Raw::Varint(reader.varint()?),
        Raw::Fixed32(_) => Raw::Fixed32(reader.fixed32()?),
        Raw::Fixed64(_) => Raw::Fixed64(reader.fixed64()?),
        Raw::Bytes(_) => return None,
    })
}

/// What a value that is not sent stands for; `None` for what is left to the slow way.
fn default(form: &Form) -> Option<Raw<'static>> {
    match form {
        Form::Unusual => None,
        Form::Fixed32 | Form::Sfixed32 | Form::Float => Some(Raw::Fixed32(0)),
        Form::Fixed64 | Form::Sfixed64 | Form::Double => Some(Raw::Fixed64(0)),
        Form::String | Form::Bytes | Form::Message(_) | Form::Timestamp => Some(Raw::Bytes(&[])),
        _ => Some(Raw::Varint(0)),
    }
}

/// Whether a value is the default one; `None` where that is a question of taste, as for a negative zero.
fn is_default(form: &Form, raw: Raw<'_>) -> Option<bool> {
    match (form, raw) {
        (Form::Float, Raw::Fixed32(0x8000_0000)) => None,
        (Form::Double, Raw::Fixed64(0x8000_0000_0000_0000)) => None,
        (Form::Int32 | Form::Uint32 | Form::Sint32 | Form::Enum(_), Raw::Varint(value)) => {
            Some(value & u64::from(u32::MAX) == 0)
        }
        (form, raw) => Some(raw == default(form)?),
    }
}

fn zigzag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}
