//! Reads the `lint` and `breaking` parts of a configuration.

use std::collections::BTreeMap;

use super::parse::Scope;
use super::paths::{below, normal};
use super::reader::{Errors, Fields};
use super::yaml::Node;
use super::{BreakingConfig, LintConfig, LintOptions, Row, Selection};
use crate::rule::Version;

const LINT: &[&str] = &[
    "use",
    "except",
    "ignore",
    "ignore_only",
    "disable_builtin",
    "enum_zero_value_suffix",
    "service_suffix",
    "rpc_allow_same_request_response",
    "rpc_allow_google_protobuf_empty_requests",
    "rpc_allow_google_protobuf_empty_responses",
];

const BREAKING: &[&str] = &[
    "use",
    "except",
    "ignore",
    "ignore_only",
    "ignore_unstable_packages",
    "disable_builtin",
];

/// The key of whether comments silence: in v2 they do unless it forbids them, before v2 only if it allows them.
fn comments_key(version: Version) -> &'static str {
    match version {
        Version::V2 => "disallow_comment_ignores",
        _ => "allow_comment_ignores",
    }
}

/// Reads `lint`.
pub(super) fn lint(errors: &mut Errors, node: Option<&Node>, scope: Scope<'_>) -> LintConfig {
    let comments = comments_key(scope.version);
    let fields = fields(errors, node, "lint", &[LINT, &[comments]].concat());
    let rows: Vec<Row> = crate::lint::RULES.iter().map(Row::from).collect();
    let rules = selection(errors, &fields, scope, &rows);
    let defaults = LintOptions::default();
    let mut flag = |key| fields.get(key).is_some_and(|node| errors.flag(node, key));
    let comment_ignores = flag(comments) != (scope.version == Version::V2);
    let options = LintOptions {
        rpc_allow_same_request_response: flag("rpc_allow_same_request_response"),
        rpc_allow_google_protobuf_empty_requests: flag("rpc_allow_google_protobuf_empty_requests"),
        rpc_allow_google_protobuf_empty_responses: flag(
            "rpc_allow_google_protobuf_empty_responses",
        ),
        enum_zero_value_suffix: suffix(errors, &fields, "enum_zero_value_suffix")
            .unwrap_or(defaults.enum_zero_value_suffix),
        service_suffix: suffix(errors, &fields, "service_suffix")
            .unwrap_or(defaults.service_suffix),
    };
    LintConfig {
        rules,
        options,
        comment_ignores,
    }
}

/// Reads `breaking`.
pub(super) fn breaking(
    errors: &mut Errors,
    node: Option<&Node>,
    scope: Scope<'_>,
) -> BreakingConfig {
    let fields = fields(errors, node, "breaking", BREAKING);
    let rows: Vec<Row> = crate::breaking::RULES.iter().map(Row::from).collect();
    let rules = selection(errors, &fields, scope, &rows);
    let key = "ignore_unstable_packages";
    let unstable = fields.get(key).is_some_and(|node| errors.flag(node, key));
    BreakingConfig {
        rules,
        ignore_unstable_packages: unstable,
    }
}

fn fields<'n>(
    errors: &mut Errors,
    node: Option<&'n Node>,
    what: &str,
    known: &[&str],
) -> Fields<'n> {
    node.map(|node| errors.map(node, &format!("`{what}`"), known))
        .unwrap_or_default()
}

/// An ending; an empty one counts as not set.
fn suffix(errors: &mut Errors, fields: &Fields<'_>, key: &str) -> Option<String> {
    let text = fields.get(key).and_then(|node| errors.text(node, key));
    text.filter(|text| !text.is_empty())
}

fn selection(
    errors: &mut Errors,
    fields: &Fields<'_>,
    scope: Scope<'_>,
    rows: &[Row],
) -> Selection {
    let version = scope.version;
    let mut names = |key| {
        let texts = fields.get(key).map(|node| errors.texts(node, key));
        let mut names = Vec::new();
        for (node, name) in texts.unwrap_or_default() {
            expect_known(errors, node, &name, (version, rows));
            names.push(name);
        }
        names
    };
    let (uses, except) = (names("use"), names("except"));
    let mut ignore_only = BTreeMap::new();
    let only = fields.get("ignore_only");
    let only = only
        .map(|node| errors.entries(node, "`ignore_only`"))
        .unwrap_or_default();
    for (name, key, node) in only {
        expect_known(errors, key, name, (version, rows));
        ignore_only.insert(name.to_owned(), paths(errors, node, name, scope));
    }
    let ignore = fields.get("ignore");
    let ignore = ignore
        .map(|node| paths(errors, node, "ignore", scope))
        .unwrap_or_default();
    let key = "disable_builtin";
    Selection {
        version,
        uses,
        except,
        ignore,
        ignore_only,
        disable_builtin: fields.get(key).is_some_and(|node| errors.flag(node, key)),
    }
}

fn expect_known(errors: &mut Errors, node: &Node, name: &str, (version, rows): (Version, &[Row])) {
    let mut known = rows
        .iter()
        .filter_map(|row| Some((row.id, row.categories.of(version)?)));
    if !rows.is_empty() && !known.any(|(id, categories)| id == name || categories.contains(&name)) {
        errors.at(
            node,
            format!("`{name}` is not a rule or category of this version"),
        );
    }
}

/// Paths as findings have them; those that other modules own are left out.
fn paths(errors: &mut Errors, node: &Node, what: &str, scope: Scope<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for (node, path) in errors.texts(node, what) {
        let Some(path) = normal(errors, node, &path) else {
            continue;
        };
        match below(&path, scope.folder) {
            Some(path) => found.push(path),
            None if scope.is_own => {
                let folder = scope.folder;
                errors.at(
                    node,
                    format!("path `{path}` does not lie in the module `{folder}`"),
                );
            }
            None if super::paths::is_within(scope.folder, &path) => found.push(".".to_owned()),
            None => {}
        }
    }
    found
}
