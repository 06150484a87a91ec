//! Where a deletion is reported: the innermost message around it that is still there, else the file, else nowhere.

use std::collections::{BTreeMap, HashSet};

use super::breaks::Breaks;
use super::check::{Cx, Spot};
use super::side::{Element, Placed, Side, nested_name};
use crate::image::File;

type Elements<'i, E> = BTreeMap<&'i str, Placed<'i, E>>;

/// Reports the elements of a kind that are gone from their files, by their names inside the package.
pub(super) fn each_from_files<'i, E: Element + 'i>(
    cx: &mut Cx<'i>,
    elements: impl Fn(&'i Side<'i>) -> &'i Elements<'i, E>,
    what: &str,
) {
    let (before, after) = (cx.before, cx.after);
    let places = elements(after)
        .iter()
        .map(|(name, kept)| (kept.file.path(), nested_name(kept.file, name)));
    let kept: HashSet<_> = places.collect();
    for (name, was) in elements(before) {
        let path = was.file.path();
        let Some(file) = after.files.get(path) else {
            continue;
        };
        if !kept.contains(&(path, nested_name(was.file, name))) {
            let breaks = match elements(after).contains_key(name) {
                // It is in another file now, under the same full name.
                true => Breaks::SOURCE,
                false => cx.breaks,
            };
            let spot = Spot::new(was.file, was.it.path());
            from_file(cx, breaks, spot, name, (file, what));
        }
    }
}

/// What happens when no element of the kind is left in the package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WhenLast {
    Silent,
    Told,
}

/// Where the message around a deleted element is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// In the file it was in, whatever package that has now.
    InFile,
    /// In all files of the package, if the file it was in is still there.
    InPackage,
}

/// Reports the elements of a kind that are gone from packages that are still there.
pub(super) fn each_from_packages<'i, E: Element + 'i>(
    cx: &mut Cx<'i>,
    elements: impl Fn(&'i Side<'i>) -> &'i Elements<'i, E>,
    what: &str,
    when_last: WhenLast,
    look: Look,
) {
    let (before, after) = (cx.before, cx.after);
    let kept: HashSet<_> = elements(after)
        .iter()
        .map(|(name, kept)| (kept.file.package(), *name))
        .collect();
    let packages: HashSet<_> = kept.iter().map(|(package, _)| *package).collect();
    for (name, was) in elements(before) {
        let package = was.file.package();
        let looks = match when_last {
            WhenLast::Silent => packages.contains(package),
            WhenLast::Told => after.packages.contains_key(package),
        };
        if looks && !kept.contains(&(package, *name)) {
            from_package(cx, Spot::new(was.file, was.it.path()), name, look, what);
        }
    }
}

fn from_file<'i>(
    cx: &mut Cx<'i>,
    breaks: Breaks,
    before: Spot<'_>,
    full_name: &str,
    (after, what): (&'i File<'i>, &str),
) {
    let name = nested_name(before.file, full_name);
    let spot = surviving(cx.after, after, name).unwrap_or_else(|| Spot::new(after, &[]));
    let message = format!("{what} `{name}` was deleted from the file");
    cx.report_as(breaks, before, Some(spot), message);
}

/// The innermost message around a nested name that is still in a file, whatever package that has now.
fn surviving<'i>(after: &Side<'i>, file: &File<'_>, nested: &str) -> Option<Spot<'i>> {
    let ends = nested.rmatch_indices('.');
    let mut around = ends.filter_map(|(end, _)| {
        let name = nested.get(..end)?;
        match file.package() {
            "" => after.messages.get(name),
            package => after.messages.get(format!("{package}.{name}").as_str()),
        }
    });
    let kept = around.find(|kept| kept.file.path() == file.path())?;
    Some(Spot::new(kept.file, &kept.it.path))
}

fn from_package(cx: &mut Cx<'_>, before: Spot<'_>, full_name: &str, look: Look, what: &str) {
    let package = before.file.package();
    let name = nested_name(before.file, full_name);
    let message = format!("{what} `{name}` was deleted from package `{package}`");
    let after = cx.after;
    let Some(&file) = after.files.get(before.file.path()) else {
        return cx.report(before, None, message);
    };
    let spot = match look {
        Look::InFile => surviving(after, file, name),
        Look::InPackage => surviving_in_package(after, package, full_name),
    };
    cx.report(
        before,
        Some(spot.unwrap_or_else(|| Spot::new(file, &[]))),
        message,
    );
}

/// The innermost message around a full name that is still in the package.
fn surviving_in_package<'i>(after: &Side<'i>, package: &str, full_name: &str) -> Option<Spot<'i>> {
    let ends = full_name
        .rmatch_indices('.')
        .map(|(at, _)| at)
        .filter(|at| *at > package.len());
    let mut around = ends.filter_map(|end| after.messages.get(full_name.get(..end)?));
    let kept = around.find(|kept| kept.file.package() == package)?;
    Some(Spot::new(kept.file, &kept.it.path))
}
