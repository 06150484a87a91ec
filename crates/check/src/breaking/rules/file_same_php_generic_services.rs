//! The file option `php_generic_services` stays the same.
//!
//! ## Why
//! Deprecated: the option is gone from the language. The rule finds nothing.
