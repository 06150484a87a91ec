//! Text to linked files, and the same by protoc.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex, OnceLock};

use playground_protos::descriptor::{FileDescriptorProto, FileDescriptorSet};
use playground_syntax::Span;
use prost::Message;

use super::super::{Builtin, DESCRIPTOR, Pool, Unit, link};
use crate::diagnostic::Severity;
use crate::ir::Lowered;

/// Files by path; those that protoc carries are added as they are imported.
pub(super) type Files = BTreeMap<String, String>;

/// Something told, with the line it is at.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) path: String,
    pub(super) line: usize,
    pub(super) severity: Severity,
    pub(super) message: String,
}

pub(super) struct Run {
    pub(super) pool: Pool,
    pub(super) paths: Vec<String>,
    pub(super) told: Vec<Told>,
}

pub(super) fn lowered(path: &str, text: &str, told: &mut Vec<Told>) -> Lowered {
    let tree = playground_syntax::parse(text);
    let mut tell = |span: Span, severity, message: &str| {
        told.push(say(path, text, span, severity, message));
    };
    for error in tree.errors() {
        tell(error.span, Severity::Error, &error.message);
    }
    let (lowered, findings) = crate::lower::lower(path, tree);
    for finding in &findings {
        tell(finding.span, finding.severity, &finding.message);
    }
    lowered
}

fn say(path: &str, text: &str, span: Span, severity: Severity, message: &str) -> Told {
    Told {
        path: path.to_owned(),
        line: text[..(span.start as usize).min(text.len())]
            .matches('\n')
            .count()
            + 1,
        severity,
        message: message.to_owned(),
    }
}

pub(super) fn builtin() -> &'static Builtin {
    static BUILTIN: OnceLock<Builtin> = OnceLock::new();
    BUILTIN.get_or_init(|| Builtin::new(carried(DESCRIPTOR).unwrap()))
}

/// A file that protoc carries, lowered once.
fn carried(path: &str) -> Option<Arc<Lowered>> {
    static CARRIED: Mutex<BTreeMap<String, Arc<Lowered>>> = Mutex::new(BTreeMap::new());
    let mut carried = CARRIED.lock().unwrap();
    if let Some(lowered) = carried.get(path) {
        return Some(Arc::clone(lowered));
    }
    let mut told = Vec::new();
    let found = Arc::new(lowered(path, &include(path)?, &mut told));
    assert!(told.is_empty(), "{told:?}");
    carried.insert(path.to_owned(), Arc::clone(&found));
    Some(found)
}

fn include(path: &str) -> Option<String> {
    let folder = protoc_bin_vendored_linux_x86_64::include_path();
    std::fs::read_to_string(folder.join(path)).ok()
}

pub(super) fn run(files: &Files) -> Run {
    let mut told = Vec::new();
    let mut units: BTreeMap<String, Arc<Lowered>> = BTreeMap::new();
    let mut open: Vec<String> = files.keys().cloned().collect();
    while let Some(path) = open.pop() {
        if units.contains_key(&path) {
            continue;
        }
        let lowered = match files.get(&path) {
            Some(text) => Arc::new(lowered(&path, text, &mut told)),
            None => match carried(&path) {
                Some(lowered) => lowered,
                None => continue,
            },
        };
        open.extend(lowered.descriptor.dependency.iter().cloned());
        open.extend(lowered.descriptor.option_dependency.iter().cloned());
        units.insert(path, lowered);
    }
    let paths: Vec<String> = units.keys().cloned().collect();
    let find = |names: &[String]| {
        let found = names
            .iter()
            .map(|name| paths.iter().position(|path| path == name));
        found.collect()
    };
    let list: Vec<Unit> = units
        .iter()
        .map(|(path, lowered)| Unit {
            path: path.as_str().into(),
            lowered: Arc::clone(lowered),
            imports: find(&lowered.descriptor.dependency),
            option_imports: find(&lowered.descriptor.option_dependency),
            comes_along: false,
            previous: None,
        })
        .collect();
    let pool = link(&list, builtin(), &|_| None);
    for (unit, path) in paths.iter().enumerate() {
        for finding in pool.findings(unit) {
            let text = files.get(path).map_or("", String::as_str);
            let found = say(path, text, finding.span, finding.severity, &finding.message);
            told.push(found);
        }
    }
    Run { pool, paths, told }
}

impl Run {
    pub(super) fn descriptor(&self, path: &str) -> FileDescriptorProto {
        let unit = self.paths.iter().position(|other| other == path).unwrap();
        FileDescriptorProto::decode(self.pool.linked(unit).unwrap().encode().as_slice()).unwrap()
    }

    pub(super) fn errors(&self) -> impl Iterator<Item = &Told> {
        let errors = self.told.iter();
        errors.filter(|told| told.severity == Severity::Error)
    }
}

/// What protoc says, and the descriptors if it is content.
///
/// Without `retain` custom options are in order and what is for the source only is left out.
pub(super) fn protoc(
    folder: &Path,
    roots: &[&str],
    retain: bool,
) -> (String, Option<FileDescriptorSet>) {
    let folder_out = tempfile::tempdir().unwrap();
    let out = folder_out.path().join("set.binpb");
    let output = Command::new(protoc_bin_vendored_linux_x86_64::protoc_bin_path())
        .arg("-I")
        .arg(folder)
        .arg("-I")
        .arg(protoc_bin_vendored_linux_x86_64::include_path())
        .arg(format!("--descriptor_set_out={}", out.display()))
        .args(["--include_source_info", "--include_imports"])
        .args(retain.then_some("--retain_options"))
        .args(roots)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let set = output.status.success().then(|| {
        let bytes = std::fs::read(&out).unwrap();
        FileDescriptorSet::decode(bytes.as_slice()).unwrap()
    });
    (said, set)
}

/// Where two descriptors differ, in words; places are compared in any order.
pub(super) fn difference(
    ours: &FileDescriptorProto,
    theirs: &FileDescriptorProto,
) -> Option<String> {
    let (mut ours, mut theirs) = (ours.clone(), theirs.clone());
    for file in [&mut ours, &mut theirs] {
        if let Some(info) = &mut file.source_code_info {
            info.location
                .sort_by(|a, b| (&a.path, &a.span).cmp(&(&b.path, &b.span)));
        }
    }
    if ours == theirs {
        return None;
    }
    let (ours, theirs) = (format!("{ours:#?}"), format!("{theirs:#?}"));
    let (mut left, mut right) = (ours.lines(), theirs.lines());
    let mut context = Vec::new();
    loop {
        match (left.next(), right.next()) {
            (Some(left), Some(right)) if left == right => context.push(left),
            (left, right) => {
                let start = context.len().saturating_sub(12);
                let near = context[start..].join("\n");
                return Some(format!("{near}\n ours: {left:?}\n protoc: {right:?}"));
            }
        }
    }
}
