//! The file option `php_namespace` stays the same.
//!
//! ## Why
//! It is part of the names in generated PHP: all code that uses them no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option php_namespace = "Acme\\Users";
//! message User {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option php_namespace = "Acme\\People";
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option php_namespace = "Acme\\Users";
//! message User {}
//! message Team {}
//! ```

use crate::breaking::file_option::FileOption;

/// See the help above.
pub const FILE_SAME_PHP_NAMESPACE: FileOption = FileOption {
    name: "php_namespace",
    tag: 41,
    read: |options| options.php_namespace().to_owned(),
};
