//! One mistake as the stages tell it: a place, words, and at times other places and a change of the text.

use std::sync::Arc;

use playground_syntax::{Edit, Fix, Span, SyntaxError};

use crate::{Diagnostic, Related, diagnostic::Severity};

/// One mistake in a file, told once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The smallest span that shows it.
    pub(crate) span: Span,
    /// What protoc refuses is an error, what it warns of a warning.
    pub(crate) severity: Severity,
    /// What is wrong: lower-case start, no final stop.
    pub(crate) message: String,
    /// What to do about it, where that can be said.
    pub(crate) help: Option<String>,
    /// Other places involved.
    pub(crate) related: Vec<Place>,
    /// What would mend it.
    pub(crate) fix: Option<Fix>,
}

/// Another place, which explains the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// Its file, if that is another one.
    pub(crate) path: Option<Arc<str>>,
    /// Where.
    pub(crate) span: Span,
    /// What is there.
    pub(crate) message: String,
}

impl Finding {
    /// What protoc refuses the file for.
    pub(crate) fn error(span: Span, message: impl Into<String>) -> Self {
        Self {
            span,
            severity: Severity::Error,
            message: message.into(),
            help: None,
            related: Vec::new(),
            fix: None,
        }
    }

    /// What protoc warns of.
    pub(crate) fn warning(span: Span, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(span, message)
        }
    }

    /// The same with what to do.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with another place in its file.
    pub(crate) fn related(self, span: Span, message: impl Into<String>) -> Self {
        self.place(None, span, message.into())
    }

    /// The same with a place in a file that may be another one.
    pub(crate) fn related_in(
        self,
        path: &Arc<str>,
        span: Span,
        message: impl Into<String>,
    ) -> Self {
        self.place(Some(Arc::clone(path)), span, message.into())
    }

    fn place(mut self, path: Option<Arc<str>>, span: Span, message: String) -> Self {
        self.related.push(Place {
            path,
            span,
            message,
        });
        self
    }

    /// The same with a change that mends it.
    pub(crate) fn fix(mut self, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix {
            title: title.into(),
            edits,
        });
        self
    }

    /// The same with a change that mends it, if there is one.
    pub(crate) fn fix_if(self, title: impl Into<String>, edits: Option<Vec<Edit>>) -> Self {
        match edits {
            Some(edits) => self.fix(title, edits),
            None => self,
        }
    }

    /// The same with a change that replaces its span.
    pub(crate) fn replace(self, title: impl Into<String>, text: impl Into<String>) -> Self {
        let span = self.span;
        self.edit(title, span, text)
    }

    /// The same with one more edit of the change that mends it, under the title of the first.
    pub(crate) fn edit(
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
    pub(crate) fn told(self, path: &str) -> Diagnostic {
        let related = self.related.into_iter().map(|place| Related {
            path: place.path.as_deref().unwrap_or(path).to_owned(),
            span: place.span,
            message: place.message,
        });
        Diagnostic {
            path: path.to_owned(),
            span: self.span,
            severity: self.severity,
            code: "COMPILE".to_owned(),
            message: self.message,
            help: self.help,
            related: related.collect(),
            fix: self.fix,
        }
    }
}

impl From<&SyntaxError> for Finding {
    fn from(error: &SyntaxError) -> Self {
        let related = error.related.iter().cloned();
        Self {
            help: error.help.clone(),
            related: related
                .map(|(span, message)| Place {
                    path: None,
                    span,
                    message,
                })
                .collect(),
            fix: error.fix.clone(),
            ..Self::error(error.span, error.message.clone())
        }
    }
}
