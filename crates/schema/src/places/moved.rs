//! Places that get another path: where an option statement stands becomes where what it sets belongs.

use super::steps;

/// New paths of places.
#[derive(Debug, Default)]
pub(crate) struct Moved {
    paths: Vec<u8>,
    /// Place, and where its new path is; in the order of places once all are there.
    list: Vec<(u32, u32, u32)>,
}

impl Moved {
    /// Gives a place another path, in parts.
    pub(crate) fn insert(&mut self, place: u32, parts: [&[i32]; 3]) {
        let start = self.paths.len() as u32;
        for part in parts {
            steps::put(part, &mut self.paths);
        }
        self.list.push((place, start, self.paths.len() as u32));
    }

    /// All are there.
    pub(crate) fn finish(&mut self) {
        self.list.sort_by_key(|(place, ..)| *place);
        self.list.shrink_to_fit();
        self.paths.shrink_to_fit();
    }

    /// The places and their paths.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &[u8])> {
        self.list.iter().map(|(place, start, end)| {
            let path = self.paths.get(*start as usize..*end as usize);
            (*place, path.unwrap_or_default())
        })
    }
}
