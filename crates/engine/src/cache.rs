//! Keeps the last schemas, so that a request that carries the same bytes again is not decoded again.

use std::{collections::VecDeque, rc::Rc};

use playground_schema::{Schema, SchemaError};

use crate::protocol::SchemaBytes;

/// How many schemas are kept: what is being typed, what last compiled, and what a call began with.
const KEPT: usize = 4;

/// The last schemas, newest first.
#[derive(Debug, Default)]
pub(crate) struct SchemaCache(VecDeque<(SchemaBytes, Rc<Schema>)>);

impl SchemaCache {
    /// The schema these bytes stand for.
    ///
    /// # Errors
    /// If the bytes are no descriptor set.
    pub(crate) fn get(&mut self, bytes: &[u8]) -> Result<Rc<Schema>, SchemaError> {
        if let Some(at) = self.0.iter().position(|(known, _)| known == bytes)
            && let Some(entry) = self.0.remove(at)
        {
            let schema = Rc::clone(&entry.1);
            self.0.push_front(entry);
            return Ok(schema);
        }
        let schema = Rc::new(Schema::decode(bytes)?);
        self.put(bytes.to_vec(), Rc::clone(&schema));
        Ok(schema)
    }

    /// Remembers a schema whose bytes were just made.
    pub(crate) fn put(&mut self, bytes: SchemaBytes, schema: Rc<Schema>) {
        self.0.retain(|(known, _)| *known != bytes);
        self.0.push_front((bytes, schema));
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
