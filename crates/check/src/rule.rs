//! One row of a registry of rules: id, categories, help and the check itself.

use serde::{Deserialize, Serialize};

/// Version of a `buf.yaml`, which decides the rules there are and their categories.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub enum Version {
    /// `v1beta1`.
    V1Beta1,
    /// `v1`.
    V1,
    /// `v2`, the newest.
    #[default]
    V2,
}

/// The categories of a rule per version; none where that version lacks the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Categories {
    /// In `v1beta1`.
    pub v1beta1: Option<&'static [&'static str]>,
    /// In `v1`.
    pub v1: Option<&'static [&'static str]>,
    /// In `v2`.
    pub v2: Option<&'static [&'static str]>,
}

impl Categories {
    /// The categories in a version; none if it lacks the rule.
    pub fn of(&self, version: Version) -> Option<&'static [&'static str]> {
        match version {
            Version::V1Beta1 => self.v1beta1,
            Version::V1 => self.v1,
            Version::V2 => self.v2,
        }
    }
}

/// One rule. `C` is the trait of its check.
pub struct Rule<C: ?Sized + 'static> {
    /// Its name, in upper snake case.
    pub id: &'static str,
    /// Where it belongs, per version.
    pub categories: Categories,
    /// Whether it is kept for old configurations only and finds nothing.
    pub deprecated: bool,
    /// The rules that took its place.
    pub replacements: &'static [&'static str],
    /// Text of the file of the rule, whose doc comment is the help.
    pub source: &'static str,
    /// What finds.
    pub check: &'static C,
}

/// The help of a rule, lint or breaking.
pub fn help(id: &str) -> Option<Help> {
    let lint = crate::lint::rule(id).map(Rule::help);
    lint.or_else(|| crate::breaking::rule(id).map(Rule::help))
}

/// The categories of a rule, lint or breaking.
pub fn categories(id: &str) -> Option<Categories> {
    let lint = crate::lint::rule(id).map(|rule| rule.categories);
    lint.or_else(|| crate::breaking::rule(id).map(|rule| rule.categories))
}

/// The help of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Help {
    /// First sentence.
    pub summary: String,
    /// The whole text, Markdown.
    pub text: String,
}

impl<C: ?Sized> Rule<C> {
    /// The doc comment at the top of the rule's file.
    pub fn help(&self) -> Help {
        let lines = self
            .source
            .lines()
            .map_while(|line| line.strip_prefix("//!"));
        let text: Vec<_> = lines
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        Help {
            summary: text.first().copied().unwrap_or_default().to_owned(),
            text: text.join("\n"),
        }
    }
}
