//! One mounted editor: typed calls in, callbacks out, everything released when the last clone goes.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::{ArcTrigger, Notify, Track};
use playground_engine::protocol::{Diagnostic, LineColumn, Severity, Span};
use wasm_bindgen::prelude::*;

use super::{
    bridge::{self, Editor, Mark, Options},
    positions::Positions,
};
use crate::ui::visible;

/// What a document is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Protocol Buffers.
    #[default]
    Proto,
    /// JSON.
    Json,
    /// What the document's name tells, if it does.
    Text,
}

impl Language {
    fn name(self) -> &'static str {
        match self {
            Self::Proto => "proto",
            Self::Json => "json",
            Self::Text => "text",
        }
    }
}

/// How an editor looks and behaves, for all of its documents.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EditorOptions {
    /// What the documents are written in.
    pub language: Language,
    /// Text can be read, searched and copied, not changed.
    pub read_only: bool,
    /// What assistive technology calls the editor.
    pub label: String,
    /// Shown while a document is empty.
    pub placeholder: Option<String>,
    /// Break long lines instead of scrolling.
    pub wrap: bool,
    /// Without line numbers and fold marks, for small boxes.
    pub compact: bool,
}

/// Where the caret is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The document.
    pub key: String,
    /// Line and byte column, both 1-based.
    pub at: LineColumn,
}

/// Why an editor could not be put on the page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditorError {
    /// The script is missing or failed; the text is the browser's.
    #[error("the editor's script did not start: {0}")]
    Script(String),
}

/// The document on show as both sides last knew it, to tell news from an echo.
#[derive(Debug, Default)]
struct Shown {
    key: String,
    text: String,
}

type Exchanged = Rc<RefCell<Option<Shown>>>;

struct View {
    editor: Editor,
    shown: Exchanged,
    closed: ArcTrigger,
    // The view calls these until it is destroyed.
    _on_change: Closure<dyn Fn(String, String)>,
    _on_cursor: Closure<dyn Fn(String, u32, u32)>,
    _on_fix: Closure<dyn Fn(String, u32)>,
}

impl Drop for View {
    fn drop(&mut self) {
        report(self.editor.destroy());
    }
}

/// A mounted editor; clones are the same editor. Calls never fail: what the script refuses is logged.
#[derive(Clone)]
pub struct EditorHandle(Rc<View>);

impl std::fmt::Debug for EditorHandle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("EditorHandle")
            .field(&self.0.shown.borrow().as_ref().map(|shown| &shown.key))
            .finish()
    }
}

impl EditorHandle {
    /// Puts an editor into an element; `on_change` gets the key and the text of what was typed, `on_cursor` every move,
    /// `on_fix` the place of a finding in the list last given when its button is pressed.
    ///
    /// # Errors
    /// If the editor's script is missing or refuses.
    pub fn create(
        parent: &web_sys::Element,
        options: &EditorOptions,
        on_change: impl Fn(String, String) + 'static,
        on_cursor: impl Fn(Cursor) + 'static,
        on_fix: impl Fn(usize) + 'static,
    ) -> Result<Self, EditorError> {
        let shown = Exchanged::default();
        let exchanged = Rc::clone(&shown);
        let on_change = Closure::<dyn Fn(String, String)>::new(move |key: String, text: String| {
            remember(&exchanged, &key, &text);
            on_change(key, text);
        });
        let on_cursor = Closure::<dyn Fn(String, u32, u32)>::new(move |key, line, column| {
            on_cursor(Cursor {
                key,
                at: LineColumn { line, column },
            });
        });
        let on_fix = Closure::<dyn Fn(String, u32)>::new(move |_, id| on_fix(id as usize));
        let settings = settings(options);
        settings.set_on_change(on_change.as_ref());
        settings.set_on_cursor(on_cursor.as_ref());
        settings.set_on_fix(on_fix.as_ref());
        let editor = bridge::create(parent, &settings)
            .map_err(|error| EditorError::Script(describe(&error)))?;
        Ok(Self(Rc::new(View {
            editor,
            shown,
            closed: ArcTrigger::new(),
            _on_change: on_change,
            _on_cursor: on_cursor,
            _on_fix: on_fix,
        })))
    }

    /// Shows a document with this text; what is already so stays untouched, with its undo history, selection and scroll.
    pub fn open(&self, key: &str, text: &str) {
        if self.shows(key, text) {
            return;
        }
        // Leaving a document reports what was typed in it, so nothing may be borrowed here.
        report(self.0.editor.open(key, text));
        *self.0.shown.borrow_mut() = Some(Shown {
            key: key.to_owned(),
            text: text.to_owned(),
        });
    }

    /// Gives an open document another text, as one step to undo, without showing it.
    pub fn replace(&self, key: &str, text: &str) {
        report(self.0.editor.replace(key, text));
        remember(&self.0.shown, key, text);
    }

    /// Forgets a document, its undo history and what was typed but not yet reported.
    pub fn close(&self, key: &str) {
        report(self.0.editor.close(key));
        self.0.shown.borrow_mut().take_if(|shown| shown.key == key);
        self.0.closed.notify();
    }

    /// Gives a document another key; its text and undo history stay.
    pub fn rename(&self, from: &str, to: &str) {
        report(self.0.editor.rename(from, to));
        if let Some(shown) = self
            .0
            .shown
            .borrow_mut()
            .as_mut()
            .filter(|shown| shown.key == from)
        {
            to.clone_into(&mut shown.key);
        }
    }

    /// Marks the findings of one document; their spans are bytes of `text`, the text last exchanged.
    pub fn set_diagnostics(&self, key: &str, text: &str, diagnostics: &[Diagnostic]) {
        let all = diagnostics.iter().enumerate();
        let marks = marks(text, all.filter(|(_, finding)| finding.path == key));
        report(self.0.editor.set_diagnostics(key, &marks));
    }

    /// Shows an open document, selects a span of bytes of `text`, the text last exchanged, and puts the caret there.
    pub fn reveal(&self, key: &str, text: &str, span: Span) {
        self.open(key, text);
        let (from, to) = Positions::new(text).range(span);
        report(self.0.editor.reveal(key, from, to));
    }

    /// Reports at once, through `on_change`, what was typed and not yet reported.
    pub fn flush(&self) {
        report(self.0.editor.flush());
    }

    /// The text of a document as it is now; none if it was never opened.
    pub fn text(&self, key: &str) -> Option<String> {
        self.0.editor.text(key).unwrap_or_else(|error| {
            log(&error);
            None
        })
    }

    /// Allows or forbids changes by the person.
    pub fn set_read_only(&self, read_only: bool) {
        report(self.0.editor.set_read_only(read_only));
    }

    /// Puts the focus into the text.
    pub fn focus(&self) {
        report(self.0.editor.focus());
    }

    /// Subscribes to [`Self::close`]: what the state still wants on show must be opened anew.
    pub(super) fn track_closed(&self) {
        self.0.closed.track();
    }

    fn shows(&self, key: &str, text: &str) -> bool {
        self.0
            .shown
            .borrow()
            .as_ref()
            .is_some_and(|shown| shown.key == key && shown.text == text)
    }
}

/// Names the paths that editors offer in an import: those of the workspace, which come first, and all others.
pub fn offer_imports(own: &[String], others: &[&str]) {
    let own: js_sys::Array = own
        .iter()
        .map(|path| JsValue::from(path.as_str()))
        .collect();
    let others: js_sys::Array = others.iter().map(|path| JsValue::from(*path)).collect();
    report(bridge::offer_imports(&own, &others));
}

fn remember(shown: &Exchanged, key: &str, text: &str) {
    if let Some(shown) = shown.borrow_mut().as_mut().filter(|shown| shown.key == key) {
        text.clone_into(&mut shown.text);
    }
}

fn settings(options: &EditorOptions) -> Options {
    let settings: Options = js_sys::Object::new().unchecked_into();
    settings.set_language(options.language.name());
    settings.set_read_only(options.read_only);
    settings.set_aria_label(&options.label);
    settings.set_wrap(options.wrap);
    settings.set_compact(options.compact);
    if let Some(placeholder) = &options.placeholder {
        settings.set_placeholder(placeholder);
    }
    settings
}

/// The marks of findings of a text, each with its place in a list.
pub(super) fn marks<'d>(
    text: &str,
    findings: impl Iterator<Item = (usize, &'d Diagnostic)>,
) -> js_sys::Array {
    let positions = Positions::new(text);
    let marks = findings.map(|(at, finding)| {
        let id = u32::try_from(at).unwrap_or(u32::MAX);
        JsValue::from(mark(id, finding, &positions))
    });
    marks.collect()
}

fn mark(id: u32, diagnostic: &Diagnostic, positions: &Positions<'_>) -> Mark {
    let mark: Mark = js_sys::Object::new().unchecked_into();
    let (from, to) = positions.range(diagnostic.span);
    mark.set_from(from);
    mark.set_to(to);
    mark.set_severity(match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    });
    mark.set_message(&visible(&diagnostic.message));
    if let Some(help) = &diagnostic.help {
        mark.set_help(&visible(help));
    }
    if let Some(fix) = &diagnostic.fix {
        mark.set_fix(&visible(&fix.title));
        mark.set_id(id);
    }
    mark
}

/// Logs what the script refused.
pub(super) fn report(result: Result<(), JsValue>) {
    if let Err(error) = result {
        log(&error);
    }
}

fn log(error: &JsValue) {
    leptos::logging::error!("editor: {}", describe(error));
}

fn describe(error: &JsValue) -> String {
    let message = error
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()));
    message
        .or_else(|| error.as_string())
        .unwrap_or_else(|| format!("{error:?}"))
}
