//! The examples in the help of lint rules, and the configuration to try them under.

use std::collections::BTreeMap;

use playground_check::Version;
use playground_check::config::{LintConfig, Selection};
use playground_check::lint::LintRule;

/// The usual rules and one more.
pub fn config(rule: &LintRule) -> LintConfig {
    let version = [Version::V2, Version::V1, Version::V1Beta1]
        .into_iter()
        .find(|version| rule.categories.of(*version).is_some());
    // A resource that is a response is against STANDARD, and what the AIPs ask for.
    let usual = if is_aip(rule) { "BASIC" } else { "STANDARD" };
    LintConfig {
        rules: Selection {
            version: version.unwrap(),
            uses: vec![usual.to_owned(), rule.id.to_owned()],
            ..Selection::default()
        },
        ..LintConfig::default()
    }
}

/// The files of the example under a heading. `// file: PATH` begins one; without it, a file lies in the folder of its
/// package.
pub fn example(rule: &LintRule, heading: &str) -> Vec<(String, String)> {
    let help = rule.help().text;
    let (_, after) = help.split_once(heading).unwrap();
    let (_, code) = after.split_once("```proto\n").unwrap();
    let (code, _) = code.split_once("```").unwrap();
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut path = default_path(code);
    for line in code.lines() {
        match line.strip_prefix("// file: ") {
            Some(other) => path = other.to_owned(),
            None => *files.entry(path.clone()).or_default() += &format!("{line}\n"),
        }
    }
    files.into_iter().collect()
}

fn default_path(code: &str) -> String {
    let package = code
        .lines()
        .find_map(|line| line.strip_prefix("package ")?.strip_suffix(';'));
    let folder = package.unwrap_or_default().replace('.', "/");
    format!("{folder}/example.proto")
}

pub fn is_aip(rule: &LintRule) -> bool {
    rule.categories.of(Version::V2) == Some(&["AIP"])
}
