//! The file option `optimize_for` stays the same.
//!
//! ## Why
//! It decides which methods generated C++ and Java has and what the classes inherit: code that uses them no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option optimize_for = CODE_SIZE;
//! message User {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option optimize_for = SPEED;
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option optimize_for = CODE_SIZE;
//! message User {}
//! message Team {}
//! ```

use crate::breaking::file_option::FileOption;

/// See the help above.
pub const FILE_SAME_OPTIMIZE_FOR: FileOption = FileOption {
    name: "optimize_for",
    tag: 9,
    read: |options| options.optimize_for().as_str_name().to_owned(),
};
