//! Packages that may change: those with an alpha, beta or test version.

use super::breaks::BreakingFinding;
use super::side::Side;

/// Whether a finding is about a file of an unstable package, on either side.
pub(super) fn concerns(found: &BreakingFinding, before: &Side<'_>, after: &Side<'_>) -> bool {
    let here = found.finding.path.as_deref().and_then(|path| after.files.get(path));
    let there = before.files.get(found.against.path.as_str());
    here.into_iter().chain(there).any(|file| is_unstable(file.package()))
}

/// Whether the last part of a package is such as `v1alpha`, `v1p1beta2` or `v1testing`.
fn is_unstable(package: &str) -> bool {
    let Some((_, last)) = package.rsplit_once('.') else { return false };
    let Some(rest) = last.strip_prefix('v') else { return false };
    let Some(rest) = number(rest) else { return false };
    if rest.starts_with("test") {
        return true;
    }
    let rest = rest.strip_prefix('p').map_or(Some(rest), number);
    let Some(rest) = rest else { return false };
    let rest = rest.strip_prefix("alpha").or_else(|| rest.strip_prefix("beta"));
    rest.is_some_and(|rest| rest.is_empty() || number(rest) == Some(""))
}

/// What follows a number above 0.
fn number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.strip_suffix(rest)?;
    digits.bytes().any(|digit| digit != b'0').then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alpha_beta_and_test_versions_are_unstable() {
        for package in ["a.v1alpha", "a.v1beta1", "a.b.v2test", "a.v1testfoo", "a.v1p1alpha", "a.v01p1beta2"] {
            assert!(is_unstable(package), "{package}");
        }
        for package in ["", "a", "v1beta1", "a.v1", "a.v0alpha", "a.v1beta0", "a.v1alphax", "a.v1p0alpha", "a.beta"] {
            assert!(!is_unstable(package), "{package}");
        }
    }
}
