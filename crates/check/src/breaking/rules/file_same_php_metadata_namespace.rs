//! The file option `php_metadata_namespace` stays the same.
//!
//! ## Why
//! It is part of the names in generated PHP: all code that uses them no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option php_metadata_namespace = "Acme\\Meta";
//! message User {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option php_metadata_namespace = "Acme\\Other";
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option php_metadata_namespace = "Acme\\Meta";
//! message User {}
//! message Team {}
//! ```

use crate::breaking::file_option::FileOption;

/// See the help above.
pub const FILE_SAME_PHP_METADATA_NAMESPACE: FileOption = FileOption {
    name: "php_metadata_namespace",
    tag: 44,
    read: |options| options.php_metadata_namespace().to_owned(),
};
