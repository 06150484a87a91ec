//! Names that two files of the workspace define.

use crate::names::{Clash, Names};
use crate::parsed::{Parsed, error};
use crate::told::MAX_TOLD;
use crate::{Diagnostic, Related};

/// All names, and a finding for each that another file defines already; what is inside a clashing element is left out.
pub(crate) fn clashes(files: &[&Parsed]) -> (Names, Vec<Diagnostic>) {
    let mut names = Names::bundled();
    let mut findings = Vec::new();
    for file in files {
        let Some(descriptor) = &file.descriptor else {
            continue;
        };
        let clashes = names.add(descriptor).into_iter().take(MAX_TOLD + 1);
        findings.extend(clashes.map(|clash| told(file, clash, files)));
    }
    (names, findings)
}

fn told(file: &Parsed, clash: Clash, files: &[&Parsed]) -> Diagnostic {
    let Clash { name, path, first } = clash;
    let message = format!("'{name}' is already defined in \"{}\"", first.file);
    let mut finding = error(&file.path, file.nearest(&path), message, None);
    let other = files.iter().find(|other| other.path == first.file);
    finding.related.extend(other.map(|other| Related {
        path: first.file,
        span: other.nearest(&first.path),
        message: "first defined here".to_owned(),
    }));
    finding
}
