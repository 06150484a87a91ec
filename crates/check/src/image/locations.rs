//! Where elements stand and what comments they have, by path.

use std::collections::HashMap;
use std::sync::OnceLock;

use playground_protos::descriptor::SourceCodeInfo;
use playground_protos::descriptor::source_code_info::Location;

use crate::finding::Span;

/// The locations of a file by path.
#[derive(Debug, Default)]
pub struct Locations<'a> {
    by_path: HashMap<&'a [i32], &'a Location>,
    all: &'a [Location],
    /// The first location at or inside each path, made when first asked for.
    inside: OnceLock<HashMap<Vec<i32>, usize>>,
}

impl<'a> Locations<'a> {
    /// Indexes source info. Where a path has several locations (each `extend` block has that of the first), the
    /// first counts.
    pub(super) fn new(info: Option<&'a SourceCodeInfo>) -> Self {
        let locations = info.map_or(&[][..], |info| &info.location);
        let mut by_path = HashMap::with_capacity(locations.len());
        for location in locations {
            by_path.entry(location.path.as_slice()).or_insert(location);
        }
        Self {
            by_path,
            all: locations,
            inside: OnceLock::new(),
        }
    }

    /// The location of a path.
    pub fn get(&self, path: &[i32]) -> Option<&'a Location> {
        self.by_path.get(path).copied()
    }

    /// The span of a path.
    pub fn span(&self, path: &[i32]) -> Option<Span> {
        span_of(self.get(path)?)
    }

    /// The span of a path, else of the first place inside it, else of the nearest around it that is longer than `least`
    /// numbers, else of the element with `least` numbers.
    pub fn near(&self, path: &[i32], least: usize) -> Option<Span> {
        let inside = || self.all.get(*self.inside().get(path)?);
        let around = (least..path.len()).rev();
        let mut around = around.filter_map(|length| self.get(path.get(..length)?));
        let found = self.get(path).or_else(inside).or_else(|| around.next());
        found.and_then(span_of)
    }

    fn inside(&self) -> &HashMap<Vec<i32>, usize> {
        self.inside.get_or_init(|| {
            let mut first = HashMap::new();
            for (index, location) in self.all.iter().enumerate() {
                for end in 0..=location.path.len() {
                    let around = location.path.get(..end).unwrap_or_default();
                    first.entry(around.to_vec()).or_insert(index);
                }
            }
            first
        })
    }

    /// The comments before elements.
    pub fn comments(&self) -> impl Iterator<Item = &'a str> {
        let comments = self.all.iter();
        comments.filter_map(|location| location.leading_comments.as_deref())
    }

    /// The comment before an element; empty if there is none.
    pub fn leading_comment(&self, path: &[i32]) -> &'a str {
        self.get(path)
            .map_or("", |location| location.leading_comments())
    }
}

/// The span of a location: three numbers for one line, four for several.
pub fn span_of(location: &Location) -> Option<Span> {
    let numbers: Vec<u32> = location
        .span
        .iter()
        .map(|n| u32::try_from(*n).unwrap_or(0))
        .collect();
    match *numbers.as_slice() {
        [start_line, start_column, end_column] => Some(Span {
            start_line,
            start_column,
            end_line: start_line,
            end_column,
        }),
        [start_line, start_column, end_line, end_column] => Some(Span {
            start_line,
            start_column,
            end_line,
            end_column,
        }),
        _ => None,
    }
}
