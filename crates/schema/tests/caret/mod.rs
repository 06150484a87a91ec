//! Caret fixtures: protobuf text with every finding drawn under the code it is about.
//!
//! A line `--- path` starts a file (the first may go without and is `a.proto`). Under a line of code,
//! `//   ^^^^ error: message | help` is a finding, `//   ~~~~ message` a related place, and `!` in the place of carets
//! a point. The `//` gives way where the code starts in the first two columns. Columns count characters.

use playground_schema::{Compilation, Compiler, Severity, SourceFile, Span};

/// Compiles a fixture without its annotations and expects exactly the findings drawn in it.
pub fn check(fixture: &str) -> Compilation {
    let fixture = fixture.trim_start_matches('\n');
    let files = files(fixture);
    let compilation = Compiler::default().compile(&files);
    let drawn = render(&files, &compilation, fixture.starts_with("--- "));
    assert!(
        drawn == fixture,
        "findings differ\n=== expected\n{fixture}\n=== found\n{drawn}=== end"
    );
    compilation
}

/// The files of a fixture, without annotations.
pub fn files(fixture: &str) -> Vec<SourceFile> {
    let mut files: Vec<SourceFile> = Vec::new();
    for line in fixture
        .split_inclusive('\n')
        .filter(|line| !is_annotation(line))
    {
        if let Some(path) = line.strip_prefix("--- ") {
            files.push(SourceFile {
                path: path.trim_end().to_owned(),
                text: String::new(),
            });
            continue;
        }
        if files.is_empty() {
            files.push(SourceFile {
                path: "a.proto".to_owned(),
                text: String::new(),
            });
        }
        files.last_mut().unwrap().text.push_str(line);
    }
    files
}

fn is_annotation(line: &str) -> bool {
    let rest = line
        .trim_end()
        .strip_prefix("//")
        .unwrap_or(line)
        .trim_start_matches(' ');
    let marks = rest.trim_start_matches(['^', '!']);
    let told = ["error: ", "warning: ", "info: "]
        .iter()
        .any(|start| marks.trim_start().starts_with(start));
    let place = marks.len() == rest.len()
        && rest.trim_start_matches('~').starts_with(' ')
        && rest.starts_with('~');
    (told && marks.len() < rest.len()) || place
}

/// The files with every finding drawn under its line.
pub fn render(files: &[SourceFile], compilation: &Compilation, headed: bool) -> String {
    let mut out = String::new();
    for (index, file) in files.iter().enumerate() {
        if headed {
            out.push_str(&format!("--- {}\n", file.path));
        }
        let mut start = 0;
        for line in file.text.split_inclusive('\n') {
            out.push_str(line);
            if !line.ends_with('\n') {
                out.push('\n');
            }
            let last = start + line.len() == file.text.len();
            let again = files
                .iter()
                .take(index)
                .any(|other| other.path == file.path);
            for (span, note) in notes(compilation, &file.path)
                .into_iter()
                .filter(|_| !again)
            {
                let at = span.start as usize;
                if (start..start + line.len()).contains(&at) || (last && at >= file.text.len()) {
                    out.push_str(&draw(line.trim_end_matches('\n'), at - start, span, &note));
                }
            }
            start += line.len();
        }
    }
    out
}

/// Findings and related places of a file, in order.
fn notes(compilation: &Compilation, path: &str) -> Vec<(Span, String)> {
    let mut notes = Vec::new();
    for finding in &compilation.diagnostics {
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        let help = finding
            .help
            .as_ref()
            .map(|help| format!(" | {help}"))
            .unwrap_or_default();
        if finding.path == path {
            notes.push((
                finding.span,
                format!("{severity}: {}{help}", finding.message),
            ));
        }
        let related = finding
            .related
            .iter()
            .filter(|related| related.path == path);
        notes.extend(related.map(|related| (related.span, related.message.clone())));
    }
    notes.sort();
    notes
}

fn draw(line: &str, at: usize, span: Span, note: &str) -> String {
    let column = line
        .get(..at)
        .map_or(line.chars().count(), |before| before.chars().count());
    let end = (at + (span.end - span.start) as usize).min(line.len());
    let width = line.get(at..end).map_or(0, |text| text.chars().count());
    let told = ["error: ", "warning: ", "info: "]
        .iter()
        .any(|start| note.starts_with(start));
    let marks = match (width, told) {
        (0, _) => "!".to_owned(),
        (width, true) => "^".repeat(width),
        (width, false) => "~".repeat(width),
    };
    let lead = if column < 2 {
        " ".repeat(column)
    } else {
        format!("//{}", " ".repeat(column - 2))
    };
    format!("{lead}{marks} {note}\n")
}
