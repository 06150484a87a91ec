//! The file option `objc_class_prefix` stays the same.
//!
//! ## Why
//! It is part of the names in generated Objective-C: all code that uses them no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option objc_class_prefix = "AUS";
//! message User {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option objc_class_prefix = "APE";
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option objc_class_prefix = "AUS";
//! message User {}
//! message Team {}
//! ```

use crate::breaking::file_option::FileOption;

/// See the help above.
pub const FILE_SAME_OBJC_CLASS_PREFIX: FileOption = FileOption {
    name: "objc_class_prefix",
    tag: 36,
    read: |options| options.objc_class_prefix().to_owned(),
};
