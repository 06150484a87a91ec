//! Numbers as protoc reads and writes them.

/// The shortest of 15 and 17 digits that reads back as the same number, in the style of `%g`.
pub(super) fn double_text(value: f64) -> String {
    let short = general(value, 15);
    if short.parse() == Ok(value) || !value.is_finite() {
        return short;
    }
    general(value, 17)
}

/// The shortest of 6 and 9 digits that reads back as the same number, in the style of `%g`.
pub(super) fn float_text(value: f32) -> String {
    let short = general(f64::from(value), 6);
    // protoc does not trust what it reads back of subnormal numbers.
    if !value.is_finite() || (short.parse() == Ok(value) && !value.is_subnormal()) {
        return short;
    }
    general(f64::from(value), 9)
}

/// `%.{digits}g` of C.
fn general(value: f64, digits: usize) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    if value.is_infinite() {
        return if value < 0.0 { "-inf" } else { "inf" }.to_owned();
    }
    let text = format!("{value:.*e}", digits - 1);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if exponent < -4 || exponent >= digits as i32 {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{}e{sign}{:02}", trimmed(mantissa), exponent.abs());
    }
    let decimals = (digits as i32 - 1 - exponent).max(0) as usize;
    trimmed(&format!("{value:.decimals$}")).to_owned()
}

/// Without the zeros at the end of a fraction.
fn trimmed(number: &str) -> &str {
    if !number.contains('.') {
        return number;
    }
    number.trim_end_matches('0').trim_end_matches('.')
}

/// Bytes as the text of a default: everything but printable ASCII escaped.
pub(super) fn escaped(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for byte in bytes {
        match byte {
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b'"' => out.push_str("\\\""),
            b'\'' => out.push_str("\\'"),
            b'\\' => out.push_str("\\\\"),
            b' '..=b'~' => out.push(char::from(*byte)),
            _ => out.push_str(&format!("\\{byte:03o}")),
        }
    }
    out
}
