//! The file option `py_generic_services` stays the same.
//!
//! ## Why
//! It decides which classes and functions are generated for Python: code that uses them no longer compiles.
//!
//! ## Before
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option py_generic_services = true;
//! message User {}
//! ```
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option py_generic_services = false;
//! message User {}
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.v1;
//! option py_generic_services = true;
//! message User {}
//! message Team {}
//! ```

use crate::breaking::file_option::FileOption;

/// See the help above.
pub const FILE_SAME_PY_GENERIC_SERVICES: FileOption = FileOption {
    name: "py_generic_services",
    tag: 18,
    read: |options| options.py_generic_services().to_string(),
};
