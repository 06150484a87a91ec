//! The cases of names as buf has them; digits never start a word.

/// Whether a character stands between words.
fn delimits(character: char) -> bool {
    matches!(character, '.' | '-' | '_' | ' ' | '\t' | '\n' | '\r')
}

/// `foo_bar` and `fooBar` become `FooBar`; what is upper-case stays.
pub fn pascal(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut starts = true;
    for character in name.chars() {
        if delimits(character) {
            starts = true;
        } else if starts {
            out.extend(character.to_uppercase());
            starts = false;
        } else {
            out.push(character);
        }
    }
    out
}

/// `fooBar`, `FooBar` and `foo__bar` become `foo_bar`.
pub fn lower_snake(name: &str) -> String {
    snake(name).to_lowercase()
}

/// `fooBar`, `FooBar` and `foo__bar` become `FOO_BAR`.
pub fn upper_snake(name: &str) -> String {
    snake(name).to_uppercase()
}

fn snake(name: &str) -> String {
    let name: Vec<char> = name.trim_matches(delimits).chars().collect();
    let mut out = String::with_capacity(name.len() + 8);
    for (at, &character) in name.iter().enumerate() {
        if delimits(character) {
            if !out.ends_with('_') {
                out.push('_');
            }
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| name.get(at)).copied();
        if character.is_uppercase()
            && starts_word(before, name.get(at + 1).copied())
            && !out.ends_with('_')
        {
            out.push('_');
        }
        out.push(character);
    }
    out
}

/// Whether an upper-case character after `before` and before `next` begins a word.
fn starts_word(before: Option<char>, next: Option<char>) -> bool {
    let Some(before) = before else { return false };
    let runs_on =
        next.is_some_and(|next| !next.is_uppercase() && !next.is_ascii_digit() && !delimits(next));
    runs_on || before.is_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snake_as_measured() {
        let names = [
            ("URL", "url"),
            ("aB", "a_b"),
            ("ABc", "a_bc"),
            ("fooBAR2", "foo_bar2"),
            ("foo1Bar", "foo1_bar"),
            ("a1B2", "a1b2"),
            ("x1Y", "x1y"),
            ("_lead", "lead"),
            ("trail_", "trail"),
            ("two__under", "two_under"),
            ("EE_HTTPServer", "ee_http_server"),
            ("foo1", "foo1"),
            ("foo_1", "foo_1"),
        ];
        for (name, expected) in names {
            assert_eq!(lower_snake(name), expected, "{name}");
            assert_eq!(upper_snake(name), expected.to_uppercase(), "{name}");
        }
    }

    #[test]
    fn pascal_keeps_what_is_upper_case() {
        let names = [
            ("foo_bar", "FooBar"),
            ("Foo_Bar", "FooBar"),
            ("HTTPServer", "HTTPServer"),
            ("FOOBar", "FOOBar"),
            ("foo.bar-baz", "FooBarBaz"),
        ];
        for (name, expected) in names {
            assert_eq!(pascal(name), expected, "{name}");
        }
    }
}
