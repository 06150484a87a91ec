//! Our compiler on the same case.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use playground_schema::{Compiler, Diagnostic, LineIndex, Severity, SourceFile};

use crate::case::Case;

/// What our compiler tells of one case.
#[derive(Debug, Clone, Default)]
pub struct Ours {
    /// Findings of error severity in the compiled file and its imports, with their lines.
    pub errors: Vec<(u32, Diagnostic)>,
    /// The descriptor set, if there is one.
    pub set: Option<Vec<u8>>,
    /// It panicked.
    pub panicked: bool,
}

impl Ours {
    /// No errors, no panic.
    pub fn accepted(&self) -> bool {
        self.errors.is_empty() && !self.panicked
    }

    /// As protoc prints it.
    pub fn text(&self) -> String {
        let mut out = String::new();
        if self.panicked {
            out.push_str("PANIC\n");
        }
        for (line, error) in &self.errors {
            let help = error.help.as_ref().map_or(String::new(), |help| format!(" | {help}"));
            out.push_str(&format!("{}:{line}: {}{help}\n", error.path, error.message));
        }
        out
    }
}

/// Compiles a case.
pub fn compile(case: &Case) -> Ours {
    let file = |(path, text): &(String, String)| SourceFile { path: path.clone(), text: text.clone() };
    let files: Vec<SourceFile> = case.files.iter().map(file).collect();
    let compiled = catch_unwind(AssertUnwindSafe(|| {
        let compilation = Compiler::default().compile(&files);
        (compilation.diagnostics, compilation.schema.map(|schema| schema.encode()))
    }));
    let Ok((diagnostics, set)) = compiled else {
        return Ours { panicked: true, ..Ours::default() };
    };
    let closure = closure(case);
    let errors = diagnostics.into_iter();
    let errors = errors.filter(|found| found.severity == Severity::Error && closure.contains(found.path.as_str()));
    let errors = errors.map(|found| (line(case, &found), found)).collect();
    Ours { errors, set, panicked: false }
}

fn line(case: &Case, found: &Diagnostic) -> u32 {
    let text = case.files.iter().find(|(path, _)| *path == found.path);
    text.map_or(0, |(_, text)| LineIndex::new(text).line_column(found.span.start).line)
}

/// The compiled file and those of the case that it imports, read from the text as it stands.
fn closure(case: &Case) -> HashSet<&str> {
    let mut out = HashSet::new();
    let mut todo = vec![case.root()];
    while let Some((path, text)) = todo.pop() {
        if out.insert(path.as_str()) {
            let imported = |path: &str| text.contains(&format!("\"{path}\"")) || text.contains(&format!("'{path}'"));
            todo.extend(case.files.iter().filter(|(path, _)| imported(path)));
        }
    }
    out
}
