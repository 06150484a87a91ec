//! Text as proto sources have it: strings in quotes, names, ends of lines.

/// A string literal of a text.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            character if character.is_control() => {
                let mut bytes = [0; 4];
                let bytes = character.encode_utf8(&mut bytes).bytes();
                out.extend(bytes.map(|byte| format!("\\{byte:03o}")));
            }
            character => out.push(character),
        }
    }
    out.push('"');
    out
}

/// How lines of a text end.
pub(crate) fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Whether a text can be a name.
pub(crate) fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    let first = bytes.next();
    first.is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The last part of a full name.
pub(crate) fn short(full_name: &str) -> &str {
    full_name.rsplit('.').next().unwrap_or(full_name)
}

/// What a full name is in; empty at the top.
pub(crate) fn around(full_name: &str) -> &str {
    full_name.rsplit_once('.').map_or("", |(around, _)| around)
}

/// A name inside another one, which may be empty.
pub(crate) fn join(around: &str, name: &str) -> String {
    match around {
        "" => name.to_owned(),
        around => format!("{around}.{name}"),
    }
}

/// The full name that one has after what it lies in, or it itself, was named otherwise; none if it lies elsewhere.
pub(crate) fn moved(name: &str, from: &str, to: &str) -> Option<String> {
    if from.is_empty() {
        return Some(match name {
            "" => to.to_owned(),
            name => join(to, name),
        });
    }
    let rest = name.strip_prefix(from)?;
    match rest.strip_prefix('.') {
        Some(rest) => Some(join(to, rest)),
        None => rest.is_empty().then(|| to.to_owned()),
    }
}

/// Whether a full name is another one or lies in it.
pub(crate) fn is_inside(name: &str, around: &str) -> bool {
    moved(name, around, "").is_some()
}
