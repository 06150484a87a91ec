//! Changes of files: that they came or went, their package, language and options.

use std::collections::BTreeSet;

use super::elements::{Cx, difference, key, old, plain_options};
use super::{Change, Kind};
use crate::image::{File, Syntax};

/// `deprecated` in `FileOptions`.
const DEPRECATED: u32 = 23;

/// All files of both sides.
pub(super) fn compare(cx: &mut Cx<'_, '_>) {
    let (before, after) = (cx.before, cx.after);
    let paths: BTreeSet<&str> = before
        .files
        .keys()
        .chain(after.files.keys())
        .copied()
        .collect();
    for path in paths {
        match (before.files.get(path), after.files.get(path)) {
            (Some(was), None) => {
                let key = key(was, Kind::File, path);
                let text = format!("file `{path}`");
                cx.log.add(&key, Change::Removed, text, &[old(was, &[])]);
            }
            (None, Some(is)) => {
                let key = key(is, Kind::File, path);
                cx.log
                    .add(&key, Change::Added, format!("file `{path}`"), &[]);
            }
            (Some(was), Some(is)) => file(cx, was, is),
            (None, None) => {}
        }
    }
}

fn file(cx: &mut Cx<'_, '_>, was: &File<'_>, is: &File<'_>) {
    let key = key(is, Kind::File, is.path());
    let mut told = Vec::new();
    let mut tell = |what: &str, was: String, is: String| {
        told.extend(difference(what, &was, &is));
    };
    tell("package", was.package().to_owned(), is.package().to_owned());
    tell("syntax", syntax(was), syntax(is));
    for (name, one, other) in options(was, is) {
        tell(name, one, other);
    }
    let all = [was, is].map(|of| plain_options(of.proto.options.as_deref(), DEPRECATED));
    if told.is_empty() && all[0] != all[1] {
        told.push("options".to_owned());
    }
    if !told.is_empty() {
        cx.log.add(
            &key,
            Change::Changed,
            format!("file: {}", told.join(", ")),
            &[old(was, &[])],
        );
    }
    let [one, other] = [was, is].map(|of| of.options.deprecated());
    cx.deprecated(&key, "file", one, other);
    let package: &[i32] = &[crate::image::tag::FILE_PACKAGE];
    cx.documented(&key, "package", (was, package), (is, package));
}

fn syntax(of: &File<'_>) -> String {
    match of.syntax {
        Syntax::Proto2 => "proto2".to_owned(),
        Syntax::Proto3 => "proto3".to_owned(),
        Syntax::Edition(edition) => {
            let name = edition.as_str_name().to_lowercase();
            name.replace("edition_", "edition ")
        }
    }
}

/// The options that name generated code, on both sides.
fn options(was: &File<'_>, is: &File<'_>) -> [(&'static str, String, String); 7] {
    let (was, is) = (&was.options, &is.options);
    let pair = |name, one: &str, other: &str| (name, one.to_owned(), other.to_owned());
    [
        pair("`go_package`", was.go_package(), is.go_package()),
        pair("`java_package`", was.java_package(), is.java_package()),
        pair(
            "`csharp_namespace`",
            was.csharp_namespace(),
            is.csharp_namespace(),
        ),
        pair(
            "`objc_class_prefix`",
            was.objc_class_prefix(),
            is.objc_class_prefix(),
        ),
        pair("`php_namespace`", was.php_namespace(), is.php_namespace()),
        pair("`ruby_package`", was.ruby_package(), is.ruby_package()),
        pair("`swift_prefix`", was.swift_prefix(), is.swift_prefix()),
    ]
}
