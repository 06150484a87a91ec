//! The file option `java_string_check_utf8` stays the same.
//!
//! ## Why
//! Deprecated: FIELD_SAME_JAVA_UTF8_VALIDATION took its place, as editions have a feature for it. Choosing it chooses that.
