//! Replaces the nonce that a serving Trunk fills in by the hashes of the inline scripts, for a page on a plain host.

use anyhow::{Context, Result};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::{fs, path::Path};

const PLACEHOLDER: &str = "{{__TRUNK_NONCE__}}";

/// Rewrites the policy of the HTML file at `path`; a file without the placeholder stays as it is.
pub fn seal(path: &Path) -> Result<()> {
    let html =
        fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))?;
    if html.contains(PLACEHOLDER) {
        fs::write(path, sealed(&html))
            .with_context(|| format!("could not write {}", path.display()))?;
    }
    Ok(())
}

fn sealed(html: &str) -> String {
    let hashes: Vec<String> = inline_scripts(html).map(source).collect();
    html.replace(&format!("'nonce-{PLACEHOLDER}'"), &hashes.join(" "))
        .replace(&format!(" nonce=\"{PLACEHOLDER}\""), "")
}

/// The CSP source expression of one script text (CSP Level 3, section 2.3.1).
fn source(script: &str) -> String {
    format!(
        "'sha256-{}'",
        STANDARD.encode(Sha256::digest(script.as_bytes()))
    )
}

fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (text, _) = rest.split_once("</script>")?;
        (!attributes.contains(" src=") && !text.is_empty()).then_some(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expect: &str) {
        assert_eq!(sealed(html), expect);
    }

    #[test]
    fn an_inline_script_is_allowed_by_its_hash() {
        // The digest of `alert('Hello, world.');` is the example of CSP Level 3, section 8.
        check(
            "<meta content=\"script-src 'self' 'nonce-{{__TRUNK_NONCE__}}'\"><script nonce=\"{{__TRUNK_NONCE__}}\">alert('Hello, world.');</script>",
            "<meta content=\"script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='\"><script>alert('Hello, world.');</script>",
        );
    }

    #[test]
    fn a_script_file_needs_no_hash() {
        check(
            "script-src 'self' 'nonce-{{__TRUNK_NONCE__}}'<script nonce=\"{{__TRUNK_NONCE__}}\" src=\"/a.js\"></script>",
            "script-src 'self' <script src=\"/a.js\"></script>",
        );
    }
}
