//! Compiles a workspace: parses what changed, links each file with what it imports, and merges what is clean.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use prost_reflect::DescriptorPool;

use crate::graph::{Graph, Target};
use crate::line_index::LineIndex;
use crate::link::{Linker, add_bundled};
use crate::names::Names;
use crate::outline_build::{Context, outline};
use crate::parsed::{Parsed, error};
use crate::recover;
use crate::{
    Compilation, Diagnostic, Node, Related, Schema, Severity, SourceFile, Span, bundled, rules,
};

/// Compiles workspaces; keeps parsed files between runs, so that only edited ones are parsed again.
#[derive(Debug, Default)]
pub struct Compiler {
    parsed: HashMap<String, Arc<Parsed>>,
}

impl Compiler {
    /// Compiles every file of the workspace. Broken text is data: this never fails.
    pub fn compile(&mut self, files: &[SourceFile]) -> Compilation {
        let (files, mut diagnostics) = accepted(files);
        let parsed = self.parse(&files);
        let parsed: Vec<&Parsed> = parsed.iter().map(Arc::as_ref).collect();
        let graph = Graph::new(&parsed);
        let (names, clashes) = names(&parsed);
        let broken: Vec<Diagnostic> = parsed
            .iter()
            .flat_map(|file| rules::check(file, &names))
            .collect();
        let bad: HashSet<String> = diagnostics
            .iter()
            .chain(&broken)
            .chain(&graph.findings)
            .chain(&clashes)
            .map(|finding| finding.path.clone())
            .collect();
        let mut linker = Linker {
            files: &parsed,
            graph: &graph,
            names: &names,
            linked: vec![None; parsed.len()],
        };
        for index in &graph.order {
            let mut linked = linker.link(*index);
            linked.clean &= parsed
                .get(*index)
                .is_some_and(|file| !bad.contains(&file.path));
            if let Some(slot) = linker.linked.get_mut(*index) {
                *slot = Some(linked);
            }
        }
        diagnostics.extend(parsed.iter().flat_map(|file| file.findings.iter().cloned()));
        diagnostics.extend(
            linker
                .linked
                .iter()
                .flatten()
                .flat_map(|linked| linked.findings.iter().cloned()),
        );
        let schema = merge(&linker, &mut diagnostics);
        diagnostics.extend(clashes);
        diagnostics.extend(broken);
        let outline = parsed
            .iter()
            .flat_map(|file| file_outline(file, &names))
            .collect();
        diagnostics.extend(graph.findings);
        Compilation {
            schema,
            diagnostics: sorted(diagnostics, &parsed),
            outline,
        }
    }

    fn parse(&mut self, files: &[&SourceFile]) -> Vec<Arc<Parsed>> {
        let mut kept = std::mem::take(&mut self.parsed);
        let mut out = Vec::new();
        for file in files {
            let known = kept
                .remove(&file.path)
                .filter(|parsed| *parsed.source() == *file.text);
            let parsed = known.unwrap_or_else(|| Arc::new(recover::parse(&file.path, &file.text)));
            self.parsed.insert(file.path.clone(), parsed.clone());
            out.push(parsed);
        }
        out
    }
}

/// The files to compile: each path once; paths that no import can name are told.
fn accepted(files: &[SourceFile]) -> (Vec<&SourceFile>, Vec<Diagnostic>) {
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    let mut findings = Vec::new();
    for file in files {
        let tell = |message: String, help: &str| {
            error(&file.path, Span::default(), message, Some(help.to_owned()))
        };
        if bundled::has(&file.path) {
            let mut finding = tell(
                format!(
                    "\"{}\" comes with the compiler, and this copy is not used",
                    file.path
                ),
                "remove this file, its imports go on working",
            );
            finding.severity = Severity::Info;
            findings.push(finding);
            continue;
        }
        if !seen.insert(file.path.as_str()) {
            findings.push(tell(
                format!("two files are named \"{}\"", file.path),
                "rename one of them",
            ));
            continue;
        }
        if let Some(reason) = bad_path(&file.path) {
            let help = "use a path relative to the import root, such as users/v1/user.proto";
            findings.push(tell(format!("the path \"{}\" {reason}", file.path), help));
        }
        out.push(file);
    }
    (out, findings)
}

fn bad_path(path: &str) -> Option<&'static str> {
    let mut parts = path.split('/');
    match path {
        "" => Some("is empty"),
        _ if path.contains('\\') => Some("has a backslash"),
        _ if path.starts_with('/') || path.as_bytes().get(1) == Some(&b':') => Some("is absolute"),
        _ if parts.any(|part| matches!(part, "" | "." | "..")) => {
            Some("has an empty part, '.' or '..'")
        }
        _ => None,
    }
}

/// All names, and the findings for those that two files of the workspace define.
fn names(files: &[&Parsed]) -> (Names, Vec<Diagnostic>) {
    let mut names = Names::bundled();
    let mut findings = Vec::new();
    for file in files {
        let Some(descriptor) = &file.descriptor else {
            continue;
        };
        for (name, path, first) in names.add(descriptor) {
            let span = file.place(&path).unwrap_or_default();
            let mut finding = error(
                &file.path,
                span,
                format!("'{name}' is already defined in \"{}\"", first.file),
                None,
            );
            if let Some(other) = files.iter().find(|other| other.path == first.file) {
                let message = "first defined here".to_owned();
                finding.related.push(Related {
                    path: first.file,
                    span: other.place(&first.path).unwrap_or_default(),
                    message,
                });
            }
            findings.push(finding);
        }
    }
    (names, findings)
}

/// Puts the clean files and what they import into one pool; a clash there is told and leaves the file out.
fn merge(linker: &Linker, findings: &mut Vec<Diagnostic>) -> Option<Schema> {
    let mut pool = DescriptorPool::new();
    let mut merged = HashSet::new();
    for index in &linker.graph.order {
        let (Some(file), Some(Some(linked))) =
            (linker.files.get(*index), linker.linked.get(*index))
        else {
            continue;
        };
        let targets = linker.graph.of(*index);
        let ready = targets.iter().all(|(import, target)| match target {
            Target::File(to) => merged.contains(to),
            Target::Bundled => add_bundled(&mut pool, &import.path),
            Target::None => false,
        });
        if !linked.clean || !ready {
            continue;
        }
        match pool.decode_file_descriptor_proto(linked.bytes.as_slice()) {
            Ok(()) => {
                merged.insert(*index);
            }
            Err(clash) => findings.push(error(
                &file.path,
                file.statements.span(0),
                clash.to_string(),
                None,
            )),
        }
    }
    let roots = linker
        .files
        .iter()
        .enumerate()
        .filter(|(index, _)| merged.contains(index));
    let roots: Vec<String> = roots.map(|(_, file)| file.path.clone()).collect();
    (!roots.is_empty()).then(|| Schema::new(pool, roots))
}

fn file_outline(file: &Parsed, names: &Names) -> Vec<Node> {
    let Some(descriptor) = &file.descriptor else {
        return Vec::new();
    };
    let lines = LineIndex::new(&file.patched.text);
    let span = |location: &[i32]| {
        file.patched
            .origin_span(lines.span(location).unwrap_or_default())
    };
    let resolve = |scope: &str, name: &str| names.resolve(scope, name);
    outline(
        descriptor,
        &Context {
            span: &span,
            resolve: &resolve,
        },
    )
}

/// By path, then position; each once; spans on character borders of the text.
fn sorted(mut findings: Vec<Diagnostic>, files: &[&Parsed]) -> Vec<Diagnostic> {
    let texts: HashMap<&str, Arc<str>> = files
        .iter()
        .map(|file| (file.path.as_str(), file.source()))
        .collect();
    for finding in &mut findings {
        let text = texts
            .get(finding.path.as_str())
            .map(|text| &**text)
            .unwrap_or_default();
        finding.span = fit(text, finding.span);
        for related in &mut finding.related {
            let text = texts
                .get(related.path.as_str())
                .map(|text| &**text)
                .unwrap_or_default();
            related.span = fit(text, related.span);
        }
    }
    findings.sort_by(|left, right| {
        (&left.path, left.span, &left.message).cmp(&(&right.path, right.span, &right.message))
    });
    findings.dedup_by(|left, right| {
        left.path == right.path && left.span == right.span && left.message == right.message
    });
    findings
}

fn fit(text: &str, span: Span) -> Span {
    let mut start = (span.start as usize).min(text.len());
    let mut end = (span.end as usize).clamp(start, text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Span {
        start: crate::scan::clamp(start),
        end: crate::scan::clamp(end),
    }
}
