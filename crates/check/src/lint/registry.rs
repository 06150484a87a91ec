//! The lint rules: one row each, sorted by id.

use super::check::LintRule;
use super::rules;
use crate::rule::Categories;

macro_rules! row {
    ($check:ident, $file:literal, $id:literal, $categories:expr) => {
        LintRule {
            id: $id,
            categories: $categories,
            deprecated: false,
            replacements: &[],
            source: include_str!(concat!("rules/", $file, ".rs")),
            check: &rules::$check,
        }
    };
}

const STYLE_BASIC: Categories = Categories {
    v1beta1: Some(&[
        "BASIC",
        "DEFAULT",
        "STANDARD",
        "STYLE_BASIC",
        "STYLE_DEFAULT",
        "STYLE_STANDARD",
    ]),
    v1: Some(BASIC),
    v2: Some(BASIC),
};
const BASIC: &[&str] = &["BASIC", "DEFAULT", "STANDARD"];

/// All lint rules, sorted by id.
pub static RULES: &[LintRule] = &[row!(
    MessagePascalCase,
    "message_pascal_case",
    "MESSAGE_PASCAL_CASE",
    STYLE_BASIC
)];

/// The rule with that id.
pub fn rule(id: &str) -> Option<&'static LintRule> {
    let at = RULES.binary_search_by_key(&id, |rule| rule.id).ok()?;
    RULES.get(at)
}
