//! The option `message_set_wire_format` of a message stays the same.
//!
//! ## Why
//! Deprecated: nothing but very old files have the option. The rule finds nothing.
