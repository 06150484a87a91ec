//! The file option `ruby_package` stays the same.
//!
//! ## Why
//! It is part of the names in generated Ruby: all code that uses them no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option ruby_package = "Acme::Users";
//! message User {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option ruby_package = "Acme::People";
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option ruby_package = "Acme::Users";
//! message User {}
//! message Team {}
//! ```

use crate::breaking::file_option::FileOption;

/// See the help above.
pub const FILE_SAME_RUBY_PACKAGE: FileOption = FileOption {
    name: "ruby_package",
    tag: 45,
    read: |options| options.ruby_package().to_owned(),
};
