//! Compiles a workspace: parses what changed, links what depends on it, checks it, and gathers what is clean.

mod imports;
mod known;
mod outline;
mod paths;
mod told;
mod unit;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use self::imports::Imports;
use self::known::Known;
use self::told::told;
use self::unit::Unit;
use crate::finding::Finding;
use crate::link::{self, Linked, Pool, builtin};
use crate::reflect::{Limit, limit};
use crate::schema::SchemaFile;
use crate::{Compilation, Diagnostic, Node, Schema, Severity, SourceFile};

/// Compiles workspaces; keeps what came of each file, so that only edited ones and what imports them are done again.
#[derive(Default)]
pub struct Compiler {
    known: Known,
    kept: HashMap<String, Kept>,
}

/// What came of one file the last time.
struct Kept {
    unit: Arc<Unit>,
    checked: Arc<Checked>,
}

/// What depends on a linked file alone.
#[derive(Debug)]
pub(crate) struct Checked {
    linked: Arc<Linked>,
    findings: Vec<Diagnostic>,
    /// Why it cannot be used at run time although it may be right.
    limit: Option<Diagnostic>,
    file: Arc<SchemaFile>,
    outline: OnceLock<Vec<Node>>,
}

impl Compiler {
    /// Compiles every file of the workspace. Broken text is data: this never fails.
    pub fn compile(&mut self, files: &[SourceFile]) -> Compilation {
        let (accepted, mut findings) = paths::accepted(files);
        let units = self.units(&accepted);
        let own = accepted.len();
        let all: Vec<&Unit> = units.iter().map(Arc::as_ref).collect();
        let imports = Imports::new(&all, own, self.known.paths());
        findings.extend(imports.findings.iter().cloned());
        let known = &self.known;
        let pool = link::link(
            &self.link_units(&units, &imports, own),
            builtin(),
            &|name| known.declaring(name),
        );
        let checked = self.check(&units, &pool, own);
        for (index, (unit, checked)) in units.iter().zip(&checked).enumerate().take(own) {
            findings.extend(unit.findings.iter().cloned());
            let linked = pool.findings(index).cloned();
            findings.extend(linked.map(|finding| finding.told(&unit.path)));
            findings.extend(checked.iter().flat_map(|checked| checked.findings.clone()));
        }
        let remarks = remarks(
            units.get(..own).unwrap_or_default(),
            &pool,
            &checked,
            &findings,
        );
        findings.extend(remarks);
        let texts = units.iter().map(|unit| (unit.path.as_str(), unit.text()));
        Compilation {
            schema: schema(&units, &imports, &checked, &findings, &pool, own),
            checked: checked.iter().take(own).flatten().cloned().collect(),
            missing: imports.missing.clone(),
            diagnostics: told(findings, &texts.collect()),
        }
    }

    /// Adds files that can be imported without being in the workspace, `(path, text)`.
    pub fn set_library(&mut self, files: Vec<(String, String)>) {
        self.known.set_library(files);
    }

    /// The workspace's files, then what they import of the files that are known, and what those import.
    fn units(&mut self, files: &[&SourceFile]) -> Vec<Arc<Unit>> {
        let mut units: Vec<Arc<Unit>> = Vec::new();
        let mut seen: HashSet<String> = HashSet::new();
        for file in files {
            let kept = self.kept.get(&file.path).map(|kept| &kept.unit);
            let unit = kept.filter(|unit| unit.text() == file.text).cloned();
            units.push(unit.unwrap_or_else(|| Arc::new(Unit::new(&file.path, &file.text))));
            seen.insert(file.path.clone());
        }
        let mut next = 0;
        while let Some(unit) = units.get(next).cloned() {
            for import in &unit.imports {
                if !seen.contains(&import.path)
                    && let Some(unit) = self.known.unit(&import.path)
                {
                    seen.insert(import.path.clone());
                    units.push(unit);
                }
            }
            next += 1;
        }
        units
    }

    /// The first `own` are the workspace's.
    fn link_units(&self, units: &[Arc<Unit>], imports: &Imports, own: usize) -> Vec<link::Unit> {
        let read = |index: &usize| units.get(*index).is_some_and(|unit| !unit.unread);
        let target = |file: usize, path: &str| match units.get(file) {
            Some(unit) if unit.path == path => Some(file),
            _ => imports.target(file, path).filter(read),
        };
        let units = units.iter().enumerate();
        let units = units.map(|(index, unit)| {
            let to = |paths: &[String]| paths.iter().map(|path| target(index, path)).collect();
            let descriptor = &unit.lowered.descriptor;
            link::Unit {
                path: Arc::from(unit.path.as_str()),
                lowered: Arc::clone(&unit.lowered),
                imports: to(&descriptor.dependency),
                option_imports: to(&descriptor.option_dependency),
                comes_along: index >= own,
                previous: self
                    .kept
                    .get(&unit.path)
                    .map(|kept| Arc::clone(&kept.checked.linked)),
            }
        });
        units.collect()
    }

    /// Checks each file, unless that was done for what came of it, and keeps all for the next time.
    fn check(&mut self, units: &[Arc<Unit>], pool: &Pool, own: usize) -> Vec<Option<Arc<Checked>>> {
        let mut before = std::mem::take(&mut self.kept);
        let mut out = Vec::new();
        for (index, unit) in units.iter().enumerate() {
            let Some(linked) = pool.linked(index) else {
                out.push(None);
                continue;
            };
            let kept = before.remove(&unit.path);
            let kept = kept.filter(|kept| Arc::ptr_eq(&kept.checked.linked, linked));
            let checked = kept.map(|kept| kept.checked);
            let checked =
                checked.unwrap_or_else(|| Arc::new(Checked::new(unit, linked, pool, index, own)));
            out.push(Some(Arc::clone(&checked)));
            let kept = Kept {
                unit: Arc::clone(unit),
                checked,
            };
            self.kept.insert(unit.path.clone(), kept);
        }
        out
    }
}

impl Checked {
    /// Files that come with the compiler are right; `own` are the workspace's.
    fn new(unit: &Unit, linked: &Arc<Linked>, pool: &Pool, index: usize, own: usize) -> Self {
        let mut findings = Vec::new();
        if index < own
            && let Some(seen) = pool.seen(index)
        {
            let found = crate::checks::check(&seen.view(unit.text()));
            findings.extend(found.into_iter().map(|finding| finding.told(&unit.path)));
        }
        let limit = limit(&linked.descriptor, &linked.features);
        let limit = limit.map(|limit| limited(unit, &limit));
        Self {
            file: Arc::new(SchemaFile::new(Arc::clone(linked), limit.is_none())),
            linked: Arc::clone(linked),
            findings,
            limit,
            outline: OnceLock::new(),
        }
    }

    /// The file as it was read.
    pub(crate) fn source(&self) -> SourceFile {
        SourceFile {
            path: self.linked.path.to_string(),
            text: self.linked.lowered.text.clone(),
        }
    }

    /// The names in the file.
    pub(crate) fn outline(&self) -> &[Node] {
        let linked = &self.linked;
        let outline = || outline::outline(&linked.descriptor, &linked.lowered);
        self.outline.get_or_init(outline)
    }
}

fn limited(unit: &Unit, limit: &Limit) -> Diagnostic {
    let message = format!(
        "messages of this file cannot be sent or shown: {}",
        limit.message
    );
    let span = unit.lowered.nearest(&limit.path);
    Finding::warning(span, message).told(&unit.path)
}

/// One schema has each name once.
fn beside(unit: &Unit, path: &str) -> Diagnostic {
    let message = format!("names of this file are in {path}, too");
    let limit = Limit {
        path: vec![2],
        message,
    };
    limited(unit, &limit)
}

/// What is worth saying of files that have no mistakes: imports that nothing uses, and why they cannot be called.
fn remarks(
    units: &[Arc<Unit>],
    pool: &Pool,
    checked: &[Option<Arc<Checked>>],
    findings: &[Diagnostic],
) -> Vec<Diagnostic> {
    let bad = with_errors(findings);
    // What is used of these may be in what cannot be read.
    let open = |unit: &&Arc<Unit>| unit.lowered.open || !unit.lowered.lost.is_empty();
    let unread = units.iter().filter(open).map(|unit| unit.path.as_str());
    let unread: HashSet<&str> = unread.collect();
    let mut out = Vec::new();
    for (index, unit) in units.iter().enumerate() {
        if bad.contains(unit.path.as_str()) {
            continue;
        }
        let checked = checked.get(index).and_then(Option::as_ref);
        out.extend(checked.and_then(|checked| checked.limit.clone()));
        out.extend(pool.beside(index).map(|path| beside(unit, path)));
        let linked = pool.linked(index);
        for path in linked.iter().flat_map(|linked| &linked.unused) {
            let statement = unit.lowered.nearest(path);
            let import = unit
                .imports
                .iter()
                .find(|import| import.statement == statement);
            let read = import.filter(|import| !unread.contains(import.path.as_str()));
            out.extend(read.map(|import| imports::unused(unit, import)));
        }
    }
    out
}

fn with_errors(findings: &[Diagnostic]) -> HashSet<&str> {
    let errors = findings.iter();
    let errors = errors.filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.path.as_str()).collect()
}

/// The files without mistakes whose imports are all there and without mistakes.
fn schema(
    units: &[Arc<Unit>],
    imports: &Imports,
    checked: &[Option<Arc<Checked>>],
    findings: &[Diagnostic],
    pool: &Pool,
    own: usize,
) -> Option<Schema> {
    let bad = with_errors(findings);
    let mut clean = HashSet::new();
    let mut files = Vec::new();
    for index in imports.order.iter().copied() {
        let (Some(unit), Some(Some(checked))) = (units.get(index), checked.get(index)) else {
            continue;
        };
        let mut targets = imports.of(index).iter();
        let ready = targets.all(|target| target.is_some_and(|to| clean.contains(&to)));
        if ready && !bad.contains(unit.path.as_str()) && pool.beside(index).is_none() {
            clean.insert(index);
            files.push(Arc::clone(&checked.file));
        }
    }
    let roots = units.iter().enumerate().take(own);
    let roots = roots.filter(|(index, _)| clean.contains(index));
    let roots: Vec<String> = roots.map(|(_, unit)| unit.path.clone()).collect();
    (!roots.is_empty()).then(|| Schema::new(files, roots))
}
