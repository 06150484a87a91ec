//! Versions of packages: `v1`, `v1test…`, `v1alpha1`, `v1p1beta2`.

/// Whether what a package promises is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stability {
    /// `v1`.
    Stable,
    /// Alpha, beta and test versions.
    Unstable,
}

/// The stability of a package by the version it ends with; none if that is no version, or nothing stands before it.
pub fn of_package(package: &str) -> Option<Stability> {
    let (_, last) = package.rsplit_once('.')?;
    stability(last)
}

fn stability(part: &str) -> Option<Stability> {
    let version = part.strip_prefix('v')?;
    if let Some((major, _)) = version.split_once("test") {
        positive(major)?;
        return Some(Stability::Unstable);
    }
    for channel in ["alpha", "beta"] {
        if let Some((number, patch)) = version.split_once(channel) {
            let (major, minor) = number.split_once('p').unwrap_or((number, "1"));
            let patch = if patch.is_empty() { "1" } else { patch };
            return [major, minor, patch]
                .iter()
                .all(|number| positive(number).is_some())
                .then_some(Stability::Unstable);
        }
    }
    positive(version).map(|_| Stability::Stable)
}

fn positive(number: &str) -> Option<u32> {
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    let number = number.parse().ok()?;
    (digits && number > 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_as_measured() {
        let stable = ["a.v1", "a.v01", "a.b.v2"];
        let unstable = [
            "a.v1test",
            "a.v1testfoo",
            "a.v2test1",
            "a.v1alpha",
            "a.v1alpha1",
            "a.v1beta",
            "a.v1p1alpha",
            "a.v1p1beta2",
        ];
        let none = [
            "a.v0",
            "a.v1p1",
            "a.v1beta0",
            "a.v1alphax",
            "a.v1p0alpha1",
            "v1",
            "a",
            "",
            "a.v+1",
        ];
        for package in stable {
            assert_eq!(of_package(package), Some(Stability::Stable), "{package}");
        }
        for package in unstable {
            assert_eq!(of_package(package), Some(Stability::Unstable), "{package}");
        }
        for package in none {
            assert_eq!(of_package(package), None, "{package}");
        }
    }
}
