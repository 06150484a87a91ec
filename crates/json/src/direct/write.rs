//! Walks over an encoded message and writes it as pretty-printed JSON; nothing as soon as something is unusual.

use super::date;
use super::plan::{Field, Form, Many, Plan, Type};
use super::reader::{Raw, Reader};
use super::text::Text;
use crate::{double, float};

/// Deeper messages go the slow way; the decoder's own limit is 100.
const DEEPEST: usize = 60;

/// Most entries of a map whose keys are compared with each other here.
const MOST_ENTRIES: usize = 64;

/// A field of the message at hand as it was found: its place in the type, and one value.
type Found<'a> = (usize, Raw<'a>);

/// The text of a message of the plan's type; nothing if that is not plain.
pub(super) fn write(plan: &Plan, bytes: &[u8]) -> Option<String> {
    let mut writer = Writer::new(plan, bytes.len(), Order::ByNumber);
    let mut written = writer.value(plan.root(), Raw::Bytes(bytes), 0);
    if writer.disordered {
        writer = Writer::new(plan, bytes.len(), Order::Any);
        written = writer.value(plan.root(), Raw::Bytes(bytes), 0);
    }
    written?;
    writer.out.finish()
}

/// In which order the fields of each message come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// As nearly all programs write them.
    ByNumber,
    /// As the format allows.
    Any,
}

/// One text on its way.
struct Writer<'p, 'a> {
    plan: &'p Plan,
    /// Fields of the message at hand that wait for others, above those of the messages around it.
    found: Vec<Found<'a>>,
    out: Text,
    order: Order,
    /// It gave up because the fields do not come by number.
    disordered: bool,
}

impl<'p, 'a> Writer<'p, 'a> {
    /// A writer for a message of this many bytes.
    fn new(plan: &'p Plan, bytes: usize, order: Order) -> Self {
        Self {
            plan,
            found: Vec::new(),
            out: Text::with_capacity(128 + 4 * bytes),
            order,
            disordered: false,
        }
    }

    fn message(&mut self, this: &'p Type, bytes: &'a [u8], depth: usize) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        match self.order {
            Order::ByNumber => self.in_order(this, bytes, depth),
            Order::Any => self.sorted(this, bytes, depth),
        }
    }

    /// Writes each field as it comes.
    fn in_order(&mut self, this: &'p Type, bytes: &'a [u8], depth: usize) -> Option<()> {
        let (mut reader, mut next, mut oneofs, mut any) = (Reader(bytes), 0, 0, false);
        self.out.push(b'{');
        while !reader.is_empty() {
            let (number, raw) = reader.field()?;
            let Some(place) = this.find(number) else {
                if this.extended {
                    return None;
                }
                continue;
            };
            let field = this.field(place)?;
            if place < next {
                self.disordered = true;
                return None;
            }
            if oneofs & field.oneof != 0 {
                return None;
            }
            next = place + 1;
            oneofs |= field.oneof;
            any |= match field.many {
                Many::One => self.one(field, raw, any, depth + 1)?,
                Many::List | Many::Map(_) => {
                    let base = self.found.len();
                    self.found.push((place, raw));
                    self.run(&mut reader, number, place)?;
                    let wrote = self.field(field, base..self.found.len(), any, depth + 1)?;
                    self.found.truncate(base);
                    wrote
                }
            };
        }
        self.out.close(b'}', any, depth);
        Some(())
    }

    /// Puts the values that come next, as long as they are of the field with this number, on top of `found`.
    fn run(&mut self, reader: &mut Reader<'a>, number: u32, place: usize) -> Option<()> {
        while !reader.is_empty() {
            let mut ahead = *reader;
            let (other, raw) = ahead.field()?;
            if other != number {
                break;
            }
            *reader = ahead;
            self.found.push((place, raw));
        }
        Some(())
    }

    /// Writes the fields after all of them are found.
    fn sorted(&mut self, this: &'p Type, bytes: &'a [u8], depth: usize) -> Option<()> {
        let base = self.found.len();
        self.find(this, bytes)?;
        let end = self.found.len();
        let (mut at, mut oneofs, mut any) = (base, 0, false);
        self.out.push(b'{');
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
        self.out.close(b'}', any, depth);
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
                // The last one counts or all are merged, and each must be well formed.
                if at.len() > 1 {
                    return None;
                }
                let (_, raw) = *self.found.get(at.start)?;
                self.one(field, raw, any, depth)
            }
            Many::List => self.list(field, at, any, depth),
            Many::Map(key) => {
                self.name(field, any, depth)?;
                self.map(key, &field.form, at, depth)?;
                Some(true)
            }
        }
    }

    fn one(&mut self, field: &'p Field, raw: Raw<'a>, any: bool, depth: usize) -> Option<bool> {
        if !field.presence && is_default(&field.form, raw)? {
            return Some(false);
        }
        self.name(field, any, depth)?;
        self.value(&field.form, raw, depth)?;
        Some(true)
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
                    self.out.push(b'[');
                }
                self.out.separate(some, depth + 1);
                some = true;
                self.value(form, raw, depth + 1)?;
                next = match &mut packed {
                    Some(reader) if !reader.is_empty() => Some(unpacked(form, reader)?),
                    _ => None,
                };
            }
        }
        if some {
            self.out.close(b']', true, depth);
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
        self.out.push(b'{');
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
            self.out.separate(!keys.is_empty(), depth + 1);
            keys.push(key);
            self.key(key_form, key, depth + 1)?;
            self.value(form, value.or_else(|| default(form))?, depth + 1)?;
        }
        self.out.close(b'}', true, depth);
        Some(())
    }

    fn key(&mut self, form: &'p Form, raw: Raw<'a>, depth: usize) -> Option<()> {
        let start = self.out.len();
        self.value(form, raw, depth)?;
        self.out.quote_from(start);
        self.out.raw(b": ");
        Some(())
    }

    fn value(&mut self, form: &'p Form, raw: Raw<'a>, depth: usize) -> Option<()> {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "32 bits count, as the format wants it"
        )]
        match (form, raw) {
            (Form::Bool, Raw::Varint(0)) => self.out.raw(b"false"),
            (Form::Bool, Raw::Varint(_)) => self.out.raw(b"true"),
            (Form::Int32, Raw::Varint(value)) => self.out.number(value as i32),
            (Form::Uint32, Raw::Varint(value)) => self.out.number(value as u32),
            (Form::Sint32, Raw::Varint(value)) => {
                self.out.number(zigzag(value as u32 as u64) as i32)
            }
            (Form::Int64, Raw::Varint(value)) => self.out.quoted(value.cast_signed()),
            (Form::Uint64, Raw::Varint(value)) => self.out.quoted(value),
            (Form::Sint64, Raw::Varint(value)) => self.out.quoted(zigzag(value)),
            (Form::Fixed32, Raw::Fixed32(value)) => self.out.number(value),
            (Form::Sfixed32, Raw::Fixed32(value)) => self.out.number(value.cast_signed()),
            (Form::Fixed64, Raw::Fixed64(value)) => self.out.quoted(value),
            (Form::Sfixed64, Raw::Fixed64(value)) => self.out.quoted(value.cast_signed()),
            (Form::Float, Raw::Fixed32(bits)) => {
                self.out.json(|json| float(f32::from_bits(bits), json))?;
            }
            (Form::Double, Raw::Fixed64(bits)) => {
                self.out.json(|json| double(f64::from_bits(bits), json))?;
            }
            (Form::String, Raw::Bytes(bytes)) => self.out.string(bytes)?,
            (Form::Bytes, Raw::Bytes(bytes)) => self.out.base64(bytes),
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
            Some((_, name)) => self.out.raw(name.as_bytes()),
            None => self.out.number(number),
        }
    }

    /// The start of a field's line and its name.
    fn name(&mut self, field: &Field, more: bool, depth: usize) -> Option<()> {
        if depth == field.depth {
            let line = field.line.as_bytes();
            self.out.raw(line.get(usize::from(!more)..)?);
        } else {
            self.out.separate(more, depth);
            self.out.raw(field.name.as_bytes());
        }
        Some(())
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
