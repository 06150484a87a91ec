//! What became of types and services that are gone: found again under another name, in another file or package.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

use serde::{Deserialize, Serialize};

use super::shape::{self, By};
use crate::breaking::Side;
use crate::breaking::side::{Placed, nested_name};
use crate::image::{Enum, File, Message, Service};

/// Where something went.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moved {
    /// Its full name now.
    pub name: String,
    /// The file it is in now.
    pub path: String,
    /// What happened, in words: `renamed to`, `moved to file`, `moved into package`.
    pub words: String,
    /// Whether its bytes and its JSON are still the same.
    pub same_shape: bool,
}

/// The messages, enums and services that went elsewhere, by their old full names.
pub(crate) fn moves(before: &Side<'_>, after: &Side<'_>) -> BTreeMap<String, Moved> {
    let sides = [before, after];
    let mut found = BTreeMap::new();
    let same_message = |one: &str, other: &str| {
        let differs = |by| shape::difference(sides, [one, other], by).is_some();
        !differs(By::Wire) && !differs(By::Json)
    };
    let messages = [
        items(&before.messages, message),
        items(&after.messages, message),
    ];
    add(&mut found, &messages, same_message);
    let enums = [
        items(&before.enums, enumeration),
        items(&after.enums, enumeration),
    ];
    let values = |side: &Side<'_>, name: &str| {
        let of = side.enums.get(name).map(|of| of.it);
        of.map(|of| {
            of.values
                .iter()
                .map(|value| (value.proto.number(), value.proto.name().to_owned()))
                .collect::<HashSet<_>>()
        })
    };
    add(&mut found, &enums, |one, other| {
        values(before, one) == values(after, other)
    });
    let services = [
        items(&before.services, service),
        items(&after.services, service),
    ];
    add(&mut found, &services, |_, _| true);
    found
}

/// Something that may have moved: where it is, and what it has.
struct Item {
    name: String,
    package: String,
    nested: String,
    path: String,
    /// What it has, as short texts, sorted.
    parts: Vec<String>,
}

impl Item {
    fn new(file: &File<'_>, name: &str, mut parts: Vec<String>) -> Self {
        parts.sort_unstable();
        Self {
            name: name.to_owned(),
            package: file.package().to_owned(),
            nested: nested_name(file, name).to_owned(),
            path: file.path().to_owned(),
            parts,
        }
    }

    fn short(&self) -> &str {
        self.nested.rsplit('.').next().unwrap_or_default()
    }

    fn moved_to(&self, other: &Self, same_shape: bool) -> Moved {
        let words = match () {
            () if self.name == other.name => format!("moved to file `{}`", other.path),
            () if self.package == other.package => format!("renamed to `{}`", other.nested),
            () if self.nested == other.nested => format!("moved into package `{}`", other.package),
            () => format!("renamed to `{}`", other.name),
        };
        Moved {
            name: other.name.clone(),
            path: other.path.clone(),
            words,
            same_shape,
        }
    }
}

fn items<'i, E>(
    elements: &BTreeMap<&'i str, Placed<'i, E>>,
    parts: impl Fn(&'i E) -> Option<Vec<String>>,
) -> BTreeMap<String, Item> {
    let found = elements.iter().filter_map(|(name, placed)| {
        let item = Item::new(placed.file, name, parts(placed.it)?);
        Some(((*name).to_owned(), item))
    });
    found.collect()
}

fn message(of: &Message<'_>) -> Option<Vec<String>> {
    let fields = of.fields.iter().map(|field| {
        let (number, kind) = (field.proto.number(), field.proto.r#type() as i32);
        format!(
            "{number} {kind} {} {}",
            field.proto.label() as i32,
            field.proto.name()
        )
    });
    (!of.map_entry).then(|| fields.collect())
}

/// Values without the name of the enum, which goes before them by convention.
fn enumeration(of: &Enum<'_>) -> Option<Vec<String>> {
    let prefix = heck::ToShoutySnakeCase::to_shouty_snake_case(of.proto.name()) + "_";
    let values = of.values.iter().map(|value| {
        let name = value.proto.name();
        let name = name.strip_prefix(&prefix).unwrap_or(name);
        format!("{} {name}", value.proto.number())
    });
    Some(values.collect())
}

fn service(of: &Service<'_>) -> Option<Vec<String>> {
    let methods = of.methods.iter();
    Some(
        methods
            .map(|method| method.proto.name().to_owned())
            .collect(),
    )
}

/// Of what shares a part only so many are looked at: a part that many have tells little.
const SHARED: usize = 40;

fn add(
    found: &mut BTreeMap<String, Moved>,
    [before, after]: &[BTreeMap<String, Item>; 2],
    is_same: impl Fn(&str, &str) -> bool,
) {
    for (name, was) in before {
        // Still there under its name, though in another file.
        if let Some(is) = after.get(name).filter(|is| is.path != was.path) {
            found.insert(name.clone(), was.moved_to(is, is_same(name, name)));
        }
    }
    let gone = before.values().filter(|was| !after.contains_key(&was.name));
    let gone: Vec<&Item> = gone.collect();
    let new = after.values().filter(|is| !before.contains_key(&is.name));
    let new: Vec<&Item> = new.collect();
    let (mut left, mut taken) = (HashSet::new(), HashSet::new());
    for (_, from, to) in likely(&gone, &new) {
        let (Some(was), Some(is)) = (gone.get(from), new.get(to)) else {
            continue;
        };
        if !left.contains(&from) && taken.insert(to) {
            left.insert(from);
            let moved = was.moved_to(is, is_same(&was.name, &is.name));
            found.insert(was.name.clone(), moved);
        }
    }
}

/// Pairs of what is gone and what is new, by index, the likeliest first. The items are sorted by name, so that equal
/// scores have an order too.
fn likely(gone: &[&Item], new: &[&Item]) -> Vec<(Reverse<usize>, usize, usize)> {
    let by_short = index(new, |item| vec![item.short()]);
    let by_part = index(new, |item| item.parts.iter().map(String::as_str).collect());
    let by_parts = index(new, |item| vec![item.parts.as_slice()]);
    let mut found = Vec::new();
    for (at, was) in gone.iter().enumerate() {
        let same_parts = by_parts.get(was.parts.as_slice());
        let alike = same_parts.into_iter().chain(by_short.get(was.short()));
        let parts = was.parts.iter().map(String::as_str);
        let sharing = parts.filter_map(|part| by_part.get(part));
        let candidates = alike.flat_map(|list| list.iter().take(SHARED));
        let candidates = candidates.chain(sharing.filter(|list| list.len() <= SHARED).flatten());
        let candidates: HashSet<usize> = candidates.copied().collect();
        let alone = same_parts.is_some_and(|list| list.len() == 1);
        let scores = candidates.into_iter().filter_map(|to| {
            let score = score(was, new.get(to)?, alone)?;
            Some((Reverse(score), at, to))
        });
        found.extend(scores);
    }
    found.sort_unstable();
    found
}

fn index<'n, K: Eq + Hash>(
    items: &[&'n Item],
    keys: impl Fn(&'n Item) -> Vec<K>,
) -> HashMap<K, Vec<usize>> {
    let mut found: HashMap<K, Vec<usize>> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        for key in keys(item) {
            found.entry(key).or_default().push(at);
        }
    }
    found
}

/// How likely one became the other, in hundredths and some more for place and name; none if that is not likely.
fn score(was: &Item, is: &Item, alone: bool) -> Option<usize> {
    let (mut common, mut left) = (0, is.parts.iter().peekable());
    for part in &was.parts {
        while left.next_if(|other| *other < part).is_some() {}
        common += usize::from(left.next_if_eq(&part).is_some());
    }
    let all = was.parts.len() + is.parts.len();
    let alike = (200 * common).checked_div(all).unwrap_or(100);
    let same_name = was.short() == is.short();
    let likely = match was.parts.len() {
        _ if same_name => alike >= 30,
        0 => false,
        // One field is the same by chance.
        1 => alike == 100 && alone,
        _ => alike >= 60,
    };
    let bonus = |holds: bool, points: usize| if holds { points } else { 0 };
    likely.then(|| {
        let place = bonus(was.path == is.path, 5) + bonus(was.package == is.package, 5);
        alike + bonus(same_name, 30) + place
    })
}
