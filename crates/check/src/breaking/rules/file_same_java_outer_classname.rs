//! The file option `java_outer_classname` stays the same.
//!
//! ## Why
//! It is part of the names in generated Java: all code that uses them no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option java_outer_classname = "Users";
//! message User {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option java_outer_classname = "People";
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option java_outer_classname = "Users";
//! message User {}
//! message Team {}
//! ```

use crate::breaking::file_option::FileOption;

/// See the help above.
pub const FILE_SAME_JAVA_OUTER_CLASSNAME: FileOption = FileOption {
    name: "java_outer_classname",
    tag: 8,
    read: |options| options.java_outer_classname().to_owned(),
};
