//! Rules against examples.
