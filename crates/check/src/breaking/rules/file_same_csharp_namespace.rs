//! The file option `csharp_namespace` stays the same.
//!
//! ## Why
//! It is part of the names in generated C#: all code that uses them no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option csharp_namespace = "Acme.Users";
//! message User {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option csharp_namespace = "Acme.People";
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option csharp_namespace = "Acme.Users";
//! message User {}
//! message Team {}
//! ```

use crate::breaking::file_option::FileOption;

/// See the help above.
pub const FILE_SAME_CSHARP_NAMESPACE: FileOption = FileOption {
    name: "csharp_namespace",
    tag: 37,
    read: |options| options.csharp_namespace().to_owned(),
};
