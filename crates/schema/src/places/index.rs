//! Which place a path has: a hash table of numbers of places, so that no path is kept twice.

use super::Places;
use super::steps::steps;

/// Open addressing, at most half full.
#[derive(Debug)]
pub(super) struct Index {
    /// One more than the number of a place; 0 is free. Their count is a power of two.
    slots: Vec<u32>,
}

impl Index {
    /// Of several places of one path the first.
    pub(super) fn new(places: &Places) -> Self {
        let count = (places.list.len() * 2).next_power_of_two();
        let mut slots = vec![0; count];
        for place in 0..places.list.len() {
            let path = places.path(place);
            for at in probe(hash(steps(path)), count) {
                match slots.get_mut(at) {
                    Some(slot @ 0) => *slot = place as u32 + 1,
                    Some(slot) if places.path(*slot as usize - 1) != path => continue,
                    _ => {}
                }
                break;
            }
        }
        Self { slots }
    }

    pub(super) fn find(&self, places: &Places, path: &[i32]) -> Option<usize> {
        for at in probe(hash(path.iter().copied()), self.slots.len()) {
            let place = (*self.slots.get(at)? as usize).checked_sub(1)?;
            if steps(places.path(place)).eq(path.iter().copied()) {
                return Some(place);
            }
        }
        None
    }
}

/// Slots from that of a hash on, each once.
fn probe(hash: usize, count: usize) -> impl Iterator<Item = usize> {
    (0..count).map(move |step| (hash + step) & (count - 1))
}

fn hash(steps: impl Iterator<Item = i32>) -> usize {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mixed = steps.fold(0_u64, |hash, step| {
        (hash.rotate_left(5) ^ u64::from(step as u32)).wrapping_mul(FACTOR)
    });
    (mixed >> 33) as usize
}
