//! Breaking changes: rules over two states of the same files.

mod breaks;
mod check;
mod defaults;
mod deleted;
mod file_option;
mod gone;
mod places;
pub(crate) mod ranges;
mod refused;
mod registry;
mod retired;
mod row;
mod rules;
pub(crate) mod side;
pub(crate) mod strings;
pub(crate) mod types;
mod undo;
mod unstable;
pub(crate) mod values;
mod walk;

use std::collections::BTreeMap;

use crate::config::{BreakingConfig, Row};
use crate::image::Image;

pub use breaks::{BreakingFinding, Breaks, Place, Refused};
pub use check::{BreakingCheck, BreakingRule, Cx, Pair, Spot};
pub use registry::{RULES, rule};
pub use side::{Imports, Placed, Side};
pub use undo::{Undo, With};

/// The texts of files by path: they show where an option begins that source info does not tell apart.
pub type Texts<'t> = BTreeMap<&'t str, &'t str>;

/// Two states of the same files.
#[derive(Debug, Clone, Copy)]
pub struct Change<'c> {
    /// The old state.
    pub before: &'c Image<'c>,
    /// The new state.
    pub after: &'c Image<'c>,
    /// Texts of the new state, as far as they are at hand.
    pub texts: &'c Texts<'c>,
    /// What happens to files that others import.
    pub imports: Imports,
}

/// All findings of the configured rules, sorted, none twice.
pub fn check(change: &Change<'_>, config: &BreakingConfig) -> Vec<BreakingFinding> {
    let rows: Vec<Row> = RULES.iter().map(Row::from).collect();
    let chosen = config.rules.choose(&rows);
    let rules: Vec<_> = RULES.iter().filter(|rule| chosen.has(rule.id)).collect();
    let before = Side::new(change.before, change.imports);
    let after = Side::new(change.after, change.imports);
    let mut findings = walk::walk(Cx::new(&before, &after, change.texts), &rules);
    findings.retain(|found| {
        let here = found.finding.path.as_deref();
        let paths = here.into_iter().chain([found.against.path.as_str()]);
        let ignored = paths
            .clone()
            .any(|path| chosen.ignores(&found.finding.rule, path));
        let may_change = || unstable::concerns(found, &before, &after);
        !(ignored || config.ignore_unstable_packages && may_change())
    });
    findings.sort_by(|a, b| key(a).cmp(&key(b)));
    // Of the keys of two maps the message is the same: what was tells them apart.
    findings.dedup_by(|a, b| key(a) == key(b));
    refused::mark(&mut findings, &before, &after, change.texts);
    findings
}

fn key(found: &BreakingFinding) -> impl Ord + '_ {
    let finding = &found.finding;
    let is = (&finding.path, finding.span, &finding.rule, &finding.message);
    (is, &found.against.path, &found.against.element)
}
