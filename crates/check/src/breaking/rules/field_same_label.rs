//! The label of a field stays the same.
//!
//! ## Why
//! Deprecated: the rules about cardinality took its place, as labels do not tell presence in editions. Choosing it chooses
//! those.
