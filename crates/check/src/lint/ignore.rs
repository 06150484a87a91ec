//! Comments that silence a finding: `buf:lint:ignore RULE_ID`.

use crate::finding::Finding;
use crate::image::Image;

const PREFIX: &str = "buf:lint:ignore";

/// Whether a comment before the element or around it names the rule of a finding.
pub(super) fn is_silenced(image: &Image<'_>, finding: &Finding) -> bool {
    let Some(file) = finding.path.as_deref().and_then(|path| image.file(path)) else {
        return false;
    };
    (1..=finding.element.len()).any(|length| {
        let around = finding.element.get(..length).unwrap_or_default();
        names(file.locations.leading_comment(around), &finding.rule)
    })
}

fn names(comment: &str, rule: &str) -> bool {
    comment.lines().any(|line| {
        let id = line.trim().strip_prefix(PREFIX).map(str::trim_start);
        id.is_some_and(|id| id.starts_with(rule))
    })
}
