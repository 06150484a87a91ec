//! The lint rules, one file each: the doc comment is the help, the registry has the rows.

mod message_pascal_case;

pub(super) use message_pascal_case::MessagePascalCase;
