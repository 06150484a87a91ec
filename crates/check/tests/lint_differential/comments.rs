//! Comments before and behind declarations, some of which silence rules. None ends on the line where a declaration
//! begins: protoc takes it for the comment of that declaration, buf's compiler does not.

use crate::rng::Rng;

const SILENCED: &[&str] = &[
    "COMMENT_ENUM",
    "COMMENT_ENUM_VALUE",
    "COMMENT_FIELD",
    "COMMENT_MESSAGE",
    "COMMENT_ONEOF",
    "COMMENT_RPC",
    "COMMENT_SERVICE",
    "DIRECTORY_SAME_PACKAGE",
    "ENUM_FIRST_VALUE_ZERO",
    "ENUM_NO_ALLOW_ALIAS",
    "ENUM_PASCAL_CASE",
    "ENUM_VALUE_PREFIX",
    "ENUM_VALUE_UPPER_SNAKE_CASE",
    "ENUM_ZERO_VALUE_SUFFIX",
    "FIELD_LOWER_SNAKE_CASE",
    "FIELD_LOWER_SNAKE_CASE",
    "FIELD_NOT_REQUIRED",
    "FILE_LOWER_SNAKE_CASE",
    "IMPORT_NO_PUBLIC",
    "IMPORT_USED",
    "MESSAGE_PASCAL_CASE",
    "ONEOF_LOWER_SNAKE_CASE",
    "PACKAGE_DEFINED",
    "PACKAGE_DIRECTORY_MATCH",
    "PACKAGE_LOWER_SNAKE_CASE",
    "PACKAGE_NO_IMPORT_CYCLE",
    "PACKAGE_SAME_DIRECTORY",
    "PACKAGE_SAME_GO_PACKAGE",
    "PACKAGE_SAME_JAVA_PACKAGE",
    "PACKAGE_VERSION_SUFFIX",
    "RPC_NO_CLIENT_STREAMING",
    "RPC_NO_SERVER_STREAMING",
    "RPC_PASCAL_CASE",
    "RPC_REQUEST_RESPONSE_UNIQUE",
    "RPC_REQUEST_STANDARD_NAME",
    "RPC_RESPONSE_STANDARD_NAME",
    "SERVICE_PASCAL_CASE",
    "SERVICE_SUFFIX",
    "SYNTAX_SPECIFIED",
];

/// What stands before a declaration: a line break, spaces, comments.
pub fn before(rng: &mut Rng) -> String {
    match rng.below(12) {
        0..=3 => "\n".to_owned(),
        4 => " ".to_owned(),
        5 => "\n  // some words\n  ".to_owned(),
        6 => "\n//\n".to_owned(),
        7 => format!("\n  {}\n\t", silencing(rng)),
        8 => format!("\n// a\n{}\n// b\n{}\n", silencing(rng), silencing(rng)),
        9 => format!("\n{}\n\n  ", silencing(rng)),
        10 => format!(
            "\n\t/* {} */\n\t",
            rng.pick(&["words", "漢字", "", "é\u{301}", "😀"])
        ),
        _ => format!(
            "\n/*\n * {}\n */\n",
            silencing(rng).trim_start_matches("// ")
        ),
    }
}

/// What stands behind a declaration.
pub fn behind(rng: &mut Rng) -> String {
    match rng.below(8) {
        0 => " // behind".to_owned() + "\n",
        1 => format!(" {}\n", silencing(rng)),
        _ => String::new(),
    }
}

fn silencing(rng: &mut Rng) -> String {
    let rule = rng.pick(SILENCED);
    match rng.below(10) {
        0 => format!("//  buf:lint:ignore {rule}"),
        1 => format!("// buf:lint:ignore  {rule}"),
        2 => format!("// buf:lint:ignore {rule} for a reason"),
        3 => format!("//buf:lint:ignore {rule}glued"),
        4 => format!("// see buf:lint:ignore {rule}"),
        _ => format!("// buf:lint:ignore {rule}"),
    }
}
