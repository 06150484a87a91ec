//! Encoded rules, read by number.

use std::collections::BTreeSet;

use crate::image::raw::{self, Value};

/// An encoded message; parts of it that were set apart are one.
pub(super) struct Rules(Vec<u8>);

impl Rules {
    /// The rules in some bytes.
    pub(super) fn new(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }

    /// The values with a number.
    pub(super) fn all(&self, number: u32) -> impl Iterator<Item = Value<'_>> {
        let fields = raw::fields(&self.0);
        fields.filter_map(move |(at, value)| (at == number).then_some(value))
    }

    /// The last value with a number.
    pub(super) fn last(&self, number: u32) -> Option<Value<'_>> {
        self.all(number).last()
    }

    /// The message with a number: all its parts, merged.
    pub(super) fn sub(&self, number: u32) -> Option<Self> {
        let mut merged = None;
        for value in self.all(number) {
            if let Value::Bytes(bytes) = value {
                merged.get_or_insert_with(Vec::new).extend_from_slice(bytes);
            }
        }
        merged.map(Self)
    }

    /// The text or bytes with a number.
    pub(super) fn bytes(&self, number: u32) -> Option<&[u8]> {
        match self.last(number)? {
            Value::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The unsigned number with a number.
    pub(super) fn number(&self, number: u32) -> Option<u64> {
        match self.last(number)? {
            Value::Varint(value) => Some(value),
            _ => None,
        }
    }

    /// The truth value with a number.
    pub(super) fn flag(&self, number: u32) -> Option<bool> {
        self.number(number).map(|value| value != 0)
    }

    /// Whether a number is set.
    pub(super) fn has(&self, number: u32) -> bool {
        self.last(number).is_some()
    }

    /// All numbers that are set.
    pub(super) fn numbers(&self) -> BTreeSet<u32> {
        raw::fields(&self.0).map(|(number, _)| number).collect()
    }
}
