//! Imports are not weak. Finds nothing any more: kept for old configurations.
//!
//! ## Why
//! Weak imports were never meant for use outside Google.
//!
//! ## Bad
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! ```
//!
//! ## Good
//! ```proto
//! syntax = "proto3";
//! package acme.users.v1;
//! ```

use crate::lint::LintCheck;

/// See the help above.
pub struct ImportNoWeak;

impl LintCheck for ImportNoWeak {}
