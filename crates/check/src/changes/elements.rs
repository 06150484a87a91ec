//! What the parts of the walk have in common: pairs that may lack a side, and the means to tell.

use std::collections::BTreeMap;

use super::log::{Key, Log};
use super::marks::Spot;
use super::{Change, Kind, comments};
use crate::breaking::Side;
use crate::breaking::side::nested_name;
use crate::explain::moves::Moved;
use crate::image::File;

pub(super) use crate::breaking::Placed;

/// An element of both sides, or of one.
pub(super) struct Both<'i, E> {
    pub(super) was: Option<Placed<'i, E>>,
    pub(super) is: Option<Placed<'i, E>>,
}

/// What is another thing about an element, if it is: what, from what and to what.
pub(super) fn difference(what: &str, was: &str, is: &str) -> Option<String> {
    let shown = |text: &str| match text {
        "" => "none".to_owned(),
        text => format!("`{text}`"),
    };
    (was != is).then(|| format!("{what} from {} to {}", shown(was), shown(is)))
}

/// Both sides, and the log.
pub(super) struct Cx<'c, 'i> {
    pub(super) before: &'c Side<'i>,
    pub(super) after: &'c Side<'i>,
    pub(super) moves: &'c BTreeMap<String, Moved>,
    pub(super) log: Log,
}

impl Cx<'_, '_> {
    /// Tells that a type or service as a whole came, went or moved; gives both sides where there are both.
    pub(super) fn whole<'i, E>(
        &mut self,
        both: &Both<'i, E>,
        kind: Kind,
        name: impl Fn(&'i E) -> (&'i str, &'i [i32]),
    ) -> Option<(Key, Placed<'i, E>, Placed<'i, E>)> {
        let key = |placed: &Placed<'i, E>| {
            let (full_name, _) = name(placed.it);
            key(placed.file, kind, nested_name(placed.file, full_name))
        };
        let (was, is) = match (both.was, both.is) {
            (Some(was), Some(is)) => (was, is),
            (Some(was), None) => {
                let spot = old(was.file, name(was.it).1);
                let text = format!("{} `{}`", kind.word(), key(&was).2);
                self.log.add(&key(&was), Change::Removed, text, &[spot]);
                return None;
            }
            (None, Some(is)) => {
                let text = format!("{} `{}`", kind.word(), key(&is).2);
                let comment = comments::of(is.file, name(is.it).1);
                let text = comments::with(text, &comment);
                self.log.add(&key(&is), Change::Added, text, &[]);
                return None;
            }
            (None, None) => return None,
        };
        let here = key(&is);
        let (old_name, path) = name(was.it);
        if let Some(moved) = self.moves.get(old_name) {
            let from = key(&was).2;
            let (change, words) = match moved.words.strip_prefix("renamed ") {
                Some(words) => (Change::Renamed, words),
                None => (Change::Moved, moved.words.trim_start_matches("moved ")),
            };
            let text = format!("{} `{from}` {words}", kind.word());
            self.log.add(&here, change, text, &[old(was.file, path)]);
        }
        Some((here, was, is))
    }

    /// Tells of a change of a comment.
    pub(super) fn documented(
        &mut self,
        key: &Key,
        what: &str,
        (was, was_at): (&File<'_>, &[i32]),
        (is, is_at): (&File<'_>, &[i32]),
    ) {
        if let Some(text) = comments::change(what, (was, was_at), (is, is_at)) {
            self.log.add(key, Change::Documented, text, &[]);
        }
    }

    /// Tells whether something became deprecated, or is no longer.
    pub(super) fn deprecated(&mut self, key: &Key, what: &str, was: bool, is: bool) {
        if was != is {
            let how = if is { "" } else { " no longer" };
            self.log
                .add(key, Change::Deprecated, format!("{what}{how}"), &[]);
        }
    }
}

/// What is told of every element: whether it is deprecated, its other options, its comment.
pub(super) struct About<'f, 'i> {
    pub(super) file: &'f File<'i>,
    pub(super) path: &'f [i32],
    pub(super) deprecated: bool,
    /// Encoded options, and the number of `deprecated` in them.
    pub(super) options: (Option<&'f [u8]>, u32),
}

impl Cx<'_, '_> {
    /// Tells what changed of that.
    pub(super) fn about(&mut self, key: &Key, what: &str, was: &About<'_, '_>, is: &About<'_, '_>) {
        self.deprecated(key, what, was.deprecated, is.deprecated);
        let plain = |of: &About<'_, '_>| plain_options(of.options.0, of.options.1);
        if plain(was) != plain(is) {
            let spot = old(was.file, was.path);
            let text = format!("{what}: options");
            self.log.add(key, Change::Changed, text, &[spot]);
        }
        self.documented(key, what, (was.file, was.path), (is.file, is.path));
    }
}

/// Encoded options without `deprecated`, which is told apart; `tag` is its number.
pub(super) fn plain_options(options: Option<&[u8]>, tag: u32) -> Vec<(u32, String)> {
    let fields = crate::image::raw::fields(options.unwrap_or_default());
    let others = fields.filter(|(number, _)| *number != tag);
    others
        .map(|(number, value)| (number, format!("{value:?}")))
        .collect()
}

/// Where changes of an element of a file go.
pub(super) fn key(file: &File<'_>, kind: Kind, name: &str) -> Key {
    (file.package().to_owned(), kind, name.to_owned())
}

/// A place on the old side.
pub(super) fn old(file: &File<'_>, path: &[i32]) -> Spot {
    (true, file.path().to_owned(), path.to_vec())
}

/// A place on the new side.
pub(super) fn new(file: &File<'_>, path: &[i32]) -> Spot {
    (false, file.path().to_owned(), path.to_vec())
}
