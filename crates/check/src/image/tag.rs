//! Field numbers of descriptors, as paths of source info are made of.

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
/// `options` of a field.
pub const FIELD_OPTIONS: i32 = 8;
/// `options` of an enum.
pub const ENUM_OPTIONS: i32 = 3;
/// `number` of an enum value.
pub const ENUM_VALUE_NUMBER: i32 = 2;
/// `input_type` of a method.
pub const METHOD_INPUT: i32 = 2;
/// `output_type` of a method.
pub const METHOD_OUTPUT: i32 = 3;

/// The path of a part of an element.
pub fn part(path: &[i32], tags: &[i32]) -> Vec<i32> {
    [path, tags].concat()
}
