//! Breaking changes: rules over two states of the same files.

mod breaks;
mod check;
mod defaults;
mod deleted;
mod file_option;
mod gone;
mod places;
mod ranges;
mod registry;
mod retired;
mod rules;
mod side;
mod strings;
mod types;
mod unstable;
mod values;
mod walk;

use std::collections::BTreeMap;

use crate::config::{BreakingConfig, Row};
use crate::image::Image;

pub use breaks::{BreakingFinding, Breaks, Place};
pub use check::{BreakingCheck, BreakingRule, Cx, Pair, Spot};
pub use registry::{RULES, rule};
pub use side::{Placed, Side};

/// The texts of files by path: they show where an option begins that source info does not tell apart.
pub type Texts<'t> = BTreeMap<&'t str, &'t str>;

/// All findings of the configured rules for a change from `before` to `after`, sorted, none twice. Imports are
/// checked like targets, so leave out of both images what is not to be compared. `texts` are those of `after`, as far
/// as they are at hand.
pub fn check(
    before: &Image<'_>,
    after: &Image<'_>,
    texts: &Texts<'_>,
    config: &BreakingConfig,
) -> Vec<BreakingFinding> {
    let rows: Vec<Row> = RULES.iter().map(Row::from).collect();
    let chosen = config.rules.choose(&rows);
    let rules: Vec<_> = RULES.iter().filter(|rule| chosen.has(rule.id)).collect();
    let (before, after) = (Side::new(before), Side::new(after));
    let mut findings = walk::walk(Cx::new(&before, &after, texts), &rules);
    findings.retain(|found| {
        let here = found.finding.path.as_deref();
        let paths = here.into_iter().chain([found.against.path.as_str()]);
        let ignored = paths
            .clone()
            .any(|path| chosen.ignores(&found.finding.rule, path));
        !ignored && !(config.ignore_unstable_packages && unstable::concerns(found, &before, &after))
    });
    findings.sort_by(|a, b| key(a).cmp(&key(b)));
    findings.dedup_by(|a, b| key(a) == key(b));
    findings
}

fn key(found: &BreakingFinding) -> impl Ord + '_ {
    let finding = &found.finding;
    (&finding.path, finding.span, &finding.rule, &finding.message)
}
