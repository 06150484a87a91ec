//! The file option `cc_enable_arenas` stays the same.
//!
//! ## Why
//! It decides which classes and functions are generated for C++: code that uses them no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option cc_enable_arenas = true;
//! message User {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option cc_enable_arenas = false;
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option cc_enable_arenas = true;
//! message User {}
//! message Team {}
//! ```

use crate::breaking::file_option::FileOption;

/// See the help above.
pub const FILE_SAME_CC_ENABLE_ARENAS: FileOption = FileOption {
    name: "cc_enable_arenas",
    tag: 31,
    read: |options| options.cc_enable_arenas().to_string(),
};
