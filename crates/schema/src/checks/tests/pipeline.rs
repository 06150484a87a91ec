//! Text through every stage up to the checks.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::checks::{Finding, check};
use crate::diagnostic::Severity;
use crate::ir::Lowered;
use crate::link::{Builtin, Unit, link};

/// What comes of the last of some files.
pub(super) struct Compiled {
    pub(super) text: String,
    /// What the checks say.
    pub(super) findings: Vec<Finding>,
    /// Errors of the other stages, and of the checks in the files that are imported.
    pub(super) elsewhere: Vec<String>,
}

impl Compiled {
    pub(super) fn is_refused(&self) -> bool {
        let mut severities = self.findings.iter().map(|finding| finding.severity);
        !self.elsewhere.is_empty() || severities.any(|severity| severity == Severity::Error)
    }
}

/// Compiles files; what they import besides comes from the folder protoc carries.
pub(super) fn compile(files: &[(String, String)]) -> Compiled {
    let (root, text) = files.last().unwrap();
    let given: BTreeMap<_, _> = files.iter().cloned().collect();
    let mut elsewhere = Vec::new();
    let mut units: BTreeMap<String, (String, Arc<Lowered>)> = BTreeMap::new();
    let mut open = vec![root.clone()];
    while let Some(path) = open.pop() {
        let text = given.get(&path).cloned().or_else(|| include(&path));
        let Some(text) = text.filter(|_| !units.contains_key(&path)) else {
            continue;
        };
        let lowered = lowered(&path, &text, &mut elsewhere);
        open.extend(lowered.descriptor.dependency.iter().cloned());
        open.extend(lowered.descriptor.option_dependency.iter().cloned());
        units.insert(path, (text, Arc::new(lowered)));
    }
    let findings = checked(root, &units, &mut elsewhere);
    Compiled {
        text: text.clone(),
        findings,
        elsewhere,
    }
}

fn checked(
    root: &str,
    units: &BTreeMap<String, (String, Arc<Lowered>)>,
    elsewhere: &mut Vec<String>,
) -> Vec<Finding> {
    let paths: Vec<_> = units.keys().collect();
    let find = |names: &[String]| {
        let found = names
            .iter()
            .map(|name| paths.iter().position(|path| *path == name));
        found.collect()
    };
    let list = units.iter().map(|(path, (_, lowered))| Unit {
        path: path.as_str().into(),
        lowered: Arc::clone(lowered),
        imports: find(&lowered.descriptor.dependency),
        option_imports: find(&lowered.descriptor.option_dependency),
        comes_along: false,
        previous: None,
    });
    let pool = link(&list.collect::<Vec<_>>(), builtin(), &|_| None);
    let mut own = Vec::new();
    for (unit, (path, (text, _))) in units.iter().enumerate() {
        let errors = pool
            .findings(unit)
            .filter(|finding| finding.severity == Severity::Error);
        elsewhere.extend(errors.map(|finding| finding.message.clone()));
        let seen = pool.seen(unit).unwrap();
        let found = check(&seen.view(text));
        if path == root {
            own = found;
            continue;
        }
        let errors = found
            .into_iter()
            .filter(|finding| finding.severity == Severity::Error);
        elsewhere.extend(errors.map(|finding| finding.message));
    }
    own
}

fn lowered(path: &str, text: &str, elsewhere: &mut Vec<String>) -> Lowered {
    let tree = playground_syntax::parse(text);
    elsewhere.extend(tree.errors().iter().map(|error| error.message.clone()));
    let (lowered, findings) = crate::lower::lower(path, tree);
    let errors = findings
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error);
    elsewhere.extend(errors.map(|finding| finding.message));
    lowered
}

fn builtin() -> &'static Builtin {
    static BUILTIN: OnceLock<Builtin> = OnceLock::new();
    BUILTIN.get_or_init(|| {
        let path = "google/protobuf/descriptor.proto";
        let lowered = lowered(path, &include(path).unwrap(), &mut Vec::new());
        Builtin::new(Arc::new(lowered))
    })
}

fn include(path: &str) -> Option<String> {
    let folder = protoc_bin_vendored_linux_x86_64::include_path();
    std::fs::read_to_string(folder.join(path)).ok()
}
