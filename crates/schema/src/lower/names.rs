//! Names that protoc derives from names.

/// The JSON name of a field: underscores go, and the letter after one is capital.
pub(super) fn json(field: &str) -> String {
    camel(field, false)
}

/// The name of the message that a map field makes: `foo_bar` gives `FooBarEntry`.
pub(super) fn map_entry(field: &str) -> String {
    camel(field, true) + "Entry"
}

fn camel(name: &str, mut capital: bool) -> String {
    let mut out = String::with_capacity(name.len() + 5);
    for char in name.chars() {
        if char == '_' {
            capital = true;
            continue;
        }
        out.push(if capital {
            char.to_ascii_uppercase()
        } else {
            char
        });
        capital = false;
    }
    out
}

/// `[A-Za-z_][A-Za-z0-9_]*`
pub(super) fn is_identifier(name: &str) -> bool {
    let digit_first = name.starts_with(|char: char| char.is_ascii_digit());
    let plain = |char: char| char.is_ascii_alphanumeric() || char == '_';
    !name.is_empty() && !digit_first && name.chars().all(plain)
}
