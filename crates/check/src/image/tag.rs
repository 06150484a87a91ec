//! Field numbers of descriptors, as paths of source info are made of.

/// The greatest number of a field.
pub const MAX_FIELD: i32 = 536_870_911;
/// Services of a file.
pub const FILE_SERVICE: i32 = 6;
/// `name` of every descriptor.
pub const NAME: i32 = 1;
/// `package` of a file.
pub const FILE_PACKAGE: i32 = 2;
/// `dependency` of a file.
pub const FILE_DEPENDENCY: i32 = 3;
/// `options` of a file.
pub const FILE_OPTIONS: i32 = 8;
/// `option_dependency` of a file: `import option`.
pub const FILE_OPTION_DEPENDENCY: i32 = 15;
/// `syntax` of a file; the `edition` line has it too.
pub const FILE_SYNTAX: i32 = 12;
/// `number` of a field.
pub const FIELD_NUMBER: i32 = 3;
/// `type` of a field, where it is that of a scalar.
pub const FIELD_TYPE: i32 = 5;
/// `options` of a field.
pub const FIELD_OPTIONS: i32 = 8;
/// `options` of an enum.
pub const ENUM_OPTIONS: i32 = 3;
/// `features` in the options of an enum.
pub const ENUM_FEATURES: i32 = 7;
/// `default_value` of a field.
pub const FIELD_DEFAULT: i32 = 7;
/// `options` of a message.
pub const MESSAGE_OPTIONS: i32 = 7;
/// `features` in the options of a message.
pub const MESSAGE_FEATURES: i32 = 12;
/// `extension_range` of a message.
pub const MESSAGE_EXTENSION_RANGE: i32 = 5;
/// `reserved_range` of a message.
pub const MESSAGE_RESERVED_RANGE: i32 = 9;
/// `reserved_name` of a message.
pub const MESSAGE_RESERVED_NAME: i32 = 10;
/// `reserved_range` of an enum.
pub const ENUM_RESERVED_RANGE: i32 = 4;
/// `reserved_name` of an enum.
pub const ENUM_RESERVED_NAME: i32 = 5;
/// `number` of an enum value.
pub const ENUM_VALUE_NUMBER: i32 = 2;
/// `input_type` of a method.
pub const METHOD_INPUT: i32 = 2;
/// `output_type` of a method.
pub const METHOD_OUTPUT: i32 = 3;
/// `options` of a method.
pub const METHOD_OPTIONS: i32 = 4;

/// The path of a part of an element.
pub fn part(path: &[i32], tags: &[i32]) -> Vec<i32> {
    [path, tags].concat()
}

/// Kinds of elements that numbers of a path lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A message.
    Message,
    /// An enum.
    Enum,
    /// A field or an extension field.
    Field,
}

/// The innermost message, enum or field that a path leads into, and the rest of the path inside it.
pub fn element(path: &[i32]) -> (Option<Kind>, &[i32]) {
    let mut found = (None, path);
    while let (around, [list, _, rest @ ..]) = found {
        let kind = match (around, list) {
            (None, 4) | (Some(Kind::Message), 3) => Kind::Message,
            (None, 5) | (Some(Kind::Message), 4) => Kind::Enum,
            (None, 7) | (Some(Kind::Message), 2 | 6) => Kind::Field,
            _ => break,
        };
        found = (Some(kind), rest);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_an_element_and_a_rest() {
        for (path, kind, rest) in [
            (&[4, 6, 2, 7][..], Some(Kind::Field), &[][..]),
            (&[4, 6, 2, 7, 7], Some(Kind::Field), &[7]),
            (&[7, 2, 7], Some(Kind::Field), &[7]),
            (&[4, 0, 7, 12], Some(Kind::Message), &[7, 12]),
            (&[4, 0, 3, 7], Some(Kind::Message), &[]),
            (&[4, 0, 4, 1, 3, 7], Some(Kind::Enum), &[3, 7]),
            (&[5, 1, 3, 7], Some(Kind::Enum), &[3, 7]),
            (&[6, 0, 2, 1], None, &[6, 0, 2, 1]),
            (&[8, 27], None, &[8, 27]),
        ] {
            assert_eq!(element(path), (kind, rest));
        }
    }
}
