//! What generation gives and what a person sees of a generator, as plain data.

use serde::{Deserialize, Serialize};

/// One generated file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GeneratedFile {
    /// Path relative to the output folder, with `/`.
    pub path: String,
    /// The text.
    pub text: String,
}

/// The output of one run of one generator, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generated {
    /// The files, sorted by path, each path once.
    pub files: Vec<GeneratedFile>,
    /// What made them, with exact versions, such as `prost-build 1.2.3 + tonic-prost-build 1.2.3`.
    pub generator: String,
    /// The command that writes the same bytes on the person's machine, run in the folder of the sources.
    pub command: String,
}

/// What a person sees of a generator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetInfo {
    /// The id, such as `rust-tonic`.
    pub id: String,
    /// A short title, such as `Rust (tonic)`.
    pub title: String,
    /// What makes the files, with exact versions.
    pub generator: String,
    /// What can be set.
    pub options: Vec<OptionInfo>,
    /// Whether it is to be given the sources.
    pub takes_sources: bool,
}

/// One option of a generator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionInfo {
    /// The name, such as `transport`.
    pub name: String,
    /// The values it takes; the first is the default. Any text, and an empty one by default, if there are none.
    pub values: Vec<String>,
    /// What it does, in one sentence.
    pub doc: String,
}
