//! What the linker has to say about a file.

use std::sync::Arc;

use playground_syntax::{Edit, Fix, Span};

use crate::diagnostic::Severity;

/// One mistake, told once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Error or warning.
    pub(crate) severity: Severity,
    /// The smallest place that shows it.
    pub(crate) span: Span,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) help: Option<String>,
    /// A second place that explains the first.
    pub(crate) related: Option<Related>,
    /// What would mend it.
    pub(crate) fix: Option<Fix>,
}

/// A second place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Related {
    /// Its file.
    pub(crate) path: Arc<str>,
    /// Where.
    pub(crate) span: Span,
    /// What is there.
    pub(crate) message: String,
}

impl Finding {
    /// An error without help.
    pub(crate) fn error(span: Span, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            span,
            message: message.into(),
            help: None,
            related: None,
            fix: None,
        }
    }

    /// A warning without help.
    pub(crate) fn warning(span: Span, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(span, message)
        }
    }

    /// The same with help.
    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
        }
    }

    /// The same with a second place.
    pub(crate) fn related(self, path: &Arc<str>, span: Span, message: impl Into<String>) -> Self {
        Self {
            related: Some(Related {
                path: Arc::clone(path),
                span,
                message: message.into(),
            }),
            ..self
        }
    }

    /// The same with a fix that replaces its span.
    pub(crate) fn replace(self, title: impl Into<String>, text: impl Into<String>) -> Self {
        let edit = Edit {
            span: self.span,
            text: text.into(),
        };
        self.fix(title, vec![edit])
    }

    /// The same with a fix.
    pub(crate) fn fix(self, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self {
            fix: Some(Fix {
                title: title.into(),
                edits,
            }),
            ..self
        }
    }

    /// As it is told of a file.
    pub(crate) fn told(self, path: &str) -> crate::Diagnostic {
        let mut told = crate::diagnostic::error(path, self.span, self.message, self.help);
        told.severity = self.severity;
        told.fix = self.fix;
        told.related = Vec::from_iter(self.related.map(|related| crate::Related {
            path: related.path.to_string(),
            span: related.span,
            message: related.message,
        }));
        told
    }
}
