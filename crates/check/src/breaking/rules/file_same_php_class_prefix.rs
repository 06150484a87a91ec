//! The file option `php_class_prefix` stays the same.
//!
//! ## Why
//! It is part of the names in generated PHP: all code that uses them no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option php_class_prefix = "AUS";
//! message User {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option php_class_prefix = "APE";
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option php_class_prefix = "AUS";
//! message User {}
//! message Team {}
//! ```

use crate::breaking::file_option::FileOption;

/// See the help above.
pub const FILE_SAME_PHP_CLASS_PREFIX: FileOption = FileOption {
    name: "php_class_prefix",
    tag: 40,
    read: |options| options.php_class_prefix().to_owned(),
};
