//! What a rule says: a place, words, and at times a second place and a change of the text.

use playground_syntax::{Edit, Fix, Span};

use crate::diagnostic::Severity;

/// One mistake, told once.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Finding {
    /// The smallest span that shows it.
    pub(crate) span: Span,
    /// How bad it is: what protoc refuses is an error, what it warns of a warning.
    pub(crate) severity: Severity,
    /// What is wrong: lower-case start, no final stop.
    pub(crate) message: String,
    /// What to do about it, where that can be said.
    pub(crate) help: Option<String>,
    /// Other places involved, in this file.
    pub(crate) related: Vec<(Span, String)>,
    /// What would mend it.
    pub(crate) fix: Option<Fix>,
}

impl Finding {
    /// A mistake protoc refuses the file for.
    pub(super) fn error(span: Span, message: impl Into<String>) -> Self {
        Self {
            span,
            severity: Severity::Error,
            message: message.into(),
            help: None,
            related: Vec::new(),
            fix: None,
        }
    }

    /// Something protoc warns of.
    pub(super) fn warning(span: Span, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(span, message)
        }
    }

    /// Adds what to do.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a second place.
    pub(super) fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push((span, message.into()));
        self
    }

    /// Adds a change that mends it, if there is one.
    pub(super) fn fix(mut self, title: impl Into<String>, edits: Option<Vec<Edit>>) -> Self {
        self.fix = edits.map(|edits| Fix {
            title: title.into(),
            edits,
        });
        self
    }

    /// As it is told of a file.
    pub(crate) fn told(self, path: &str) -> crate::Diagnostic {
        let mut told = crate::diagnostic::error(path, self.span, self.message, self.help);
        told.severity = self.severity;
        told.fix = self.fix;
        told.related =
            Vec::from_iter(
                self.related
                    .into_iter()
                    .map(|(span, message)| crate::Related {
                        path: path.to_owned(),
                        span,
                        message,
                    }),
            );
        told
    }
}
