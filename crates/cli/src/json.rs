//! JSON text that stays exact: nothing is parsed into numbers on its way.

use serde_json::value::RawValue;

/// JSON without white space between its tokens, on one line.
pub(crate) fn compact(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let (mut inside, mut escaped) = (false, false);
    for c in json.chars() {
        if inside || !c.is_ascii_whitespace() {
            text.push(c);
        }
        if escaped {
            escaped = false;
        } else if inside && c == '\\' {
            escaped = true;
        } else if c == '"' {
            inside = !inside;
        }
    }
    text
}

/// A JSON string.
pub(crate) fn string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The JSON values of a text, each as it is written; what is no JSON comes last, for the call to refuse it.
pub(crate) fn values(text: &str) -> Vec<String> {
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<Box<RawValue>>();
    let mut values = Vec::new();
    loop {
        let start = stream.byte_offset();
        match stream.next() {
            Some(Ok(value)) => values.push(value.get().to_owned()),
            Some(Err(_)) => {
                values.extend(text.get(start..).map(|rest| rest.trim().to_owned()));
                return values;
            }
            None => return values,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compacts_outside_of_strings_only() {
        let check = |json: &str, expect: &str| assert_eq!(compact(json), expect);
        check(
            "{\n  \"a b\": [ 1.50, \"x \\\" y\\\\\" ]\r\n}\t",
            r#"{"a b":[1.50,"x \" y\\"]}"#,
        );
        check("\"\u{a0} \"", "\"\u{a0} \"");
    }

    #[test]
    fn splits_values() {
        let check = |text: &str, expect: &[&str]| assert_eq!(values(text), expect, "{text}");
        check("", &[]);
        check(" \n ", &[]);
        check(
            "{\"a\": 18446744073709551616}",
            &["{\"a\": 18446744073709551616}"],
        );
        check("{} {}\n[1]\n\"x\" 5", &["{}", "{}", "[1]", "\"x\"", "5"]);
        check("{\n\"a\":\n1}\n{}\n", &["{\n\"a\":\n1}", "{}"]);
        check("{} {\"a\":} {}", &["{}", "{\"a\":} {}"]);
        check("nonsense", &["nonsense"]);
    }
}
