//! Fixes: what ends a finding, as edits of texts.

mod all;
mod apply;
mod breaking;
mod deleted;
mod edit;
mod fields;
mod imports;
mod lint;
mod methods;
mod moves;
mod numbers;
mod options;
mod renames;
mod reserve;
mod reserved;
mod silence;
mod words;
mod written;

use playground_schema::Diagnostic;
use playground_syntax::Span;
use serde::{Deserialize, Serialize};

use crate::breaking::BreakingFinding;
use crate::sources::Sources;
use crate::{Files, Finding};

pub use all::{Fixed, Offer, fix_all};
pub(crate) use apply::ordered;
pub use apply::{Refused, apply};

/// A change of files that ends one finding; what it does not touch stays as it is, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fix {
    /// What it does, as a button says it.
    pub title: String,
    /// Replacements that do not overlap, by file and place.
    pub edits: Vec<FileEdit>,
    /// Files that get another path, after the edits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<Move>,
    /// What breaks by it, or has to be looked at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
}

/// One replacement in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileEdit {
    /// The file.
    pub path: String,
    /// What is replaced; a point inserts.
    pub span: Span,
    /// What stands there then.
    pub text: String,
}

/// A file that gets another path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Move {
    /// Its path.
    pub from: String,
    /// What that becomes.
    pub to: String,
}

impl FileEdit {
    pub(crate) fn new(path: &str, span: Span, text: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            span,
            text: text.into(),
        }
    }
}

impl Fix {
    /// One that is edits alone.
    pub fn new(title: impl Into<String>, mut edits: Vec<FileEdit>) -> Self {
        ordered(&mut edits);
        Self {
            title: title.into(),
            edits,
            moves: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// What mends a mistake that the compiler tells.
    pub fn of(mistake: &Diagnostic) -> Option<Self> {
        let fix = mistake.fix.as_ref()?;
        let edits = fix.edits.iter();
        let edits = edits.map(|edit| FileEdit::new(&mistake.path, edit.span, edit.text.as_str()));
        Some(Self::new(fix.title.as_str(), edits.collect()))
    }

    /// Whether nothing breaks by it, and nobody has to look at it.
    pub fn is_safe(&self) -> bool {
        self.warnings.is_empty()
    }

    pub(crate) fn warning(mut self, warning: impl Into<String>) -> Self {
        self.warnings.push(warning.into());
        self
    }
}

/// Makes fixes for findings in one state of files; keeps what it learns of them.
pub struct Fixer<'f> {
    sources: Sources<'f>,
}

impl<'f> Fixer<'f> {
    /// One for files; they should be all there are, as a change may concern those that nobody asked for.
    pub fn new(files: &'f Files) -> Self {
        Self {
            sources: Sources::new(files),
        }
    }

    /// What ends a finding of a lint rule, the best first; empty if nothing is sure to be right.
    pub fn lint(&self, finding: &Finding) -> Vec<Fix> {
        lint::fixes(&self.sources, finding).unwrap_or_default()
    }

    /// What accepts a finding of a lint rule where it is, as long as comments may do that.
    pub fn silence(&self, finding: &Finding) -> Option<Fix> {
        silence::here(&self.sources, finding)
    }

    /// What ends a finding of a breaking rule, the best first; these are the new files.
    pub fn breaking(&self, before: &Fixer<'f>, found: &BreakingFinding) -> Vec<Fix> {
        breaking::fixes(&before.sources, &self.sources, found).unwrap_or_default()
    }

    /// What gives the element with a path in the descriptor of a file another name, in all files.
    ///
    /// # Errors
    /// If it cannot have that name.
    pub fn rename(&self, path: &str, element: &[i32], name: &str) -> Result<Fix, String> {
        renames::element(&self.sources, path, element, name)
    }
}

/// The best fix for a finding of a lint rule; see [`Fixer`] for several findings.
pub fn fix(files: &Files, finding: &Finding) -> Option<Fix> {
    let fixes = Fixer::new(files).lint(finding);
    fixes.into_iter().next()
}

/// The best fix for a finding of a breaking rule.
pub fn fix_breaking(before: &Files, after: &Files, found: &BreakingFinding) -> Option<Fix> {
    let fixes = Fixer::new(after).breaking(&Fixer::new(before), found);
    fixes.into_iter().next()
}

/// What gives an element another name; see [`Fixer::rename`].
///
/// # Errors
/// If it cannot have that name.
pub fn rename(files: &Files, path: &str, element: &[i32], name: &str) -> Result<Fix, String> {
    Fixer::new(files).rename(path, element, name)
}
