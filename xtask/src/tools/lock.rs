//! Reads Cargo.lock for the one version a tool must match.

/// The version of `package` in the text of a Cargo.lock; `None` when it is not there or there are several.
pub fn version(lock: &str, package: &str) -> Option<String> {
    let mut versions = lock.split("[[package]]").skip(1).filter_map(|entry| {
        let field = |key: &str| {
            entry
                .lines()
                .find_map(|line| line.strip_prefix(key)?.strip_suffix('"'))
        };
        (field("name = \"")? == package).then(|| field("version = \"").map(str::to_owned))?
    });
    let version = versions.next()?;
    versions.next().is_none().then_some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen"
version = "0.2.129"
dependencies = [
 "cfg-if",
]

[[package]]
name = "wasm-bindgen-futures"
version = "0.4.79"

[[package]]
name = "base64"
version = "0.22.1"

[[package]]
name = "base64"
version = "0.23.1"
"#;

    fn check(package: &str, expect: Option<&str>) {
        assert_eq!(version(LOCK, package).as_deref(), expect, "{package}");
    }

    #[test]
    fn the_whole_name_decides() {
        check("wasm-bindgen", Some("0.2.129"));
        check("wasm-bindgen-futures", Some("0.4.79"));
        check("wasm", None);
    }

    #[test]
    fn two_versions_are_no_version() {
        check("base64", None);
    }

    #[test]
    fn the_real_lock_names_one_wasm_bindgen() {
        let text = std::fs::read_to_string(crate::paths::root().join("Cargo.lock")).unwrap();
        assert!(version(&text, "wasm-bindgen").is_some());
    }
}
