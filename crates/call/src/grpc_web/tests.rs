//! Bodies in every split, made at random, against what they were made of.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, write::GzEncoder};
use http::HeaderMap;
use proptest::collection::vec;
use proptest::prelude::*;

use super::frames::{Malformed, Piece};
use super::*;

fn headers(text: bool) -> HeaderMap {
    let content_type = if text {
        "application/grpc-web-text+proto"
    } else {
        CONTENT_TYPE
    };
    let pairs = [("content-type", content_type), ("grpc-encoding", "gzip")];
    let pairs = pairs.map(|(key, value)| (key.parse().unwrap(), value.parse().unwrap()));
    pairs.into_iter().collect()
}

fn frame(flags: u8, payload: &[u8]) -> Vec<u8> {
    let mut packed = payload.to_vec();
    if flags & 1 != 0 {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(payload).unwrap();
        packed = encoder.finish().unwrap();
    }
    let length = u32::try_from(packed.len()).unwrap().to_be_bytes();
    [&[flags], &length[..], &packed].concat()
}

/// What a parser says of a body that comes in these pieces: all messages, the trailers, and what is wrong.
type Said = (Vec<u8>, Option<HeaderMap>, Option<Malformed>);

fn parse<'a>(text: bool, chunks: impl IntoIterator<Item = &'a [u8]>) -> Said {
    let mut frames = Frames::new(&headers(text));
    let mut said = (Vec::new(), None, None);
    let take = |frames: &mut Frames, said: &mut Said| loop {
        match frames.next() {
            Ok(Some(Piece::Messages(bytes))) => said.0.extend_from_slice(&bytes),
            Ok(Some(Piece::Trailers(trailers))) => said.1 = Some(trailers),
            Ok(None) => return Ok(()),
            Err(malformed) => return Err(malformed),
        }
    };
    for chunk in chunks {
        if let Err(malformed) = frames
            .push(chunk)
            .and_then(|()| take(&mut frames, &mut said))
        {
            said.2 = Some(malformed);
            return said;
        }
    }
    said.2 = frames.finish().err();
    said
}

/// Cuts bytes at places that are given as fractions.
fn split<'a>(bytes: &'a [u8], cuts: &[f64]) -> Vec<&'a [u8]> {
    let mut places: Vec<_> = cuts
        .iter()
        .map(|cut| (cut * bytes.len() as f64) as usize)
        .collect();
    places.extend([0, bytes.len()]);
    places.sort_unstable();
    places
        .windows(2)
        .map(|pair| &bytes[pair[0]..pair[1]])
        .collect()
}

/// The number of bytes after the trailers depends on how much of them has come.
fn same(one: &Said, other: &Said) -> bool {
    let after = |said: &Said| matches!(said.2, Some(Malformed::AfterTrailers(_)));
    (&one.0, &one.1) == (&other.0, &other.1) && (one.2 == other.2 || after(one) && after(other))
}

fn cuts() -> impl Strategy<Value = Vec<f64>> {
    vec(0.0..1.0, 0..8)
}

fn payloads() -> impl Strategy<Value = Vec<(bool, Vec<u8>)>> {
    vec((any::<bool>(), vec(any::<u8>(), 0..60)), 0..6)
}

/// A body of messages, some compressed, and trailers; and the messages as gRPC frames them.
fn body(messages: &[(bool, Vec<u8>)], packed_trailers: bool) -> (Vec<u8>, Vec<u8>) {
    let mut body = Vec::new();
    for (packed, payload) in messages {
        body.extend(frame(u8::from(*packed), payload));
    }
    let trailers = b"grpc-status:5\r\nx-two: a\r\nX-Two: b\r\nx-raw-bin:AAE\r\n";
    body.extend(frame(0x80 | u8::from(packed_trailers), trailers));
    (
        body,
        messages
            .iter()
            .flat_map(|(_, payload)| frame(0, payload))
            .collect(),
    )
}

proptest! {
    #[test]
    fn every_split_gives_the_same(messages in payloads(), packed in any::<bool>(), cuts in cuts()) {
        let (body, expect) = body(&messages, packed);
        let (found, trailers, wrong) = parse(false, split(&body, &cuts));
        prop_assert_eq!((found, wrong), (expect, None));
        let trailers = trailers.unwrap();
        let twice: Vec<_> = trailers.get_all("x-two").iter().collect();
        prop_assert_eq!(twice, ["a", "b"]);
        prop_assert_eq!(&trailers["grpc-status"], "5");
    }

    #[test]
    fn text_is_padded_anywhere(messages in payloads(), pieces in cuts(), cuts in cuts()) {
        let (body, expect) = body(&messages, false);
        let text: String = split(&body, &pieces).into_iter().map(|piece| STANDARD.encode(piece)).collect();
        let (found, trailers, wrong) = parse(true, split(text.as_bytes(), &cuts));
        prop_assert_eq!((found, wrong), (expect, None));
        prop_assert!(trailers.is_some());
    }

    #[test]
    fn noise_is_judged_alike_in_every_split(
        messages in payloads(), flips in vec((0.0..1.0, any::<u8>()), 0..4), text in any::<bool>(), cuts in cuts()
    ) {
        let (mut body, _) = body(&messages, false);
        for (place, byte) in flips {
            let place = (place * body.len() as f64) as usize;
            body[place] = byte;
        }
        let whole = parse(text, [body.as_slice()]);
        let split = parse(text, split(&body, &cuts));
        // In text mode a group that is none is found when it is whole, which may be before or after the frames in front of it.
        prop_assert!(text || same(&whole, &split), "{:?} but {:?}", whole, split);
    }
}

#[test]
fn what_is_wrong_is_named() {
    let check = |body: &[u8], expect: &str| {
        let (_, _, wrong) = parse(false, [body]);
        assert_eq!(
            wrong.map(|wrong| wrong.to_string()).as_deref(),
            Some(expect)
        );
    };
    check(
        b"<html>",
        "a frame begins with 0x3c, which is no flag of gRPC-Web",
    );
    check(
        &[0, 0xff, 0, 0, 0],
        "a frame of 4278190080 bytes came; more than 67108864 are not taken",
    );
    check(
        &[0, 0, 0, 0, 9, 1],
        "the answer ended in the middle of a frame",
    );
    check(
        &frame(0x80, b"no colon\r\n"),
        "a line of the trailers is no `key: value`: no colon",
    );
    let ended = [frame(0x80, b"grpc-status:0\r\n"), frame(0, b"x")].concat();
    check(&ended, "6 bytes came after the trailers");
    let mut packed = frame(1, b"some");
    packed[6] ^= 0xff;
    assert!(matches!(
        parse(false, [packed.as_slice()]).2,
        Some(Malformed::Gzip(_))
    ));
    let (_, _, wrong) = parse(true, [&b"####"[..]]);
    assert!(matches!(wrong, Some(Malformed::Base64(_))), "{wrong:?}");
}

#[test]
fn compression_must_be_announced() {
    let mut frames = Frames::new(&HeaderMap::new());
    frames.push(&frame(1, b"some")).unwrap();
    assert_eq!(frames.next(), Err(Malformed::Compression));
}

#[test]
fn a_bomb_does_not_go_off() {
    let bomb = frame(1, &vec![0; (64 << 20) + 1]);
    assert!(bomb.len() < 1 << 20);
    let (_, _, wrong) = parse(false, [bomb.as_slice()]);
    assert_eq!(wrong, Some(Malformed::TooLarge((64 << 20) + 1)));
}
