//! The rules about options of files: that those of a package agree, and that they are set.

use std::collections::{BTreeMap, BTreeSet};

use playground_protos::descriptor::FileOptions;

use super::Cx;
use super::packages::{grouped, listed};
use crate::Remedy;
use crate::image::{File, tag};
use crate::text::quoted;

/// Reports all files of a package that disagree on an option, with its number in `FileOptions`.
pub(super) fn same(
    cx: &mut Cx<'_>,
    option: &str,
    number: i32,
    value: impl Fn(&FileOptions) -> Option<String>,
) {
    for (package, files) in grouped(cx.image, |file| Some(file.package())) {
        let set: Vec<_> = files.iter().map(|file| value(&file.options)).collect();
        let values: BTreeSet<_> = set.iter().map(|set| set.as_deref().unwrap_or("")).collect();
        if values.len() < 2 {
            continue;
        }
        let remedy = agree(option, &files, &set);
        let values = listed(values);
        for file in files {
            let message =
                format!("files of package `{package}` differ in option `{option}`: {values}");
            let place = [tag::FILE_OPTIONS, number];
            cx.mend(file, &place, message, remedy.clone());
        }
    }
}

/// To set what most of those have that set it at all; of equals the first.
fn agree(option: &str, files: &[&File<'_>], set: &[Option<String>]) -> Remedy {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for value in set.iter().flatten() {
        *counts.entry(value).or_default() += 1;
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| **count);
    let value = most.map_or("", |(value, _)| *value);
    let others = files.iter().zip(set);
    let others = others.filter(|(_, set)| set.as_deref() != Some(value));
    let paths = others.map(|(file, _)| file.path().to_owned()).collect();
    let written = match option {
        "java_multiple_files" => value.to_owned(),
        _ => quoted(value),
    };
    Remedy::FileOption(option.to_owned(), written, paths)
}

/// Reports a file that does not set an option that names a package; it should be what other files of its package have,
/// else what the option is without being set, if that is anything.
pub(super) fn defined(
    cx: &mut Cx<'_>,
    file: &File<'_>,
    option: &str,
    value: fn(&FileOptions) -> &str,
    unset: Option<&str>,
) {
    if !value(&file.options).is_empty() {
        return;
    }
    let message = format!("file should set the option `{option}`");
    let kin = cx.image.targets();
    let kin: Vec<_> = kin
        .filter(|other| other.package() == file.package())
        .collect();
    let values: BTreeSet<_> = kin.iter().map(|other| value(&other.options)).collect();
    let mut values = values.into_iter().filter(|value| !value.is_empty());
    let known = match (values.next(), values.next()) {
        (Some(value), None) => Some(value),
        (None, _) => unset.filter(|value| !value.is_empty()),
        _ => None,
    };
    let Some(known) = known else {
        return cx.at(file, &[], message);
    };
    let lacking = kin.iter().filter(|other| value(&other.options).is_empty());
    let paths = lacking.map(|other| other.path().to_owned()).collect();
    let remedy = Remedy::FileOption(option.to_owned(), quoted(known), paths);
    cx.mend(file, &[], message, remedy);
}

/// A value of text; empty counts as unset.
pub(super) fn string(value: &str) -> Option<String> {
    Some(value.to_owned()).filter(|value| !value.is_empty())
}
