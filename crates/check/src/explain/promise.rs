//! What a person promised to keep, and how grave a finding is by that.

use playground_schema::Severity;
use serde::{Deserialize, Serialize};

use super::Explanation;
use crate::breaking::{self, BreakingFinding};
use crate::config::Selection;
use crate::rule::Version;

/// What is promised to the users of a schema; each promise holds the ones before it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Promise {
    /// Bytes are read, and calls arrive.
    Wire,
    /// JSON is read too.
    WireJson,
    /// Generated code compiles, whatever file of its package a type is in.
    Package,
    /// Generated code compiles as it is.
    #[default]
    File,
}

impl Promise {
    /// All of them, from the one that promises least.
    pub const ALL: [Self; 4] = [Self::Wire, Self::WireJson, Self::Package, Self::File];

    /// Its name, that of the category of rules that guard it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Wire => "WIRE",
            Self::WireJson => "WIRE_JSON",
            Self::Package => "PACKAGE",
            Self::File => "FILE",
        }
    }

    /// The promise of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|promise| promise.name() == name)
    }

    /// What chosen rules guard: the greatest promise among what they are chosen by, and all by default.
    #[must_use]
    pub fn of(rules: &Selection) -> Self {
        let mut promises = Self::ALL.into_iter().rev();
        let is_used = |promise: &Self| rules.uses.iter().any(|name| name == promise.name());
        promises.find(is_used).unwrap_or_default()
    }

    /// How grave a finding is: an error where it breaks what was promised, or where the category of that name has a rule
    /// against it, else a warning, or an information where it breaks nobody. What is no error comes with the reason.
    #[must_use]
    pub fn weigh(
        self,
        found: &BreakingFinding,
        explained: &Explanation,
    ) -> (Severity, Option<String>) {
        let breaks = explained.breaks;
        let is_kept = match self {
            Self::File => false,
            Self::Package => is_moved_in_package(found, explained),
            Self::WireJson => !breaks.json && !breaks.wire && !found.refused.wire_json,
            Self::Wire => !breaks.wire && !found.refused.wire,
        };
        if !is_kept {
            return (Severity::Error, None);
        }
        let broken = [(breaks.source, "generated code"), (breaks.json, "JSON")];
        let broken: Vec<&str> = broken
            .into_iter()
            .filter(|(breaks, _)| *breaks)
            .map(|(_, who)| who)
            .collect();
        if broken.is_empty() {
            return (Severity::Info, Some("breaks nobody".to_owned()));
        }
        let reason = match self {
            Self::Package => "only the file changed, not the package".to_owned(),
            _ => format!("breaks {} only", broken.join(" and ")),
        };
        (
            Severity::Warning,
            Some(format!("{reason}; the promise is {}", self.name())),
        )
    }
}

/// Whether something only went to another file of its package, and the rule is about files.
fn is_moved_in_package(found: &BreakingFinding, explained: &Explanation) -> bool {
    let rule = breaking::rule(&found.finding.rule);
    let categories = rule.and_then(|rule| rule.categories.of(Version::V2));
    let is_of_files = categories.is_some_and(|categories| !categories.contains(&"PACKAGE"));
    let moved = explained.moved_to.as_ref();
    is_of_files && moved.is_some_and(|moved| moved.words.starts_with("moved to file"))
}
