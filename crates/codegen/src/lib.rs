//! Generators behind one plugin contract: `CodeGeneratorRequest` bytes in, `CodeGeneratorResponse` bytes out.

use serde::{Deserialize, Serialize};

/// One generated file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GeneratedFile {
    /// Path relative to the output folder.
    pub path: String,
    /// The text.
    pub text: String,
}

/// What a person sees of a generator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetInfo {
    /// The id, such as `rust-tonic`.
    pub id: String,
    /// A short title, such as `Rust (tonic)`.
    pub title: String,
}
