//! The generators written in JavaScript or compiled for WASI, and the host of the latter, as this build comes with them.

/// One module or program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bundled {
    /// The name of its file.
    pub file: &'static str,
    /// Its hash, as `fetch` takes it (Subresource Integrity, W3C).
    pub integrity: &'static str,
    /// Its text; empty for a program, which a terminal does not run from here.
    #[cfg(feature = "sources")]
    pub source: &'static str,
}

/// Every one that was there when this was built.
static BUNDLED: &[Bundled] = include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// A module by the name of its file.
///
/// # Errors
/// If this was built without it; a sentence without a stop.
pub fn find(file: &str) -> Result<&'static Bundled, String> {
    look_up(file).ok_or_else(|| {
        format!("this build comes without {file}: it was made before `cargo xtask editor` ran")
    })
}

/// A program for WASI by its name, such as `protoc-gen-go`; those written in Go are built only where Go is installed.
///
/// # Errors
/// If this was built without it; a sentence without a stop.
pub fn find_program(name: &str) -> Result<&'static Bundled, String> {
    look_up(&format!("{name}.wasm")).ok_or_else(|| {
        format!(
            "this build of the page comes without {name}: it was made where Go is not installed"
        )
    })
}

fn look_up(file: &str) -> Option<&'static Bundled> {
    BUNDLED.iter().find(|bundled| bundled.file == file)
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
        let error = find_program("protoc-gen-nowhere").unwrap_err();
        assert!(error.ends_with("where Go is not installed"), "{error}");
    }

    #[test]
    fn every_module_has_a_hash() {
        for bundled in BUNDLED {
            assert!(bundled.integrity.starts_with("sha384-"), "{bundled:?}");
        }
    }
}
