//! Files grouped by what they share, and which packages import which.

use std::collections::{BTreeMap, BTreeSet};

use crate::image::{File, Image};

/// The files to check by a key; those without one are left out.
pub(super) fn grouped<'i>(
    image: &'i Image<'i>,
    key: impl Fn(&File<'i>) -> Option<&'i str>,
) -> BTreeMap<&'i str, Vec<&'i File<'i>>> {
    let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for file in image.targets() {
        if let Some(key) = key(file) {
            groups.entry(key).or_default().push(file);
        }
    }
    groups
}

/// Values as a message lists them: `a`, `b` and none.
pub(super) fn listed<'v>(values: impl IntoIterator<Item = &'v str>) -> String {
    let values = values.into_iter().map(|value| match value {
        "" => "none".to_owned(),
        value => format!("`{value}`"),
    });
    values.collect::<Vec<_>>().join(", ")
}

/// Which packages import which; files without a package take no part.
pub(super) struct Graph<'i> {
    imports: BTreeMap<&'i str, BTreeSet<&'i str>>,
}

impl<'i> Graph<'i> {
    /// The graph of all files, imports too.
    pub(super) fn new(image: &'i Image<'i>) -> Self {
        let mut imports: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for file in image
            .files()
            .iter()
            .filter(|file| !file.package().is_empty())
        {
            let others = file
                .proto
                .dependency
                .iter()
                .filter_map(|path| image.file(path));
            let others = others.map(File::package).filter(|other| !other.is_empty());
            let own = file.package();
            imports
                .entry(own)
                .or_default()
                .extend(others.filter(|other| *other != own));
        }
        let mut graph = Self { imports };
        graph.trim();
        graph
    }

    /// Takes away packages whose imports are all taken away, as those that import none: they are on no cycle.
    fn trim(&mut self) {
        let mut importers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut open: BTreeMap<&str, usize> = BTreeMap::new();
        for (&from, imports) in &self.imports {
            open.insert(from, imports.len());
            for to in imports {
                importers.entry(to).or_default().push(from);
            }
        }
        let ends = open.iter().filter(|(_, imports)| **imports == 0);
        let mut todo: Vec<&str> = ends.map(|(package, _)| *package).collect();
        while let Some(at) = todo.pop() {
            self.imports.remove(at);
            for from in importers.remove(at).unwrap_or_default() {
                let Some(left) = open.get_mut(from) else {
                    continue;
                };
                *left -= 1;
                if *left == 0 {
                    todo.push(from);
                }
            }
        }
    }

    /// The packages from one to another, both included; none if there is no way or they are the same.
    pub(super) fn way(&self, from: &str, to: &str) -> Option<Vec<&'i str>> {
        let (&from, _) = self.imports.get_key_value(from)?;
        if from == to || to.is_empty() {
            return None;
        }
        let mut came_from = BTreeMap::from([(from, from)]);
        let mut todo = vec![from];
        while let Some(at) = todo.pop() {
            for &next in self.imports.get(at).into_iter().flatten() {
                if came_from.contains_key(next) {
                    continue;
                }
                came_from.insert(next, at);
                if next == to {
                    return Some(back(&came_from, next));
                }
                todo.push(next);
            }
        }
        None
    }
}

/// The way to a package, from where each was reached.
fn back<'i>(came_from: &BTreeMap<&'i str, &'i str>, to: &'i str) -> Vec<&'i str> {
    let mut way = vec![to];
    let mut at = to;
    while let Some(&before) = came_from.get(at).filter(|before| **before != at) {
        way.push(before);
        at = before;
    }
    way.reverse();
    way
}
