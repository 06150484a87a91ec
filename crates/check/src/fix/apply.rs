//! Edits put into texts.

use std::collections::{BTreeMap, BTreeSet};

use playground_schema::SourceFile;

use super::{FileEdit, Fix};

/// Why a fix cannot be applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The file.
    pub path: String,
    /// What about it.
    pub reason: String,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.path, self.reason)
    }
}

impl std::error::Error for Refused {}

/// Sorts edits; those that are there twice stay once, those of one place in their order.
pub(crate) fn ordered(edits: &mut Vec<FileEdit>) {
    let mut seen = BTreeSet::new();
    edits.retain(|edit| seen.insert(edit.clone()));
    edits.sort_by(|one, two| (&one.path, one.span).cmp(&(&two.path, two.span)));
}

/// The files after a fix.
///
/// # Errors
/// If a file is not there, edits overlap or lie outside of a text, or a path is taken.
pub fn apply(files: &[SourceFile], fix: &Fix) -> Result<Vec<SourceFile>, Refused> {
    let mut by_path: BTreeMap<&str, Vec<&FileEdit>> = BTreeMap::new();
    for edit in &fix.edits {
        by_path.entry(&edit.path).or_default().push(edit);
    }
    let mut out = files.to_vec();
    for file in &mut out {
        if let Some(edits) = by_path.remove(file.path.as_str()) {
            file.text = edited(&file.path, &file.text, edits)?;
        }
    }
    if let Some(path) = by_path.into_keys().next() {
        return Err(refused(path, "the file is not there"));
    }
    for moved in &fix.moves {
        if out.iter().any(|file| file.path == moved.to) {
            return Err(refused(&moved.to, "the file is there already"));
        }
        let file = out.iter_mut().find(|file| file.path == moved.from);
        let file = file.ok_or_else(|| refused(&moved.from, "the file is not there"))?;
        file.path.clone_from(&moved.to);
    }
    Ok(out)
}

fn edited(path: &str, text: &str, mut edits: Vec<&FileEdit>) -> Result<String, Refused> {
    edits.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        let kept = text.get(at..start).filter(|_| text.is_char_boundary(end));
        let kept = kept.ok_or_else(|| refused(path, "edits overlap or lie outside of the text"))?;
        out.push_str(kept);
        out.push_str(&edit.text);
        at = end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    Ok(out)
}

fn refused(path: &str, reason: &str) -> Refused {
    Refused {
        path: path.to_owned(),
        reason: reason.to_owned(),
    }
}
