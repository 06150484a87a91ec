//! Our compiler on the same case.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

use playground_schema::{Compiler, Diagnostic, LineIndex, Severity, SourceFile};

use crate::case::Case;

/// What our compiler tells of one case.
#[derive(Debug, Clone, Default)]
pub struct Ours {
    /// Findings of error severity in the compiled file and its imports, with their lines.
    pub errors: Vec<(u32, Diagnostic)>,
    /// The descriptor set, if there is one.
    pub set: Option<Vec<u8>>,
    /// It panicked: where and why.
    pub panicked: Option<String>,
}

impl Ours {
    /// No errors, no panic.
    pub fn accepted(&self) -> bool {
        self.errors.is_empty() && self.panicked.is_none()
    }

    /// As protoc prints it.
    pub fn text(&self) -> String {
        let mut out = String::new();
        if let Some(panicked) = &self.panicked {
            out.push_str(&format!("PANIC {panicked}\n"));
        }
        for (line, error) in &self.errors {
            let help = error
                .help
                .as_ref()
                .map_or(String::new(), |help| format!(" | {help}"));
            out.push_str(&format!("{}:{line}: {}{help}\n", error.path, error.message));
        }
        out
    }
}

thread_local! {
    /// What the last panic of this thread said.
    static PANICKED: Cell<Option<String>> = const { Cell::new(None) };
    /// The compiler is at work on this thread.
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Panics of the compiler are told with the case, not printed where they happen.
fn keep_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |info| {
            if ASKED.get() {
                PANICKED.set(Some(info.to_string().replace('\n', " ")));
            } else {
                usual(info);
            }
        }));
    });
}

/// Compiles a case.
pub fn compile(case: &Case) -> Ours {
    let file = |(path, text): &(String, String)| SourceFile {
        path: path.clone(),
        text: text.clone(),
    };
    let files: Vec<SourceFile> = case.files.iter().map(file).collect();
    keep_panics();
    ASKED.set(true);
    let compiled = catch_unwind(AssertUnwindSafe(|| {
        let compilation = Compiler::default().compile(&files);
        (
            compilation.diagnostics,
            compilation.schema.map(|schema| schema.encode()),
        )
    }));
    ASKED.set(false);
    let Ok((diagnostics, set)) = compiled else {
        return Ours {
            panicked: PANICKED.take(),
            ..Ours::default()
        };
    };
    let closure = case.closure();
    let errors = diagnostics.into_iter();
    let errors = errors
        .filter(|found| found.severity == Severity::Error && closure.contains(found.path.as_str()));
    let errors = errors.map(|found| (line(case, &found), found)).collect();
    Ours {
        errors,
        set,
        panicked: None,
    }
}

fn line(case: &Case, found: &Diagnostic) -> u32 {
    let text = case.files.iter().find(|(path, _)| *path == found.path);
    text.map_or(0, |(_, text)| {
        LineIndex::new(text).line_column(found.span.start).line
    })
}
