//! The incremental parser: takes the body's bytes as they come, gives gRPC frames and trailers as soon as they are whole.

use std::io::Read;

use bytes::{Buf, BufMut, Bytes, BytesMut};
use flate2::read::GzDecoder;
use http::HeaderMap;

use super::text::Pieces;
use super::trailers;

/// Bytes in front of each frame: flags and a length.
const HEADER: usize = 5;

/// The flag of a frame whose payload is compressed.
const COMPRESSED: u8 = 0x01;

/// The flag of the frame with the trailers.
const TRAILERS: u8 = 0x80;

/// Largest payload that is taken, in bytes, before and after decompression: its length is announced by an untrusted
/// server. As large as what tonic is told to take.
const LARGEST: usize = crate::answers::LARGEST_MESSAGE;

/// What the body holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    /// Whole messages, each with the five bytes of gRPC in front, none compressed.
    Messages(Bytes),
    /// The trailers; nothing may come after them.
    Trailers(HeaderMap),
}

/// A body that is not gRPC-Web.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Malformed {
    /// Only the compression bit and the trailers bit are defined.
    #[error("a frame begins with 0x{0:02x}, which is no flag of gRPC-Web")]
    Flag(u8),
    /// A message or a trailers block larger than this takes.
    #[error("a frame of {0} bytes came; more than {LARGEST} are not taken")]
    TooLarge(usize),
    /// The compression bit is set, but the answer does not say how, or in a way that is not known here.
    #[error("a frame is compressed, and the answer does not say that it is gzip")]
    Compression,
    /// The payload is no gzip.
    #[error("a compressed frame does not unpack: {0}")]
    Gzip(String),
    /// A line of the trailers.
    #[error("a line of the trailers is no `key: value`: {0}")]
    TrailerLine(String),
    /// The trailers must be last.
    #[error("{0} bytes came after the trailers")]
    AfterTrailers(usize),
    /// Text mode.
    #[error("the text is no base64: {0}")]
    Base64(#[from] base64::DecodeError),
    /// The body ended early.
    #[error("the answer ended in the middle of a frame")]
    Cut,
}

/// The parser of one body.
#[derive(Debug)]
pub(crate) struct Frames {
    /// What is there and not taken yet.
    buffer: BytesMut,
    text: Option<Pieces>,
    gzip: bool,
    ended: bool,
}

impl Frames {
    /// A parser for a body of these response headers.
    pub fn new(headers: &HeaderMap) -> Self {
        let is = |key: &str, test: fn(&str) -> bool| {
            let value = headers.get(key).and_then(|value| value.to_str().ok());
            value.is_some_and(test)
        };
        Self {
            buffer: BytesMut::new(),
            text: is("content-type", super::is_text).then(Pieces::default),
            gzip: is("grpc-encoding", |value| value.eq_ignore_ascii_case("gzip")),
            ended: false,
        }
    }

    /// Takes what came next of the body.
    ///
    /// # Errors
    /// If it is no base64 in text mode.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), Malformed> {
        match &mut self.text {
            Some(pieces) => pieces.decode(chunk, &mut self.buffer)?,
            None => self.buffer.extend_from_slice(chunk),
        }
        Ok(())
    }

    /// The next messages or the trailers, if they are whole.
    ///
    /// # Errors
    /// If the bytes are not gRPC-Web.
    pub fn next(&mut self) -> Result<Option<Piece>, Malformed> {
        if self.ended && !self.buffer.is_empty() {
            return Err(Malformed::AfterTrailers(self.buffer.len()));
        }
        let plain = self.plain()?;
        if plain > 0 {
            return Ok(Some(Piece::Messages(self.buffer.split_to(plain).freeze())));
        }
        let Some((flags, length)) = header(&self.buffer)? else {
            return Ok(None);
        };
        if self.buffer.len() < HEADER + length {
            return Ok(None);
        }
        self.buffer.advance(HEADER);
        let payload = self.buffer.split_to(length).freeze();
        let payload = match flags & COMPRESSED {
            0 => payload,
            _ => self.unpack(&payload)?,
        };
        if flags & TRAILERS == 0 {
            return Ok(Some(Piece::Messages(framed(&payload))));
        }
        self.ended = true;
        let trailers = trailers::read(&payload).map_err(Malformed::TrailerLine)?;
        Ok(Some(Piece::Trailers(trailers)))
    }

    /// Says whether the body may end here.
    ///
    /// # Errors
    /// If it ends within a frame.
    pub fn finish(&self) -> Result<(), Malformed> {
        let whole = self.buffer.is_empty() && self.text.as_ref().is_none_or(Pieces::is_whole);
        if whole { Ok(()) } else { Err(Malformed::Cut) }
    }

    /// How many bytes of whole, uncompressed messages the buffer begins with: they are passed on as they are.
    fn plain(&self) -> Result<usize, Malformed> {
        let mut end = 0;
        while let Some(rest) = self.buffer.get(end..) {
            match header(rest) {
                Ok(Some((0, length))) if rest.len() >= HEADER + length => end += HEADER + length,
                // What is wrong further on is told after what came before it.
                Err(malformed) if end == 0 => return Err(malformed),
                _ => break,
            }
        }
        Ok(end)
    }

    fn unpack(&self, payload: &[u8]) -> Result<Bytes, Malformed> {
        if !self.gzip {
            return Err(Malformed::Compression);
        }
        let mut unpacked = Vec::new();
        let limit = u64::try_from(LARGEST).unwrap_or(u64::MAX);
        let read = GzDecoder::new(payload)
            .take(limit + 1)
            .read_to_end(&mut unpacked);
        read.map_err(|error| Malformed::Gzip(error.to_string()))?;
        if unpacked.len() > LARGEST {
            return Err(Malformed::TooLarge(unpacked.len()));
        }
        Ok(unpacked.into())
    }
}

/// The flags and the length of the frame that bytes begin with, once all five are there.
fn header(bytes: &[u8]) -> Result<Option<(u8, usize)>, Malformed> {
    let Some((&flags, rest)) = bytes.split_first() else {
        return Ok(None);
    };
    if flags & !(COMPRESSED | TRAILERS) != 0 {
        return Err(Malformed::Flag(flags));
    }
    let Some((length, _)) = rest.split_first_chunk() else {
        return Ok(None);
    };
    let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
    if length > LARGEST {
        return Err(Malformed::TooLarge(length));
    }
    Ok(Some((flags, length)))
}

/// A message with the five bytes of gRPC in front.
fn framed(payload: &[u8]) -> Bytes {
    let mut frame = BytesMut::with_capacity(HEADER + payload.len());
    frame.put_u8(0);
    frame.put_u32(u32::try_from(payload.len()).unwrap_or(u32::MAX));
    frame.extend_from_slice(payload);
    frame.freeze()
}
