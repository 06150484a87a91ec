//! The rules that all files of a package agree on a file option.

use std::collections::BTreeSet;

use playground_protos::descriptor::FileOptions;

use super::Cx;
use super::packages::{grouped, listed};
use crate::image::tag;

/// Reports all files of a package that disagree on an option, with its number in `FileOptions`.
pub(super) fn same(
    cx: &mut Cx<'_>,
    option: &str,
    number: i32,
    value: impl Fn(&FileOptions) -> Option<String>,
) {
    for (package, files) in grouped(cx.image, |file| Some(file.package())) {
        let values = files.iter().map(|file| value(&file.options));
        let values: BTreeSet<_> = values.map(Option::unwrap_or_default).collect();
        if values.len() < 2 {
            continue;
        }
        let values = listed(values.iter().map(String::as_str));
        for file in files {
            let message =
                format!("files of package `{package}` differ in option `{option}`: {values}");
            cx.at(file, &[tag::FILE_OPTIONS, number], message);
        }
    }
}

/// A value of text; empty counts as unset.
pub(super) fn string(value: &str) -> Option<String> {
    Some(value.to_owned()).filter(|value| !value.is_empty())
}
