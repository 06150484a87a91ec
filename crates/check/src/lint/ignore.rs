//! Comments that silence a finding: `buf:lint:ignore RULE_ID`.

use std::collections::HashMap;

use crate::finding::Finding;
use crate::image::{File, Image};

/// What such a comment line starts with.
pub(crate) const PREFIX: &str = "buf:lint:ignore";

/// The files that have such comments.
pub(super) struct Silent<'i>(HashMap<&'i str, &'i File<'i>>);

impl<'i> Silent<'i> {
    /// Those of an image.
    pub(super) fn new(image: &'i Image<'i>) -> Self {
        let says = |file: &&File<'_>| file.locations.comments().any(|text| text.contains(PREFIX));
        let files = image.targets().filter(says);
        Self(files.map(|file| (file.path(), file)).collect())
    }

    /// Whether a comment before the element, or before one around it, names the rule of a finding. Findings about a
    /// file as a whole have no such comment.
    pub(super) fn has(&self, finding: &Finding) -> bool {
        let path = finding.path.as_deref();
        let Some(file) = path.and_then(|path| self.0.get(path)) else {
            return false;
        };
        (1..=finding.element.len()).any(|length| {
            let around = finding.element.get(..length).unwrap_or_default();
            names(file.locations.leading_comment(around), &finding.rule)
                || names(delimited_comment(file, around), &finding.rule)
        })
    }
}

/// The comment before the message of a delimited field: a group is both in one and has its comment there. buf looks
/// there for all delimited fields, as long as the message is in the same file.
fn delimited_comment<'a>(file: &File<'a>, path: &[i32]) -> &'a str {
    let field = file.field_at(path).filter(|field| field.is_delimited());
    let message = field.and_then(|field| file.message_named(field.type_name()));
    message.map_or("", |message| file.locations.leading_comment(&message.path))
}

/// One space, then the id; what follows is read by nobody.
fn names(comment: &str, rule: &str) -> bool {
    let mut ids = comment.lines().filter_map(|line| {
        let rest = line.trim().strip_prefix(PREFIX)?;
        rest.strip_prefix(' ')
    });
    ids.any(|id| id.starts_with(rule))
}
