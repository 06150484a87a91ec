//! The file option `java_multiple_files` stays the same.
//!
//! ## Why
//! It decides which classes and functions are generated for Java: code that uses them no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option java_multiple_files = true;
//! message User {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option java_multiple_files = false;
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option java_multiple_files = true;
//! message User {}
//! message Team {}
//! ```

use crate::breaking::file_option::FileOption;

/// See the help above.
pub const FILE_SAME_JAVA_MULTIPLE_FILES: FileOption = FileOption {
    name: "java_multiple_files",
    tag: 10,
    read: |options| options.java_multiple_files().to_string(),
};
