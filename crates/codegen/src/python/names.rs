//! How files, modules and types are called in Python, and how bytes are written there.

/// The reserved words of Python 3.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// Whether no variable can have this name.
pub(super) fn is_keyword(name: &str) -> bool {
    KEYWORDS.binary_search(&name).is_ok()
}

/// The path of a `.proto` file without its ending, as Python takes it.
pub(super) fn stem(path: &str) -> String {
    path.strip_suffix(".proto")
        .unwrap_or(path)
        .replace('-', "_")
}

/// The path of a generated file.
pub(super) fn output(path: &str, suffix: &str) -> String {
    stem(path).replace('.', "/") + suffix
}

/// The module of a file's messages, such as `users.v1.user_pb2`.
pub(super) fn module(path: &str) -> String {
    stem(path).replace('/', ".") + "_pb2"
}

/// The variable of a module in other modules, such as `users_dot_v1_dot_user__pb2`.
pub(super) fn alias(module: &str) -> String {
    module.replace('_', "__").replace('.', "_dot_")
}

/// The package of a module and its last name.
pub(super) fn split(module: &str) -> (Option<&str>, &str) {
    match module.rsplit_once('.') {
        Some((package, name)) => (Some(package), name),
        None => (None, module),
    }
}

/// Whether an import statement cannot name this module.
pub(super) fn needs_importlib(module: &str) -> bool {
    module.split('.').any(is_keyword)
}

/// The import of a module as a variable.
pub(super) fn import(module: &str, alias: &str) -> String {
    match split(module) {
        (Some(package), name) => format!("from {package} import {name} as {alias}"),
        (None, name) => format!("import {name} as {alias}"),
    }
}

/// The expression for a type, given its name within the package, such as `Outer.Inner`.
pub(super) fn expression(name: &str) -> String {
    let mut out = String::new();
    for part in name.split('.') {
        out = match (out.is_empty(), is_keyword(part)) {
            (true, false) => part.to_owned(),
            (true, true) => format!("globals()['{part}']"),
            (false, false) => format!("{out}.{part}"),
            (false, true) => format!("getattr({out}, '{part}')"),
        };
    }
    out
}

/// Bytes within quotes, with hexadecimal escapes. After such an escape a digit is escaped, too, as C would read on.
pub(super) fn hex(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    let mut after_escape = false;
    for byte in bytes {
        if put_plain(*byte, after_escape && byte.is_ascii_hexdigit(), &mut out) {
            after_escape = false;
        } else {
            out.push_str(&format!("\\x{byte:02x}"));
            after_escape = true;
        }
    }
    out
}

/// Bytes within quotes, with octal escapes.
pub(super) fn octal(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        if !put_plain(*byte, false, &mut out) {
            out.push_str(&format!("\\{byte:03o}"));
        }
    }
    out
}

/// Writes a byte that needs no number.
fn put_plain(byte: u8, numbered: bool, out: &mut String) -> bool {
    match byte {
        b'\n' => out.push_str("\\n"),
        b'\r' => out.push_str("\\r"),
        b'\t' => out.push_str("\\t"),
        b'"' | b'\'' | b'\\' => out.extend(['\\', char::from(byte)]),
        b' '..=b'~' if !numbered => out.push(char::from(byte)),
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_sorted() {
        assert!(KEYWORDS.is_sorted());
    }

    #[test]
    fn names() {
        assert_eq!(output("a-b/c.d.proto", "_pb2.py"), "a_b/c/d_pb2.py");
        assert_eq!(module("a-b/c.proto"), "a_b.c_pb2");
        assert_eq!(alias("a_b.c_pb2"), "a__b_dot_c__pb2");
        assert_eq!(import("a.b_pb2", "x"), "from a import b_pb2 as x");
        assert_eq!(import("b_pb2", "x"), "import b_pb2 as x");
        assert_eq!(expression("A.B"), "A.B");
        assert_eq!(
            expression("class.B.is"),
            "getattr(globals()['class'].B, 'is')"
        );
    }

    #[test]
    fn escapes() {
        assert_eq!(hex(b"\x01a\x01g\n'\xff0z"), r"\x01\x61\x01g\n\'\xff\x30z");
        assert_eq!(octal(b"\x01a\"\\\x7f9"), r#"\001a\"\\\1779"#);
    }
}
