//! The option `ctype` of a field stays the same.
//!
//! ## Why
//! Deprecated: FIELD_SAME_CPP_STRING_TYPE took its place, as editions have a feature for it. Choosing it chooses that.
