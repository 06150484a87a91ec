//! Compiles a workspace: parses what changed, links each file with what it imports, and merges what is clean.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use prost_reflect::DescriptorPool;

use crate::clash::clashes;
use crate::graph::{Graph, Target};
use crate::line_index::LineIndex;
use crate::link::{Linker, add_bundled};
use crate::names::Names;
use crate::outline_build::{Context, outline};
use crate::parsed::{Parsed, error};
use crate::recover;
use crate::told::told;
use crate::{Compilation, Diagnostic, Node, Schema, Severity, SourceFile, Span, bundled, rules};

/// Compiles workspaces; keeps parsed files between runs, so that only edited ones are parsed again.
#[derive(Debug, Default)]
pub struct Compiler {
    parsed: HashMap<String, Arc<Parsed>>,
}

impl Compiler {
    /// Compiles every file of the workspace. Broken text is data: this never fails.
    pub fn compile(&mut self, files: &[SourceFile]) -> Compilation {
        let (files, mut findings) = accepted(files);
        let parsed = self.parse(&files);
        let parsed: Vec<&Parsed> = parsed.iter().map(Arc::as_ref).collect();
        let graph = Graph::new(&parsed);
        let (names, clashes) = clashes(&parsed);
        findings.extend(clashes);
        findings.extend(parsed.iter().flat_map(|file| rules::check(file, &names)));
        findings.extend(graph.findings.iter().cloned());
        let linker = linked(&parsed, &graph, &names, &findings);
        let links = || linker.linked.iter().flatten();
        findings.extend(parsed.iter().flat_map(|file| file.findings.iter().cloned()));
        findings.extend(links().flat_map(|linked| linked.findings.iter().cloned()));
        let schema = merge(&linker, &mut findings);
        let capped = parsed.iter().zip(links());
        let capped = capped.filter(|(file, linked)| file.capped || linked.capped);
        let capped = capped.map(|(file, _)| file.path.as_str()).collect();
        let outline = parsed.iter().flat_map(|file| file_outline(file, &names));
        Compilation {
            schema,
            outline: outline.collect(),
            diagnostics: told(findings, &parsed, &capped),
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

/// Links every file, imports first; files that have findings already are not clean.
fn linked<'a>(
    files: &'a [&'a Parsed],
    graph: &'a Graph,
    names: &'a Names,
    findings: &[Diagnostic],
) -> Linker<'a> {
    let bad: HashSet<&str> = findings
        .iter()
        .map(|finding| finding.path.as_str())
        .collect();
    let mut linker = Linker {
        files,
        graph,
        names,
        linked: vec![None; files.len()],
    };
    for index in &graph.order {
        let mut linked = linker.link(*index);
        linked.clean &= files
            .get(*index)
            .is_some_and(|file| !bad.contains(file.path.as_str()));
        if let Some(slot) = linker.linked.get_mut(*index) {
            *slot = Some(linked);
        }
    }
    linker
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
                clash
                    .path()
                    .map_or_else(|| file.nearest(&[]), |path| file.nearest(path)),
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
