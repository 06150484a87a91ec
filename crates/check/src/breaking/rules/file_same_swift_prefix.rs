//! The file option `swift_prefix` stays the same.
//!
//! ## Why
//! It is part of the names in generated Swift: all code that uses them no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option swift_prefix = "AUS";
//! message User {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option swift_prefix = "APE";
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option swift_prefix = "AUS";
//! message User {}
//! message Team {}
//! ```

use crate::breaking::file_option::FileOption;

/// See the help above.
pub const FILE_SAME_SWIFT_PREFIX: FileOption = FileOption {
    name: "swift_prefix",
    tag: 39,
    read: |options| options.swift_prefix().to_owned(),
};
