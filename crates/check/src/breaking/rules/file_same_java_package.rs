//! The file option `java_package` stays the same.
//!
//! ## Why
//! It is part of the names in generated Java: all code that uses them no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option java_package = "com.acme.users";
//! message User {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option java_package = "com.acme.people";
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option java_package = "com.acme.users";
//! message User {}
//! message Team {}
//! ```

use crate::breaking::file_option::FileOption;

/// See the help above.
pub const FILE_SAME_JAVA_PACKAGE: FileOption = FileOption {
    name: "java_package",
    tag: 1,
    read: |options| options.java_package().to_owned(),
};
