//! `SourceCodeInfo` as bytes.

use prost::encoding::{WireType, encode_key, encode_varint, encoded_len_varint};

use playground_syntax::Span;

use super::lines::Lines;
use super::{Moved, Note, Place, Places, comment};

/// Numbers of the fields of `SourceCodeInfo.Location`; `location` of `SourceCodeInfo` is 1.
mod tag {
    pub const PATH: u32 = 1;
    pub const SPAN: u32 = 2;
    pub const LEADING: u32 = 3;
    pub const TRAILING: u32 = 4;
    pub const DETACHED: u32 = 6;
}

impl Places {
    /// The encoded `SourceCodeInfo` of the text.
    pub(crate) fn encode(&self, text: &str, moved: &Moved) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.paths.len() + self.list.len() * 10);
        let mut writer = Writer {
            text,
            lines: Lines::new(text),
            comment: String::new(),
            body: Vec::new(),
        };
        let mut notes = self.notes.iter().peekable();
        let mut moved = moved.iter().peekable();
        for (at, place) in self.list.iter().take(self.recorded).enumerate() {
            let index = at as u32;
            let new = moved.next_if(|(place, _)| *place == index);
            let path = new.map_or_else(|| self.path(at), |(_, path)| path);
            let note = notes.next_if(|note| note.place == index);
            writer.place(path, *place);
            if let Some(note) = note {
                writer.comments(note, &self.detached);
            }
            put(tag::PATH, &writer.body, &mut out);
        }
        out
    }
}

struct Writer<'t> {
    text: &'t str,
    lines: Lines,
    /// The text of the comment that is written.
    comment: String,
    /// The location that is written.
    body: Vec<u8>,
}

impl Writer<'_> {
    fn place(&mut self, path: &[u8], place: Place) {
        self.body.clear();
        if !path.is_empty() {
            put(tag::PATH, path, &mut self.body);
        }
        let (line, column) = self.lines.position(place.start);
        let (end_line, end_column) = self.lines.position(place.end);
        let numbers = [line, column, end_line, end_column].map(|number| number as u64);
        let [line, column, end_line, end_column] = numbers;
        let same = [line, column, end_column];
        let numbers = if line == end_line {
            &same[..]
        } else {
            &numbers
        };
        let length = numbers.iter().map(|number| encoded_len_varint(*number));
        encode_key(tag::SPAN, WireType::LengthDelimited, &mut self.body);
        encode_varint(length.sum::<usize>() as u64, &mut self.body);
        for number in numbers {
            encode_varint(*number, &mut self.body);
        }
    }

    fn comments(&mut self, note: &Note, detached: &[Span]) {
        self.comment(tag::LEADING, note.leading, false);
        self.comment(tag::TRAILING, note.trailing, false);
        let (start, end) = note.detached;
        let detached = detached.get(start as usize..end as usize);
        for span in detached.unwrap_or_default() {
            self.comment(tag::DETACHED, *span, true);
        }
    }

    /// A comment without text is none, unless it is detached.
    fn comment(&mut self, tag: u32, span: Span, even_empty: bool) {
        self.comment.clear();
        comment::put(self.text, span, &mut self.comment);
        if even_empty || !self.comment.is_empty() {
            put(tag, self.comment.as_bytes(), &mut self.body);
        }
    }
}

/// A field of bytes.
fn put(tag: u32, bytes: &[u8], out: &mut Vec<u8>) {
    encode_key(tag, WireType::LengthDelimited, out);
    encode_varint(bytes.len() as u64, out);
    out.extend_from_slice(bytes);
}
