//! The generators written in JavaScript, and the host of those for WASI, as this build comes with them.

/// One module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bundled {
    /// The name of its file.
    pub file: &'static str,
    /// Its hash, as `fetch` takes it (Subresource Integrity, W3C).
    pub integrity: &'static str,
    /// Its text.
    #[cfg(feature = "sources")]
    pub source: &'static str,
}

/// Every module that was there when this was built.
static BUNDLED: &[Bundled] = include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// A module by the name of its file.
///
/// # Errors
/// If this was built without it; a sentence without a stop.
pub fn find(file: &str) -> Result<&'static Bundled, String> {
    let found = BUNDLED.iter().find(|bundled| bundled.file == file);
    found.ok_or_else(|| {
        format!("this build comes without {file}: it was made before `cargo xtask editor` ran")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_said() {
        let error = find("nowhere.js").unwrap_err();
        assert!(
            error.starts_with("this build comes without nowhere.js"),
            "{error}"
        );
    }

    #[test]
    fn every_module_has_a_hash() {
        for bundled in BUNDLED {
            assert!(bundled.integrity.starts_with("sha384-"), "{bundled:?}");
        }
    }
}
