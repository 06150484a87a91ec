//! Names in other cases.

/// Lower case with an underscore before every word.
pub(super) fn lower_snake(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut chars = name.chars().peekable();
    let mut last = '_';
    while let Some(char) = chars.next() {
        let next_lower = chars.peek().is_some_and(char::is_ascii_lowercase);
        let begins = char.is_ascii_uppercase()
            && (last.is_ascii_lowercase() || last.is_ascii_digit() || next_lower);
        if begins && !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        }
        // An underscore before a digit or another one is not style.
        let next = chars.peek().is_some_and(char::is_ascii_alphabetic);
        if char != '_' || (next && !out.is_empty() && !out.ends_with('_')) {
            out.push(char.to_ascii_lowercase());
        }
        last = char;
    }
    out
}

/// Upper case with an underscore before every word.
pub(super) fn upper_snake(name: &str) -> String {
    lower_snake(name).to_ascii_uppercase()
}

/// Every word with a capital, no underscores.
pub(super) fn title(name: &str) -> String {
    let words = name.split('_');
    let words = words.map(|word| {
        let mut chars = word.chars();
        let first = chars.next().map(|char| char.to_ascii_uppercase());
        first.into_iter().chain(chars).collect::<String>()
    });
    words.collect()
}

/// The JSON name of a field: no underscores, a capital for each letter after one.
pub(super) fn json_name(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut capital = false;
    for char in name.chars() {
        if char == '_' {
            capital = true;
        } else {
            out.push(if capital {
                char.to_ascii_uppercase()
            } else {
                char
            });
            capital = false;
        }
    }
    out
}

/// The name of the entry message of a map field.
pub(super) fn map_entry(field: &str) -> String {
    let mut out = String::with_capacity(field.len() + 5);
    let mut capital = true;
    for char in field.chars() {
        if char == '_' {
            capital = true;
        } else {
            out.push(if capital {
                char.to_ascii_uppercase()
            } else {
                char
            });
            capital = false;
        }
    }
    out + "Entry"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_names_in_other_cases() {
        let check = |name: &str, snake: &str, pascal: &str, json: &str| {
            assert_eq!(
                (lower_snake(name), title(name), json_name(name)),
                (snake.into(), pascal.into(), json.into())
            );
        };
        check("fooBar", "foo_bar", "FooBar", "fooBar");
        check("HTTPServer", "http_server", "HTTPServer", "HTTPServer");
        check("_foo__bar_1_", "foo_bar1", "FooBar1", "FooBar1");
        check("foo_Bar", "foo_bar", "FooBar", "fooBar");
        check("FOO", "foo", "FOO", "FOO");
    }
}
