//! The file option `java_generic_services` stays the same.
//!
//! ## Why
//! It decides which classes and functions are generated for Java: code that uses them no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option java_generic_services = true;
//! message User {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option java_generic_services = false;
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option java_generic_services = true;
//! message User {}
//! message Team {}
//! ```

use crate::breaking::file_option::FileOption;

/// See the help above.
pub const FILE_SAME_JAVA_GENERIC_SERVICES: FileOption = FileOption {
    name: "java_generic_services",
    tag: 17,
    read: |options| options.java_generic_services().to_string(),
};
