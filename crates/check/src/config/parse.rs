//! Reads a `buf.yaml`, versions `v1beta1`, `v1` and `v2`.

use super::paths::normal;
use super::reader::{Errors, Fields};
use super::rules::{breaking, lint};
use super::yaml::{self, Node};
use super::{Config, ConfigError, Module};
use crate::rule::Version;

impl Config {
    /// Reads the text of a `buf.yaml`. What cannot be honoured is an error.
    pub fn parse(text: &str) -> Result<Self, Vec<ConfigError>> {
        let root = yaml::parse(text).map_err(|error| vec![error])?;
        let mut errors = Errors::default();
        let version = version(&mut errors, &root);
        let config = match version {
            Some(Version::V2) => v2(&mut errors, &root),
            Some(version) => v1(&mut errors, &root, version),
            None => Self::default(),
        };
        if errors.0.is_empty() {
            Ok(config)
        } else {
            Err(errors.0)
        }
    }
}

fn version(errors: &mut Errors, root: &Node) -> Option<Version> {
    let entries = errors.entries(root, "buf.yaml");
    let Some((_, _, node)) = entries.into_iter().find(|(name, ..)| *name == "version") else {
        errors.at(root, "`version` is missing; add `version: v2`".to_owned());
        return None;
    };
    match errors.text(node, "version").as_deref() {
        Some("v1beta1") => Some(Version::V1Beta1),
        Some("v1") => Some(Version::V1),
        Some("v2") => Some(Version::V2),
        other => {
            let other = other.unwrap_or_default();
            errors.at(
                node,
                format!("version `{other}` is not one of v1beta1, v1, v2"),
            );
            None
        }
    }
}

const KEYS_V1: &[&str] = &["version", "name", "deps", "build", "lint", "breaking"];

fn v1(errors: &mut Errors, root: &Node, version: Version) -> Config {
    let fields = errors.map(root, "buf.yaml", KEYS_V1);
    let keys: &[&str] = match version {
        Version::V1Beta1 => &["roots", "excludes"],
        _ => &["excludes"],
    };
    let build = fields
        .get("build")
        .map(|node| errors.map(node, "`build`", keys));
    let build = build.unwrap_or_default();
    let mut roots = paths(errors, &build, "roots");
    if roots.is_empty() {
        roots.push(".".to_owned());
    }
    let scope = Scope {
        version,
        folder: ".",
        is_own: true,
    };
    let module = Module {
        name: text(errors, &fields, "name"),
        excludes: paths(errors, &build, "excludes"),
        includes: Vec::new(),
        lint: lint(errors, fields.get("lint"), scope),
        breaking: breaking(errors, fields.get("breaking"), scope),
        roots,
    };
    Config {
        version,
        modules: vec![module],
        deps: texts(errors, &fields, "deps"),
    }
}

const KEYS_V2: &[&str] = &[
    "version", "name", "modules", "deps", "lint", "breaking", "plugins", "policies",
];

fn v2(errors: &mut Errors, root: &Node) -> Config {
    let fields = errors.map(root, "buf.yaml", KEYS_V2);
    for key in ["plugins", "policies"] {
        if let Some(node) = fields.get(key)
            && !errors.list(node, key).is_empty()
        {
            errors.at(node, format!("`{key}` cannot be run here"));
        }
    }
    let modules = match fields.get("modules") {
        None => vec![module(errors, &fields, &fields)],
        Some(list) => {
            if let Some(name) = fields.get("name") {
                errors.at(
                    name,
                    "with `modules`, each has a `name` of its own".to_owned(),
                );
            }
            let nodes = errors.list(list, "modules").iter();
            let read = nodes.map(|node| {
                let own = errors.map(node, "a module", KEYS_MODULE);
                module(errors, &own, &fields)
            });
            read.collect()
        }
    };
    Config {
        version: Version::V2,
        modules,
        deps: texts(errors, &fields, "deps"),
    }
}

const KEYS_MODULE: &[&str] = &["path", "name", "includes", "excludes", "lint", "breaking"];

fn module(errors: &mut Errors, own: &Fields<'_>, file: &Fields<'_>) -> Module {
    let folder = own.get("path").and_then(|node| {
        let path = errors.text(node, "path")?;
        normal(errors, node, &path)
    });
    let folder = folder.unwrap_or_else(|| ".".to_owned());
    let settings = |key| match own.get(key).filter(|node| node.is_set()) {
        Some(node) => (Some(node), true),
        None => (file.get(key), false),
    };
    let (lint_node, own_lint) = settings("lint");
    let (breaking_node, own_breaking) = settings("breaking");
    let scope = |is_own| Scope {
        version: Version::V2,
        folder: &folder,
        is_own,
    };
    Module {
        name: text(errors, own, "name"),
        includes: paths(errors, own, "includes"),
        excludes: paths(errors, own, "excludes"),
        lint: lint(errors, lint_node, scope(own_lint)),
        breaking: breaking(errors, breaking_node, scope(own_breaking)),
        roots: vec![folder.clone()],
    }
}

/// Where rules of a configuration hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'s> {
    /// Version of the configuration.
    pub(super) version: Version,
    /// Folder of the module, to which its paths are relative in findings.
    pub(super) folder: &'s str,
    /// Whether the rules were written for this module only: then all their paths must lie in it.
    pub(super) is_own: bool,
}

fn text(errors: &mut Errors, fields: &Fields<'_>, key: &str) -> Option<String> {
    fields.get(key).and_then(|node| errors.text(node, key))
}

fn texts(errors: &mut Errors, fields: &Fields<'_>, key: &str) -> Vec<String> {
    let texts = fields.get(key).map(|node| errors.texts(node, key));
    texts
        .unwrap_or_default()
        .into_iter()
        .map(|(_, text)| text)
        .collect()
}

fn paths(errors: &mut Errors, fields: &Fields<'_>, key: &str) -> Vec<String> {
    let texts = fields
        .get(key)
        .map(|node| errors.texts(node, key))
        .unwrap_or_default();
    let paths = texts
        .iter()
        .filter_map(|(node, path)| normal(errors, node, path));
    paths.collect()
}
