//! Byte offsets of a text to the editor's offsets and back; nothing else in the project counts UTF-16.

use playground_engine::protocol::Span;

/// Bytes between two remembered offsets: small tables, short walks.
const STRIDE: usize = 256;

/// Converts offsets of one text; building reads the text once.
///
/// The editor counts UTF-16 code units and every line end, `\r\n` too, as one.
#[derive(Debug, Clone)]
pub struct Positions<'a> {
    bytes: &'a [u8],
    /// Units before every `STRIDE`th byte; none if both counts are the same everywhere.
    units: Option<Vec<u32>>,
}

impl<'a> Positions<'a> {
    /// Measures a text.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let same = text.is_ascii() && !bytes.contains(&b'\r');
        Self {
            bytes,
            units: (!same).then(|| remember(bytes)),
        }
    }

    /// The editor's offset of a byte offset; inside a character or a line end counts as before it, past the end as the end.
    pub fn to_editor(&self, byte: u32) -> u32 {
        let Some(units) = &self.units else {
            return byte.min(clamp(self.bytes.len()));
        };
        let mut end = (byte as usize).min(self.bytes.len());
        while !self.is_boundary(end) {
            end -= 1;
        }
        let before = units.get(end / STRIDE).copied().unwrap_or_default();
        before
            + (end / STRIDE * STRIDE..end)
                .map(|at| weight(self.bytes, at))
                .sum::<u32>()
    }

    /// The byte offset of an editor's offset; inside a surrogate pair counts as before it, past the end as the end.
    pub fn to_byte(&self, offset: u32) -> u32 {
        let Some(units) = &self.units else {
            return offset.min(clamp(self.bytes.len()));
        };
        let row = units
            .partition_point(|before| *before <= offset)
            .saturating_sub(1);
        let mut seen = units.get(row).copied().unwrap_or_default();
        let mut found = 0;
        for at in row * STRIDE..=self.bytes.len() {
            if seen > offset {
                break;
            }
            if self.is_boundary(at) {
                found = at;
            }
            seen += weight(self.bytes, at);
        }
        clamp(found)
    }

    /// A byte range as the editor's range, start first.
    pub fn range(&self, span: Span) -> (u32, u32) {
        let start = self.to_editor(span.start);
        (start, self.to_editor(span.end).max(start))
    }

    fn is_boundary(&self, at: usize) -> bool {
        let in_character = self
            .bytes
            .get(at)
            .is_some_and(|byte| is_continuation(*byte));
        !in_character && (at == 0 || !is_crlf(self.bytes, at - 1))
    }
}

fn remember(bytes: &[u8]) -> Vec<u32> {
    let mut total = 0;
    let mut units = Vec::with_capacity(bytes.len() / STRIDE + 1);
    for at in 0..=bytes.len() {
        if at % STRIDE == 0 {
            units.push(total);
        }
        total += weight(bytes, at);
    }
    units
}

/// Units a character or a `\r\n` adds, counted at its first byte.
fn weight(bytes: &[u8], at: usize) -> u32 {
    match bytes.get(at) {
        None => 0,
        Some(byte) if is_continuation(*byte) || (at > 0 && is_crlf(bytes, at - 1)) => 0,
        Some(0xF0..) => 2,
        Some(_) => 1,
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

fn is_crlf(bytes: &[u8], at: usize) -> bool {
    bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n')
}

fn clamp(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the editor holds for a text: its UTF-16 units with `\n` line ends.
    fn editor_units(text: &str) -> u32 {
        clamp(text.replace("\r\n", "\n").encode_utf16().count())
    }

    /// Every boundary must convert as a count of the prefix says, and back; every byte inside one goes to its start.
    fn check(text: &str) {
        let positions = Positions::new(text);
        let mut boundary = 0;
        for byte in 0..=text.len() {
            let in_crlf = byte > 0 && text.get(byte - 1..=byte) == Some("\r\n");
            if text.is_char_boundary(byte) && !in_crlf {
                boundary = byte;
            }
            let expect = editor_units(&text[..boundary]);
            assert_eq!(
                positions.to_editor(clamp(byte)),
                expect,
                "byte {byte} of {text:?}"
            );
            assert_eq!(
                positions.to_byte(expect),
                clamp(boundary),
                "back from {expect} in {text:?}"
            );
        }
        assert_eq!(positions.to_editor(u32::MAX), editor_units(text));
        assert_eq!(positions.to_byte(u32::MAX), clamp(text.len()));
    }

    #[test]
    fn converts_at_every_offset() {
        for text in [
            "",
            "a",
            "message A {\n\tint32 b = 1;\n}\n",
            "ü",
            "// größer\n",
            "日本",
            "a😀b😀",
            "\r\n",
            "\r",
            "a\r\nü\r\n\r\n",
            "\n\r\r\n",
            "e\u{301}\tx",
        ] {
            check(text);
        }
    }

    #[test]
    fn converts_across_remembered_offsets() {
        for filler in ["ü", "日", "😀", "\r\n", "a😀\r\n"] {
            for shift in 0..4 {
                check(&format!(
                    "{}{}",
                    "x".repeat(shift),
                    filler.repeat(2 * STRIDE / filler.len() + 3)
                ));
            }
        }
    }

    #[test]
    fn an_offset_inside_a_surrogate_pair_is_before_it() {
        let positions = Positions::new("a😀b");
        assert_eq!([1, 2, 3].map(|offset| positions.to_byte(offset)), [1, 1, 5]);
    }

    #[test]
    fn a_range_never_ends_before_it_starts() {
        let positions = Positions::new("ümlaut");
        assert_eq!(positions.range(Span { start: 0, end: 2 }), (0, 1));
        assert_eq!(positions.range(Span { start: 5, end: 2 }), (4, 4));
        assert_eq!(positions.range(Span { start: 90, end: 99 }), (6, 6));
    }
}
