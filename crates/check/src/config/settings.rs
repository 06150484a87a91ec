//! Settings that a `buf.yaml` has no place for: `protoplay.yaml`, which lies beside it.

use playground_schema::Severity;

use super::ConfigError;
use super::reader::Errors;
use super::yaml;
use crate::accept::OUTDATED;
use crate::explain::Promise;
use crate::rule::{Categories, Version, categories};

/// How bad findings are, and which of them fail a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Rules and categories, in the order they were written.
    severity: Vec<(String, Severity)>,
    /// Findings as bad as this, or worse, fail.
    pub fail_on: Severity,
    /// What users of the schema were promised, if that was said: a breaking change that keeps it is no error.
    pub promise: Option<Promise>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            severity: Vec::new(),
            fail_on: Severity::Error,
            promise: None,
        }
    }
}

impl Settings {
    /// Reads the text of a `protoplay.yaml`. What cannot be honoured is an error.
    pub fn parse(text: &str) -> Result<Self, Vec<ConfigError>> {
        let root = yaml::parse(text).map_err(|error| vec![error])?;
        let mut errors = Errors::default();
        let fields = errors.map(&root, "protoplay.yaml", &["severity", "fail_on", "promise"]);
        let mut settings = Self::default();
        if let Some(node) = fields.get("fail_on")
            && let Some(level) = level(&mut errors, node, "fail_on")
        {
            settings.fail_on = level;
        }
        if let Some(node) = fields.get("promise") {
            let name = errors.text(node, "promise").unwrap_or_default();
            settings.promise = Promise::named(&name);
            if settings.promise.is_none() {
                let names = Promise::ALL.map(Promise::name).join(", ");
                errors.at(node, format!("`promise` should be one of {names}"));
            }
        }
        let severity = fields.get("severity");
        let severity = severity.map(|node| errors.entries(node, "`severity`"));
        for (name, key, node) in severity.unwrap_or_default() {
            if !is_known(name) {
                errors.at(key, format!("`{name}` is not a rule or category"));
            } else if settings.severity.iter().any(|(other, _)| other == name) {
                errors.at(key, format!("key `{name}` is there twice"));
            } else if let Some(level) = level(&mut errors, node, name) {
                settings.severity.push((name.to_owned(), level));
            }
        }
        match errors.0.as_slice() {
            [] => Ok(settings),
            _ => Err(errors.0),
        }
    }

    /// How bad the findings of a rule are: as the rule says, else as the last of its categories says.
    pub fn severity(&self, rule: &str, version: Version) -> Option<Severity> {
        let categories = categories(rule).and_then(|categories| categories.of(version));
        let categories = categories.unwrap_or_default();
        let mut last_first = self.severity.iter().rev();
        let named = last_first.clone().find(|(name, _)| name == rule);
        let found =
            named.or_else(|| last_first.find(|(name, _)| categories.contains(&name.as_str())));
        found.map(|(_, level)| *level)
    }
}

fn level(errors: &mut Errors, node: &yaml::Node, key: &str) -> Option<Severity> {
    match errors.text(node, key).as_deref() {
        Some("error") => Some(Severity::Error),
        Some("warning") => Some(Severity::Warning),
        Some("info") => Some(Severity::Info),
        _ => {
            errors.at(node, format!("`{key}` should be error, warning or info"));
            None
        }
    }
}

/// Whether a name is that of a rule, or of a category in any version.
fn is_known(name: &str) -> bool {
    let lint = crate::lint::RULES
        .iter()
        .map(|rule| (rule.id, rule.categories));
    let breaking = crate::breaking::RULES
        .iter()
        .map(|rule| (rule.id, rule.categories));
    let mut all = lint.chain(breaking);
    name == OUTDATED || all.any(|(id, categories)| id == name || is_in(categories, name))
}

fn is_in(categories: Categories, name: &str) -> bool {
    let versions = [Version::V1Beta1, Version::V1, Version::V2].into_iter();
    let mut all = versions.filter_map(|version| categories.of(version));
    all.any(|names| names.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_goes_before_its_categories_and_the_last_of_them_counts() {
        let text = "fail_on: warning\nseverity:\n  FIELD_LOWER_SNAKE_CASE: info\n  STANDARD: warning\n  \
                    MINIMAL: error\n  WIRE: info\n";
        let settings = Settings::parse(text).unwrap();
        assert_eq!(settings.fail_on, Severity::Warning);
        for (rule, level) in [
            ("FIELD_LOWER_SNAKE_CASE", Severity::Info),
            ("SERVICE_SUFFIX", Severity::Warning),
            ("PACKAGE_DEFINED", Severity::Error),
            ("FIELD_WIRE_COMPATIBLE_TYPE", Severity::Info),
        ] {
            assert_eq!(settings.severity(rule, Version::V2), Some(level), "{rule}");
        }
        assert_eq!(settings.severity("COMMENT_ENUM", Version::V2), None);
        assert_eq!(Settings::parse("").unwrap(), Settings::default());
        let settings = Settings::parse("promise: WIRE_JSON").unwrap();
        assert_eq!(settings.promise, Some(Promise::WireJson));
    }

    #[test]
    fn what_cannot_be_honoured_is_an_error_with_its_place() {
        let check = |text: &str, expect: &str| {
            let errors = Settings::parse(text).unwrap_err();
            let told = errors
                .iter()
                .map(|error| format!("{}:{} {}", error.line, error.column, error.message));
            assert_eq!(told.collect::<Vec<_>>(), [expect], "{text}");
        };
        check(
            "fail_on: never",
            "1:10 `fail_on` should be error, warning or info",
        );
        check(
            "severity: {NOPE: info}",
            "1:12 `NOPE` is not a rule or category",
        );
        check(
            "severity:\n  AIP: bad\n",
            "2:8 `AIP` should be error, warning or info",
        );
        check(
            "severity: {AIP: info, AIP: error}",
            "1:23 key `AIP` is there twice",
        );
        check(
            "promise: ALL",
            "1:10 `promise` should be one of WIRE, WIRE_JSON, PACKAGE, FILE",
        );
        check("levels: {}", "1:1 protoplay.yaml has no key `levels`");
    }
}
