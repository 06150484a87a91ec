//! One file after parsing: its descriptor as far as it can be read, its imports and its syntax errors.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use prost_types::FileDescriptorProto;

use crate::patch::Patched;
use crate::places::Places;
use crate::scan::Kind;
use crate::statement::Statements;
use crate::{Diagnostic, Severity, Span};

/// An `import` statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Import {
    /// The path it names.
    pub(crate) path: String,
    /// The path string with its quotes.
    pub(crate) span: Span,
    /// `import public`
    pub(crate) public: bool,
}

/// What is known of a file from its text alone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parsed {
    pub(crate) path: String,
    pub(crate) statements: Statements,
    /// The text that the descriptor was read from.
    pub(crate) patched: Patched,
    /// Not linked; none if the text could not be repaired.
    pub(crate) descriptor: Option<FileDescriptorProto>,
    pub(crate) findings: Vec<Diagnostic>,
    /// There are more mistakes than these.
    pub(crate) capped: bool,
    pub(crate) imports: Vec<Import>,
    /// Words of what was taken out: names that this file may define.
    pub(crate) lost: HashSet<String>,
    /// It lacks a syntax statement that can be read, and is taken for proto3.
    pub(crate) assumed: bool,
    /// It is not known what this file defines, and nothing more is to be said about it.
    pub(crate) opaque: bool,
    /// Found when the first place is asked for.
    pub(crate) places: OnceLock<Places>,
}

impl Parsed {
    /// The text as the person wrote it.
    pub(crate) fn source(&self) -> Arc<str> {
        self.statements.source.clone()
    }

    /// The span of an element of the descriptor in the text as written; none if it has no place there.
    pub(crate) fn place(&self, path: &[i32]) -> Option<Span> {
        self.places().get(path)
    }

    /// The span of an element, or of the closest one around it that has a place, or else of the first word.
    pub(crate) fn nearest(&self, path: &[i32]) -> Span {
        let first = || self.statements.span(self.statements.live_from(0));
        self.places().nearest(path).unwrap_or_else(first)
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| {
            let read = self.descriptor.as_ref();
            read.map(|file| Places::new(file, &self.patched, &self.statements))
                .unwrap_or_default()
        })
    }

    /// Adds an error found in this file.
    pub(crate) fn push(&mut self, span: Span, message: String, help: Option<String>) {
        self.findings.push(error(&self.path, span, message, help));
    }
}

/// An error of the compiler, its span moved to character borders by the caller.
pub(crate) fn error(path: &str, span: Span, message: String, help: Option<String>) -> Diagnostic {
    Diagnostic {
        path: path.to_owned(),
        span,
        severity: Severity::Error,
        code: "COMPILE".to_owned(),
        message,
        help,
        related: Vec::new(),
        fix: None,
    }
}

/// The imports of a text, well-formed ones only, by its tokens.
pub(crate) fn imports(text: &Statements) -> Vec<Import> {
    let mut depth = 0usize;
    let mut out = Vec::new();
    for index in 0..text.tokens.len() {
        if text.is(index, b'{') {
            depth += 1;
        } else if text.is(index, b'}') {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && text.text(index) == "import" && !text.is_removed(index) {
            out.extend(import_at(text, index));
        }
    }
    out
}

fn import_at(text: &Statements, index: usize) -> Option<Import> {
    let public = text.text(index + 1) == "public";
    let at = index + 1 + usize::from(public || text.text(index + 1) == "weak");
    text.get(at).filter(|token| token.kind == Kind::Text)?;
    let quoted = text.text(at);
    let path = quoted.get(1..quoted.len().saturating_sub(1))?.to_owned();
    Some(Import {
        path,
        span: text.span(at),
        public,
    })
}
