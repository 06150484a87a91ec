//! The file option `go_package` stays the same.
//!
//! ## Why
//! It is part of the names in generated Go: all code that uses them no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option go_package = "acme.test/users";
//! message User {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option go_package = "acme.test/people";
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option go_package = "acme.test/users";
//! message User {}
//! message Team {}
//! ```

use crate::breaking::file_option::FileOption;

/// See the help above.
pub const FILE_SAME_GO_PACKAGE: FileOption = FileOption {
    name: "go_package",
    tag: 11,
    read: |options| options.go_package().to_owned(),
};
