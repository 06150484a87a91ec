//! JSON text on its way, laid out as serde_json's pretty printer does it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::Serializer;

/// Up to here bytes are copied by hand: a browser's `memory.copy` is a call that costs more.
const SHORT: usize = 48;

/// The bytes so far; whether they are UTF-8 is asked once, at the end.
pub(super) struct Text(Vec<u8>);

impl Text {
    /// Nothing yet, with room for this many bytes.
    pub fn with_capacity(capacity: usize) -> Self {
        Self(Vec::with_capacity(capacity))
    }

    /// The whole text; nothing if a string in it is no UTF-8.
    pub fn finish(self) -> Option<String> {
        String::from_utf8(self.0).ok()
    }

    /// How many bytes there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Adds one byte.
    pub fn push(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// Adds bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        if bytes.len() > SHORT {
            return self.0.extend_from_slice(bytes);
        }
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            self.0.extend_from_slice(eight);
        }
        for byte in rest {
            self.0.push(*byte);
        }
    }

    /// Adds an integer.
    pub fn number(&mut self, value: impl itoa::Integer) {
        self.raw(itoa::Buffer::new().format(value).as_bytes());
    }

    /// Adds an integer in quotes.
    pub fn quoted(&mut self, value: impl itoa::Integer) {
        self.push(b'"');
        self.number(value);
        self.push(b'"');
    }

    /// Adds a string; nothing if it is no UTF-8 and that shows already.
    pub fn string(&mut self, bytes: &[u8]) -> Option<()> {
        if !is_plain(bytes) {
            let text = std::str::from_utf8(bytes).ok()?;
            return self.json(|json| text.serialize(json));
        }
        self.push(b'"');
        self.raw(bytes);
        self.push(b'"');
        Some(())
    }

    /// Adds bytes as base64 in quotes.
    pub fn base64(&mut self, bytes: &[u8]) {
        self.push(b'"');
        self.raw(STANDARD.encode(bytes).as_bytes());
        self.push(b'"');
    }

    /// Adds what serde_json writes.
    pub fn json(
        &mut self,
        write: impl FnOnce(&mut Serializer<&mut Vec<u8>>) -> serde_json::Result<()>,
    ) -> Option<()> {
        write(&mut Serializer::new(&mut self.0)).ok()
    }

    /// Puts quotes around what came after the first `start` bytes, unless it has some.
    pub fn quote_from(&mut self, start: usize) {
        if self.0.get(start) != Some(&b'"') {
            self.0.insert(start, b'"');
            self.push(b'"');
        }
    }

    /// Goes to the line of the next entry.
    pub fn separate(&mut self, more: bool, depth: usize) {
        if more {
            self.push(b',');
        }
        self.line(depth);
    }

    /// Closes a bracket, on a line of its own if there is anything in it.
    pub fn close(&mut self, bracket: u8, any: bool, depth: usize) {
        if any {
            self.line(depth);
        }
        self.push(bracket);
    }

    fn line(&mut self, depth: usize) {
        let spaces = b"                                ";
        self.push(b'\n');
        match spaces.get(..2 * depth) {
            Some(indent) => self.raw(indent),
            None => self.0.extend(std::iter::repeat_n(b' ', 2 * depth)),
        }
    }
}

/// Whether a string needs no escapes: no control characters, quotes or backslashes.
fn is_plain(bytes: &[u8]) -> bool {
    let (eights, rest) = bytes.as_chunks();
    let plain = |byte: &u8| *byte >= b' ' && *byte != b'"' && *byte != b'\\';
    eights
        .iter()
        .all(|eight| eight_are_plain(u64::from_le_bytes(*eight)))
        && rest.iter().all(plain)
}

/// [`is_plain`] of eight bytes at once: the high bit of a byte is set in what is or-ed if that byte, or one below it, is not.
fn eight_are_plain(eight: u64) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let below = |bytes: u64, limit: u8| bytes.wrapping_sub(EACH * u64::from(limit)) & !bytes;
    let is = |byte: u8| below(eight ^ (EACH * u64::from(byte)), 1);
    (below(eight, b' ') | is(b'"') | is(b'\\')) & (EACH << 7) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn strings_are_as_serde_json_writes_them(string in "[ -~é\u{0}-\u{1f}\"\\\\]{0,20}") {
            let mut text = Text::with_capacity(0);
            prop_assert_eq!(text.string(string.as_bytes()), Some(()));
            prop_assert_eq!(text.finish(), serde_json::to_string(&string).ok());
        }
    }

    #[test]
    fn each_byte_is_told_at_each_place() {
        for byte in 0..=u8::MAX {
            let plain = byte >= b' ' && byte != b'"' && byte != b'\\';
            for place in 0..8 {
                for filling in [b' ', b'~', 0x80, 0xff] {
                    let mut bytes = [filling; 9];
                    if let Some(slot) = bytes.get_mut(place) {
                        *slot = byte;
                    }
                    assert_eq!(is_plain(&bytes), plain, "{byte} at {place} in {filling}");
                }
            }
        }
    }
}
