//! Which Go package the code of each file is in.

use std::collections::{BTreeMap, HashMap};

use prost_reflect::FileDescriptor;

use crate::{
    project::{cases, module, project_name},
    scope::Scope,
};

/// Import paths of code that is published: it is imported, not written again.
const PUBLISHED: &[&str] = &[
    "google.golang.org/",
    "cloud.google.com/",
    "buf.build/gen/go/",
];

/// The Go packages of a schema, by the path of the file.
pub(super) struct Packages {
    module: String,
    files: BTreeMap<String, Package>,
}

/// A Go package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Package {
    /// What is imported.
    pub(super) path: String,
    /// Unique among the packages here.
    pub(super) alias: String,
    /// Whether the project holds it.
    pub(super) own: bool,
}

impl Packages {
    pub(super) fn new(scope: &Scope<'_>) -> Self {
        let module = module(&cases(&project_name(scope)));
        let mut aliases: HashMap<String, String> = HashMap::new();
        let mut files = BTreeMap::new();
        for file in scope.schema.pool().files() {
            let package = package(&file, &module, &mut aliases);
            files.insert(file.name().to_owned(), package);
        }
        Self { module, files }
    }

    /// The files whose code the project holds, imported ones first.
    pub(super) fn own_files(&self) -> Vec<String> {
        let own = self.files.iter().filter(|(_, package)| package.own);
        own.map(|(name, _)| name.clone()).collect()
    }

    /// Where each of the own files goes: its path, and the package as the plugins are told.
    pub(super) fn told(&self) -> impl Iterator<Item = (&str, String)> {
        let own = self.files.iter().filter(|(_, package)| package.own);
        own.map(|(file, Package { path, alias, .. })| (file.as_str(), format!("{path};{alias}")))
    }

    /// The package of a file.
    pub(super) fn of(&self, file: &FileDescriptor) -> Option<&Package> {
        self.files.get(file.name())
    }

    /// What both plugins are told.
    pub(super) fn parameter(&self) -> String {
        let own = self.files.iter().filter(|(_, package)| package.own);
        let told =
            own.map(|(file, Package { path, alias, .. })| format!(",M{file}={path};{alias}"));
        format!("module={}/gen{}", self.module, told.collect::<String>())
    }
}

fn package(file: &FileDescriptor, module: &str, aliases: &mut HashMap<String, String>) -> Package {
    let options = file.file_descriptor_proto().options.as_ref();
    let told = options
        .map(|options| options.go_package())
        .unwrap_or_default();
    let (path, name) = told.split_once(';').unwrap_or((told, ""));
    let published = PUBLISHED.iter().any(|start| path.starts_with(start));
    let (path, base) = match published {
        true => (path.to_owned(), last_of(path, name)),
        false => own(file, module),
    };
    let mut alias = base.clone();
    let mut count = 1_usize;
    while aliases.get(&alias).is_some_and(|taken| *taken != path) {
        count = count.saturating_add(1);
        alias = format!("{base}{count}");
    }
    aliases.insert(alias.clone(), path.clone());
    Package {
        path,
        alias,
        own: !published,
    }
}

/// Import path and name for a file of the person's: by its package, because all files of a package are one Go package.
fn own(file: &FileDescriptor, module: &str) -> (String, String) {
    let parts: Vec<&str> = file
        .package_name()
        .split('.')
        .filter(|part| !part.is_empty())
        .collect();
    let folder = match parts.as_slice() {
        [] => "root".to_owned(),
        parts => {
            let folders: Vec<_> = parts.iter().map(|part| folder_of(part)).collect();
            folders.join("/")
        }
    };
    let last_two = parts
        .get(parts.len().saturating_sub(2)..)
        .unwrap_or_default();
    let name = match last_two.concat().to_lowercase().replace('_', "") {
        name if name.is_empty() => "root".to_owned(),
        name => name,
    };
    (format!("{module}/gen/{folder}"), format!("{name}pb"))
}

/// The folder for a part of a package. What the go command treats in its own way is set apart with a sign that no package
/// has in its name.
fn folder_of(part: &str) -> String {
    let odd = matches!(part, "internal" | "vendor" | "testdata") || part.starts_with('_');
    let start = if odd { "pb-" } else { "" };
    format!("{start}{part}")
}

fn last_of(path: &str, name: &str) -> String {
    let last = path.rsplit('/').next().unwrap_or(path);
    let chosen = if name.is_empty() { last } else { name };
    chosen.replace(['.', '-'], "_")
}
