//! Reads a `buf.work.yaml`: the folders of a workspace, each with a `buf.yaml` of version `v1beta1` or `v1`, or none.

use super::paths::{below, normal};
use super::reader::Errors;
use super::{Config, ConfigError, yaml};
use crate::rule::Version;

/// The folders that a `buf.work.yaml` names, relative to it.
///
/// # Errors
/// If it cannot be honoured.
pub fn work(text: &str) -> Result<Vec<String>, Vec<ConfigError>> {
    let root = yaml::parse(text).map_err(|error| vec![error])?;
    let mut errors = Errors::default();
    let fields = errors.map(&root, "buf.work.yaml", &["version", "directories"]);
    let version = fields.get("version");
    let number = version.and_then(|node| errors.text(node, "version"));
    if number.as_deref() != Some("v1") {
        let at = version.unwrap_or(&root);
        errors.at(at, "the version of a buf.work.yaml should be v1".to_owned());
    }
    let list = fields.get("directories");
    let named = list.map(|node| errors.texts(node, "directories"));
    let named = named.unwrap_or_default();
    if named.is_empty() {
        let at = list.unwrap_or(&root);
        errors.at(at, "`directories` should name at least one".to_owned());
    }
    let mut folders: Vec<String> = Vec::new();
    for (node, path) in named {
        let Some(folder) = normal(&mut errors, node, &path) else {
            continue;
        };
        let around = |other: &&String| below(&folder, other).or(below(other, &folder)).is_some();
        if folder == "." {
            let text = "`.` is no directory of a workspace: it is the workspace".to_owned();
            errors.at(node, text);
        } else if let Some(other) = folders.iter().find(around) {
            errors.at(
                node,
                format!("directories `{other}` and `{folder}` overlap"),
            );
        } else {
            folders.push(folder);
        }
    }
    match errors.0.as_slice() {
        [] => Ok(folders),
        _ => Err(errors.0),
    }
}

impl Config {
    /// What holds for a folder without a `buf.yaml`: that is version v1 for buf 1.75, in a workspace and elsewhere
    /// (measured).
    pub fn usual() -> Self {
        Self::parse("version: v1").unwrap_or_default()
    }

    /// One configuration for the folders of a workspace, with the configuration of each.
    pub fn joined(folders: impl IntoIterator<Item = (String, Self)>) -> Self {
        let mut joined = Self {
            version: Version::V1,
            ..Self::default()
        };
        for (folder, config) in folders {
            joined.deps.extend(config.deps);
            for mut module in config.modules {
                let paths = [
                    &mut module.roots,
                    &mut module.includes,
                    &mut module.excludes,
                ];
                for path in paths.into_iter().flatten() {
                    *path = match path.as_str() {
                        "." => folder.clone(),
                        path => format!("{folder}/{path}"),
                    };
                }
                joined.modules.push(module);
            }
        }
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_read_and_refused_with_their_place() {
        assert_eq!(
            work("version: v1\ndirectories: [a/./b, c]").unwrap(),
            ["a/b", "c"]
        );
        let check = |text: &str, expect: &str| {
            let errors = work(text).unwrap_err();
            let told = errors
                .iter()
                .map(|error| format!("{}:{} {}", error.line, error.column, error.message));
            assert_eq!(told.collect::<Vec<_>>(), [expect], "{text}");
        };
        check(
            "version: v2\ndirectories: [a]",
            "1:10 the version of a buf.work.yaml should be v1",
        );
        check("version: v1", "1:1 `directories` should name at least one");
        check(
            "version: v1\ndirectories: [a, a/b]",
            "2:18 directories `a` and `a/b` overlap",
        );
        check(
            "version: v1\ndirectories: [a/..]",
            "2:15 `.` is no directory of a workspace: it is the workspace",
        );
        check(
            "version: v1\ndirectories: [../a]",
            "2:15 path `../a` leads out of the folder of the configuration",
        );
        check(
            "version: v1\ndirectories: [a]\nx: 1",
            "3:1 buf.work.yaml has no key `x`",
        );
    }

    #[test]
    fn paths_of_a_folder_are_seen_from_the_workspace() {
        let old = "version: v1beta1\nbuild: {roots: [p, q], excludes: [p/x]}";
        let configs = [("a", old), ("b/c", "version: v1")]
            .map(|(folder, text)| (folder.to_owned(), Config::parse(text).unwrap()));
        let joined = Config::joined(configs);
        let roots: Vec<_> = joined.modules.iter().map(|module| &module.roots).collect();
        assert_eq!(
            roots,
            [
                &vec!["a/p".to_owned(), "a/q".to_owned()],
                &vec!["b/c".to_owned()]
            ]
        );
        assert_eq!(joined.modules[0].excludes, ["a/p/x"]);
        assert_eq!(joined.modules[0].lint.rules.version, Version::V1Beta1);
    }
}
