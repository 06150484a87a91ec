//! Packages that may change: those with an alpha, beta or test version.

use super::breaks::BreakingFinding;
use super::side::Side;
use crate::version::{self, Stability};

/// Whether a finding is about a file of an unstable package, on either side.
pub(super) fn concerns(found: &BreakingFinding, before: &Side<'_>, after: &Side<'_>) -> bool {
    let here = found
        .finding
        .path
        .as_deref()
        .and_then(|path| after.files.get(path));
    let there = before.files.get(found.against.path.as_str());
    here.into_iter()
        .chain(there)
        .any(|file| version::of_package(file.package()) == Some(Stability::Unstable))
}
