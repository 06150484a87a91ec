//! Values of literal tokens, as `protoc` 36.2 gives them.

use playground_syntax::literal::{float, integer, is_malformed, string_bytes};

#[test]
fn strings() {
    let check = |token: &str, expected: &[u8]| assert_eq!(string_bytes(token), expected, "{token}");
    check(r#""abc""#, b"abc");
    check(r#"'a"b'"#, b"a\"b");
    check(
        r#""\a\b\f\n\r\t\v\\\'\"\?""#,
        b"\x07\x08\x0c\n\r\t\x0b\\'\"?",
    );
    check(r#""\1a\1234\400\777""#, b"\x01aS4\x00\xff");
    check(r#""\x4\x4142\X41""#, b"\x04A42A");
    check(r#""\u00e9é""#, "éé".as_bytes());
    check(r#""\U0010ffff""#, b"\xf4\x8f\xbf\xbf");
    check(r#""\U00110000\U001fffff""#, br"\U00110000\U001fffff");
    check(r#""\ud83d\ude00\U0000d83d\ude00""#, "😀😀".as_bytes());
    check(r#""\ud800""#, b"\xed\xa0\x80");
    check(r#""\udc00""#, b"\xed\xb0\x80");
    check(
        r#""\ud83d\U0000de00\ud83d\u0041""#,
        b"\xed\xa0\xbd\xed\xb8\x80\xed\xa0\xbdA",
    );
}

#[test]
fn broken_strings() {
    let check = |token: &str, expected: &[u8]| assert_eq!(string_bytes(token), expected, "{token}");
    check("", b"");
    check("\"", b"");
    check("\"abc", b"abc");
    check("'abc\"", b"abc\"");
    check(r#""a\""#, b"a\"");
    check(r#""\d\x\u12""#, br"\d\x\u12");
    check("“abc”", b"abc");
    check("\"\\", b"\\");
}

#[test]
fn integers() {
    let check =
        |token: &str, expected: Option<u64>| assert_eq!(integer(token), expected, "{token}");
    check("0", Some(0));
    check("10", Some(10));
    check("010", Some(8));
    check("0x1F", Some(31));
    check("0Xff", Some(255));
    check("18446744073709551615", Some(u64::MAX));
    check("18446744073709551616", None);
    check("0xffffffffffffffff", Some(u64::MAX));
    check("0x10000000000000000", None);
    check("08", Some(8));
    check("1_000", Some(1000));
    check("12a", Some(12));
    check("0x", Some(0));
}

#[test]
fn floats() {
    let check = |token: &str, expected: f64| assert_eq!(float(token), expected, "{token}");
    check("1.5", 1.5);
    check("1.", 1.0);
    check(".5", 0.5);
    check("1.e3", 1000.0);
    check("1E-3", 0.001);
    check("1e999", f64::INFINITY);
    check("18446744073709551616", 18_446_744_073_709_551_616.0);
    check("1.0f", 1.0);
    check("1e", 1.0);
}

#[test]
fn malformed() {
    for token in [
        "08", "0x", "1a", "1_000", "1.0f", "1.2.3", "1e", "1e+", "01.5", "0x1.8", "1e3.", "01e3",
    ] {
        assert!(is_malformed(token), "{token}");
    }
    for token in [
        "0", "1", "07", "0x1e5", "1.", ".5", "1.e3", "1E-3", "0.5", "0e1",
    ] {
        assert!(!is_malformed(token), "{token}");
    }
}
