//! The direct way against the slow one, over messages made at random and bytes that are no message.

use playground_schema::{Compiler, SourceFile};
use proptest::prelude::*;
use prost::Message as _;
use prost_reflect::DynamicMessage;

use super::Direct;

const TEXT: &str = r#"syntax = "proto3";
    import "google/protobuf/timestamp.proto";
    import "google/protobuf/wrappers.proto";
    enum E { option allow_alias = true; ZERO = 0; ONE = 1; UNO = 1; MINUS = -1; }
    message Empty {}
    message M {
      bool a = 1; int32 b = 2; uint32 c = 3; sint32 d = 4; int64 e = 5; uint64 f = 6; sint64 g = 7; fixed32 h = 8;
      sfixed32 i = 9; fixed64 j = 10; sfixed64 k = 11; float l = 12; double m = 13; string n = 14; bytes o = 15; E p = 16;
      M q = 17; google.protobuf.Timestamp r = 20; optional int32 s = 21; google.protobuf.Int64Value t = 22; Empty u = 23;
      repeated int32 v = 24; repeated sint64 w = 25 [packed = false]; repeated string x = 26; repeated M y = 27;
      repeated double z = 28; repeated E ee = 29;
      map<string, M> aa = 30; map<int64, string> bb = 31; map<bool, E> cc = 32; map<uint32, double> dd = 33;
      oneof choice { string ff = 34; int32 gg = 35; Empty hh = 36; }
    }"#;

fn descriptor() -> prost_reflect::MessageDescriptor {
    let (path, text) = ("test.proto".to_owned(), TEXT.to_owned());
    let compilation = Compiler::default().compile(&[SourceFile { path, text }]);
    let schema = compilation.schema.unwrap();
    schema.pool().get_message_by_name("M").unwrap()
}

/// Whether the direct way is taken; where it is, it must give what the slow way gives.
fn check(direct: &Direct, bytes: &[u8]) -> bool {
    let Some(text) = direct.pretty(bytes) else {
        return false;
    };
    let slow = DynamicMessage::decode(descriptor(), bytes).unwrap();
    let slow = crate::pretty(&slow).unwrap();
    let sorted = |text: &str| {
        let mut lines: Vec<_> = text
            .lines()
            .map(|line| line.trim_end_matches(',').to_owned())
            .collect();
        lines.sort();
        lines
    };
    // A decoded map has no order; every line must be there all the same.
    assert_eq!(sorted(&text), sorted(&slow));
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(value(&text), value(&slow), "{text}");
    if !bytes_hold_a_map(&slow) {
        assert_eq!(text, slow);
    }
    true
}

fn bytes_hold_a_map(text: &str) -> bool {
    ["\"aa\"", "\"bb\"", "\"cc\"", "\"dd\""]
        .iter()
        .any(|name| text.contains(name))
}

fn check_json(json: &str, taken: bool) {
    let mut text = serde_json::Deserializer::from_str(json);
    let message = DynamicMessage::deserialize(descriptor(), &mut text).unwrap();
    let direct = Direct::new(&descriptor());
    assert_eq!(check(&direct, &message.encode_to_vec()), taken, "{json}");
}

#[test]
fn plain_messages_go_the_direct_way() {
    for json in [
        "{}",
        r#"{"a":true,"b":-1,"c":4294967295,"d":-2147483648,"e":"-9223372036854775808","f":"18446744073709551615","g":"-1"}"#,
        r#"{"h":1,"i":-1,"j":"9007199254740993","k":"-1","l":0.1,"m":0.1,"n":"ü\u0000\"\\\n","o":"AAEC/w==","p":"ONE"}"#,
        r#"{"l":"NaN","m":"-Infinity"}"#,
        r#"{"l":3.4028234663852886e38,"m":5e-324}"#,
        r#"{"q":{"q":{"n":"deep"}},"u":{},"s":0,"p":7}"#,
        r#"{"r":"2026-01-01T00:00:00.000000001Z","q":{"r":"1970-01-01T00:00:00Z"}}"#,
        r#"{"v":[0,1,-1],"w":["-1","0"],"x":["","a"],"y":[{},{"b":1}],"z":[0.0,-0.0,1e300],"ee":["ZERO","MINUS",9]}"#,
        r#"{"aa":{"":{},"k":{"b":1}},"bb":{"-1":"","0":"x"},"cc":{"true":"ONE","false":"ZERO"},"dd":{"0":0.0,"7":1.5}}"#,
        r#"{"ff":""}"#,
        r#"{"gg":0}"#,
        r#"{"hh":{}}"#,
    ] {
        check_json(json, true);
    }
}

#[test]
fn the_unusual_goes_the_slow_way() {
    check_json(r#"{"t":"1"}"#, false);
    let direct = Direct::new(&descriptor());
    for bytes in [
        &[0x8a, 1, 0, 0x8a, 1, 0][..], // q twice
        &[0x92, 2, 0, 0x98, 2, 1][..], // two members of the oneof
        &[0x10, 2, 0x10, 0][..],       // b twice
        &[0x72, 1, 0xff][..],          // n is not UTF-8
        &[0x72, 5, b'a'][..],          // n is cut short
        &[0x0d, 0, 0, 0, 0][..],       // a has the wrong wire type
        &[0x65, 0, 0, 0, 0x80][..],    // l is a negative zero
        &[0xf2, 1, 0, 0xf2, 1, 0][..], // a key of aa twice
        &[0xa2, 1, 2, 0x10, 0xff][..], // r is cut short
        &[0x9b, 6, 0x9c, 6][..],       // an unknown group
        &[
            0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 2,
        ][..], // 65 bits
        &[0x00, 0x00][..],             // the number 0
    ] {
        assert!(!check(&direct, bytes), "{bytes:?}");
    }
    // Out of order, an unknown field: nothing unusual.
    for bytes in [&[0x10, 2, 0x08, 1][..], &[0x98, 6, 1, 0x10, 2][..]] {
        assert!(check(&direct, bytes), "{bytes:?}");
    }
}

#[test]
fn users_go_the_direct_way() {
    let pool = prost_reflect::DescriptorPool::decode(user_service::FILE_DESCRIPTOR_SET).unwrap();
    let user = pool.get_message_by_name("users.v1.User").unwrap();
    let json = r#"{"id":"1","email":"a@b.c","name":"A","age":30,"status":"USER_STATUS_ACTIVE","tags":["x","y"],"metadata":{"k":"v"},"createdAt":"2026-01-01T00:00:00.123Z"}"#;
    let message =
        DynamicMessage::deserialize(user.clone(), &mut serde_json::Deserializer::from_str(json))
            .unwrap();
    let text = Direct::new(&user).pretty(&message.encode_to_vec()).unwrap();
    assert_eq!(text, crate::pretty(&message).unwrap());
}

fn of(
    numbers: &'static [u32],
    wire: u32,
    payload: BoxedStrategy<Vec<u8>>,
) -> BoxedStrategy<Vec<u8>> {
    let number = proptest::sample::select(numbers);
    (number, payload)
        .prop_map(move |(number, payload)| {
            [varint(u64::from(number << 3 | wire)), payload].concat()
        })
        .boxed()
}

/// A field with the wire type it should have.
fn fitting() -> impl Strategy<Value = Vec<u8>> {
    let ints = prop_oneof![any::<u64>(), 0_u64..3].prop_map(varint).boxed();
    let packed = proptest::collection::vec(any::<u8>(), 0..8).prop_map(|bytes| delimited(&bytes));
    let text = "[a-z\"é\n]{0,6}".prop_map(|text| delimited(text.as_bytes()));
    prop_oneof![
        of(&[1, 2, 3, 4, 5, 6, 7, 16, 21, 24, 25, 29, 35], 0, ints),
        of(
            &[8, 9, 12],
            5,
            any::<[u8; 4]>().prop_map(|bytes| bytes.to_vec()).boxed()
        ),
        of(
            &[10, 11, 13, 28],
            1,
            any::<[u8; 8]>().prop_map(|bytes| bytes.to_vec()).boxed()
        ),
        of(&[14, 15, 26, 34], 2, text.boxed()),
        of(&[24, 25, 29], 2, packed.boxed()),
    ]
}

/// Any field with any wire type.
fn any_field() -> impl Strategy<Value = Vec<u8>> {
    let bytes = proptest::collection::vec(any::<u8>(), 0..12);
    let payload = prop_oneof![
        any::<u64>().prop_map(|value| (0, varint(value))),
        any::<[u8; 8]>().prop_map(|bytes| (1, bytes.to_vec())),
        bytes.prop_map(|bytes| (2, delimited(&bytes))),
        any::<[u8; 4]>().prop_map(|bytes| (5, bytes.to_vec())),
    ];
    (1_u32..40, payload).prop_map(|(number, (wire, payload))| {
        [varint(u64::from(number << 3 | wire)), payload].concat()
    })
}

fn field() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![30 => fitting(), 1 => any_field()]
}

fn varint(value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    prost::encoding::encode_varint(value, &mut bytes);
    bytes
}

fn delimited(payload: &[u8]) -> Vec<u8> {
    let mut bytes = varint(payload.len() as u64);
    bytes.extend_from_slice(payload);
    bytes
}

/// Fields that may hold messages and map entries made of such fields.
fn message() -> impl Strategy<Value = Vec<u8>> {
    let flat = proptest::collection::vec(field(), 0..4).prop_map(|fields| fields.concat());
    flat.prop_recursive(3, 24, 4, |inner| {
        let number = prop_oneof![
            Just(17_u64),
            Just(20),
            Just(23),
            Just(27),
            Just(30),
            Just(31),
            Just(32),
            Just(33)
        ];
        let nested = (number, inner).prop_map(|(number, inner)| {
            let mut bytes = varint(number << 3 | 2);
            bytes.extend(delimited(&inner));
            bytes
        });
        proptest::collection::vec(prop_oneof![nested, field()], 0..4)
            .prop_map(|parts| parts.concat())
    })
}

proptest! {
    #[test]
    fn both_ways_agree(bytes in message()) {
        check(&Direct::new(&descriptor()), &bytes);
    }

    #[test]
    fn timestamps_agree(seconds in -62_135_596_900_i64..253_402_300_900, nanos in prop_oneof![Just(0), Just(5_000_000), Just(7_000), 0..1_000_000_000_i32]) {
        let at = prost_types::Timestamp { seconds, nanos };
        let mut bytes = varint(20 << 3 | 2);
        bytes.extend(delimited(&at.encode_to_vec()));
        let taken = check(&Direct::new(&descriptor()), &bytes);
        prop_assert_eq!(taken, (-62_135_596_800..=253_402_300_799).contains(&seconds));
    }
}

#[test]
fn a_part_that_comes_twice_is_left_to_the_decoder() {
    // Of the float l the first is no float; the decoder refuses it, whatever the second is.
    let bytes = [0xda, 1, 7, 0x60, 0, 0x65, 0, 0, 0, 0];
    assert_eq!(Direct::new(&descriptor()).pretty(&bytes), None);
}
