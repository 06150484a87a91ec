//! A quick hash for names and paths: nothing here is keyed by what an attacker gains from slowing down.

use std::hash::{BuildHasherDefault, Hasher};

/// Builds [`QuickHasher`]s.
pub(crate) type Quick = BuildHasherDefault<QuickHasher>;

/// Eight bytes a step: xor, multiply, rotate.
#[derive(Default)]
pub(crate) struct QuickHasher(u64);

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

impl QuickHasher {
    fn word(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(FACTOR).rotate_left(29);
    }
}

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut words = bytes.chunks_exact(8);
        for word in &mut words {
            let mut eight = [0; 8];
            eight.copy_from_slice(word);
            self.word(u64::from_le_bytes(eight));
        }
        let mut last = [0; 8];
        let rest = words.remainder();
        if let Some(start) = last.get_mut(..rest.len()) {
            start.copy_from_slice(rest);
        }
        self.word(u64::from_le_bytes(last) ^ ((bytes.len() as u64) << 56));
    }

    fn write_u32(&mut self, value: u32) {
        self.word(value.into());
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
