//! Findings that the rules of a narrower category have too, at the same place of the old files.

use std::collections::HashSet;

use super::breaks::BreakingFinding;
use super::check::{BreakingRule, Cx};
use super::registry::RULES;
use super::side::Side;
use super::{Texts, walk};
use crate::rule::Version;

/// Marks what the categories `WIRE` and `WIRE_JSON` refuse.
pub(super) fn mark<'i>(
    findings: &mut [BreakingFinding],
    before: &'i Side<'i>,
    after: &'i Side<'i>,
    texts: &Texts<'i>,
) {
    if findings.is_empty() {
        return;
    }
    let [wire, wire_json] = ["WIRE", "WIRE_JSON"].map(|category| {
        let found = walk::walk(Cx::new(before, after, texts), &rules(category));
        let places = found.into_iter().map(|found| found.against);
        let places = places.map(|place| (place.path, place.element));
        places.collect::<HashSet<_>>()
    });
    for found in findings {
        let place = (found.against.path.clone(), found.against.element.clone());
        found.refused.wire = wire.contains(&place);
        found.refused.wire_json = wire_json.contains(&place);
    }
}

fn rules(category: &str) -> Vec<&'static BreakingRule> {
    let is_in = |rule: &&BreakingRule| {
        let categories = rule.categories.of(Version::V2).unwrap_or_default();
        !rule.deprecated && categories.contains(&category)
    };
    RULES.iter().filter(is_in).collect()
}
