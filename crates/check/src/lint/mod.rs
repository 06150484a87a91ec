//! Lint: rules over one image.

pub mod case;
mod categories;
mod check;
mod comments;
mod google;
mod ignore;
mod methods;
mod numbers;
mod packages;
mod registry;
mod rules;
mod same_option;
mod standard;
mod uses;
mod validate;
mod walk;

use crate::config::{LintConfig, Row};
use crate::finding::{Finding, sort};
use crate::image::Image;

pub use check::{Cx, LintCheck, LintRule};
pub(crate) use ignore::PREFIX as IGNORE;
pub use registry::{RULES, rule};

/// All findings of the configured rules in the targets of an image, sorted.
pub fn check(image: &Image<'_>, config: &LintConfig) -> Vec<Finding> {
    let rows: Vec<Row> = RULES.iter().map(Row::from).collect();
    let chosen = config.rules.choose(&rows);
    let rules: Vec<_> = RULES.iter().filter(|rule| chosen.has(rule.id)).collect();
    let mut findings = walk::walk(image, &config.options, &rules);
    let silent = config.comment_ignores.then(|| ignore::Silent::new(image));
    findings.retain(|finding| {
        let path = finding.path.as_deref().unwrap_or_default();
        let silenced = silent.as_ref().is_some_and(|silent| silent.has(finding));
        !silenced && !chosen.ignores(&finding.rule, path)
    });
    sort(&mut findings);
    findings
}
