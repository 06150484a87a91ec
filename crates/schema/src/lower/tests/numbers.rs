//! Defaults as protoc 36.2 writes them into descriptors.

use super::lowered;

/// The default of a field of that type.
#[track_caller]
fn default(ty: &str, value: &str) -> String {
    let text =
        format!("syntax = 'proto2'; message A {{ optional {ty} a = 1 [default = {value}]; }}");
    let (mut lowered, findings) = lowered(&text);
    assert_eq!(findings, &[], "{text}");
    lowered.descriptor.message_type[0].field[0]
        .default_value
        .take()
        .unwrap()
}

#[test]
fn floats() {
    for (value, expected) in [
        ("-0", "-0"),
        ("1e50", "inf"),
        ("0.1", "0.1"),
        ("16777217", "16777216"),
        ("1e10", "1e+10"),
        ("3.4028235e38", "3.40282347e+38"),
        ("1e-50", "0"),
        ("1e6", "1e+06"),
        ("1234567.125", "1234567.12"),
        ("1e-45", "1.40129846e-45"),
        ("1.17549435e-38", "1.17549435e-38"),
        ("inf", "inf"),
        ("-nan", "nan"),
    ] {
        assert_eq!(default("float", value), expected, "{value}");
    }
}

#[test]
fn doubles() {
    for (value, expected) in [
        ("0.1", "0.1"),
        ("18446744073709551616", "1.8446744073709552e+19"),
        ("0x10", "16"),
        ("077", "63"),
        ("123456789012345678", "1.2345678901234568e+17"),
        ("-inf", "-inf"),
        ("1e400", "inf"),
        ("5e-324", "4.94065645841247e-324"),
        ("1e-5", "1e-05"),
        ("0.0001", "0.0001"),
        ("1e15", "1e+15"),
        (".5", "0.5"),
        ("5.", "5"),
        ("100000000000000000000000", "1e+23"),
        ("0.30000000000000004", "0.30000000000000004"),
        ("nan", "nan"),
        ("- 1", "-1"),
    ] {
        assert_eq!(default("double", value), expected, "{value}");
    }
}

#[test]
fn integers_and_words() {
    for (ty, value, expected) in [
        ("int32", "-0", "0"),
        ("int64", "0x10", "16"),
        ("int64", "-0777", "-511"),
        ("uint64", "18446744073709551615", "18446744073709551615"),
        ("int64", "-9223372036854775808", "-9223372036854775808"),
        ("bool", "true", "true"),
        ("E", "FOO", "FOO"),
    ] {
        assert_eq!(default(ty, value), expected, "{value}");
    }
}

#[test]
fn strings_are_text_and_bytes_are_escaped() {
    assert_eq!(default("string", r#""a\n\"\xc3\xa4"  'b'"#), "a\n\"äb");
    assert_eq!(
        default("bytes", r#""a\n\"'\xff\001?\t\\""#),
        r#"a\n\"\'\377\001?\t\\"#
    );
    assert_eq!(
        default("bytes", r#""\000\0012\x7f\u00e9""#),
        r"\000\0012\177\303\251"
    );
    assert_eq!(default("string", "''"), "");
}
