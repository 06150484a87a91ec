//! Keeps the last schemas, so that a request that carries the same bytes again is not decoded again.

use std::{collections::VecDeque, rc::Rc};

use playground_schema::{Schema, SchemaError};

use crate::protocol::SchemaBytes;

/// How many schemas are kept: what is being typed, what last compiled, and what a call began with.
const KEPT: usize = 4;

/// The last schemas, newest first.
#[derive(Debug, Default)]
pub(crate) struct SchemaCache(VecDeque<Entry>);

#[derive(Debug)]
struct Entry {
    /// What it was decoded from, if it was and would not be encoded as.
    bytes: Option<SchemaBytes>,
    schema: Rc<Schema>,
}

impl Entry {
    fn is(&self, bytes: &[u8]) -> bool {
        match &self.bytes {
            Some(known) => known == bytes,
            None => self.schema.is_encoded_as(bytes),
        }
    }
}

impl SchemaCache {
    /// The schema these bytes stand for.
    ///
    /// # Errors
    /// If the bytes are no descriptor set.
    pub(crate) fn get(&mut self, bytes: &[u8]) -> Result<Rc<Schema>, SchemaError> {
        let at = self.0.iter().position(|entry| entry.is(bytes));
        let entry = match at.and_then(|at| self.0.remove(at)) {
            Some(entry) => entry,
            None => {
                let schema = Rc::new(Schema::decode(bytes)?);
                let other = !schema.is_encoded_as(bytes);
                let bytes = other.then(|| bytes.to_vec());
                Entry { bytes, schema }
            }
        };
        let schema = Rc::clone(&entry.schema);
        self.push(entry);
        Ok(schema)
    }

    /// Remembers a schema that was just compiled.
    pub(crate) fn put(&mut self, schema: Rc<Schema>) {
        self.0
            .retain(|entry| !entry.schema.is_encoded_like(&schema));
        let bytes = None;
        self.push(Entry { bytes, schema });
    }

    fn push(&mut self, entry: Entry) {
        self.0.push_front(entry);
        self.0.truncate(KEPT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_last_ones() {
        let mut cache = SchemaCache::default();
        // An empty set with an unknown field: different bytes, each a valid descriptor set.
        let bytes = |number: u8| vec![0x78, number];
        let first = cache.get(&bytes(0)).unwrap();
        assert!(Rc::ptr_eq(&first, &cache.get(&bytes(0)).unwrap()));
        for number in 1..4 {
            cache.get(&bytes(number)).unwrap();
        }
        assert!(
            Rc::ptr_eq(&first, &cache.get(&bytes(0)).unwrap()),
            "used again, so it stays"
        );
        for number in 1..5 {
            cache.get(&bytes(number)).unwrap();
        }
        assert!(!Rc::ptr_eq(&first, &cache.get(&bytes(0)).unwrap()));
        assert!(cache.get(&[0xff]).is_err());
    }
}
