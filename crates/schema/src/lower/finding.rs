//! What lowering says of a text.

use playground_syntax::{Edit, Fix, Span};

use crate::diagnostic::Severity;

/// One mistake in the file that is lowered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The smallest span that shows the fault.
    pub(crate) span: Span,
    /// How bad it is.
    pub(crate) severity: Severity,
    /// What is wrong: lower-case start, no final stop.
    pub(crate) message: String,
    /// What to do about it, where that can be said.
    pub(crate) help: Option<String>,
    /// A second place that explains the first.
    pub(crate) related: Option<(Span, String)>,
    /// What would mend it.
    pub(crate) fix: Option<Fix>,
}

impl Finding {
    /// An error.
    pub(super) fn new(span: Span, message: impl Into<String>) -> Self {
        Self {
            span,
            severity: Severity::Error,
            message: message.into(),
            help: None,
            related: None,
            fix: None,
        }
    }

    /// The same as a warning.
    pub(super) fn warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(super) fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related = Some((span, message.into()));
        self
    }

    /// One more edit of the change that mends it, under the title of the first.
    pub(super) fn fix(
        mut self,
        title: impl Into<String>,
        span: Span,
        text: impl Into<String>,
    ) -> Self {
        let text = text.into();
        let fix = self.fix.get_or_insert_with(|| Fix {
            title: title.into(),
            edits: Vec::new(),
        });
        fix.edits.push(Edit { span, text });
        self
    }

    /// As it is told of a file.
    pub(crate) fn told(self, path: &str) -> crate::Diagnostic {
        let mut told = crate::diagnostic::error(path, self.span, self.message, self.help);
        told.severity = self.severity;
        told.fix = self.fix;
        told.related = Vec::from_iter(self.related.map(|(span, message)| crate::Related {
            path: path.to_owned(),
            span,
            message,
        }));
        told
    }
}
