//! Comments that silence a finding: `buf:lint:ignore RULE_ID`.

use crate::finding::Finding;
use crate::image::Image;

/// What such a comment line starts with.
pub(super) const PREFIX: &str = "buf:lint:ignore";

/// Whether a comment before the element, or before one around it, names the rule of a finding. Findings about a file
/// as a whole have no such comment.
pub(super) fn is_silenced(image: &Image<'_>, finding: &Finding) -> bool {
    let Some(file) = finding.path.as_deref().and_then(|path| image.file(path)) else {
        return false;
    };
    (1..=finding.element.len()).any(|length| {
        let around = finding.element.get(..length).unwrap_or_default();
        names(file.locations.leading_comment(around), &finding.rule)
    })
}

/// One space, then the id; what follows is read by nobody.
fn names(comment: &str, rule: &str) -> bool {
    let mut ids = comment.lines().filter_map(|line| {
        let rest = line.trim().strip_prefix(PREFIX)?;
        rest.strip_prefix(' ')
    });
    ids.any(|id| id.starts_with(rule))
}
