//! Breaking changes: rules over pairs of elements of two images.

use crate::rule::Rule;

/// All breaking rules, sorted by id.
pub static RULES: &[Rule<dyn Sync>] = &[];
