//! The contract of `google/protobuf/compiler/plugin.proto`, with file descriptors kept as raw bytes, and what a target is.

use std::collections::BTreeMap;

use crate::{
    OptionInfo, Plugin,
    project::{File, Names},
    scope::Scope,
};

/// `google.protobuf.compiler.CodeGeneratorRequest`.
#[derive(Clone, PartialEq, Eq, prost::Message)]
pub struct CodeGeneratorRequest {
    /// The files to generate code for; each is in `proto_file`.
    #[prost(string, repeated, tag = "1")]
    pub file_to_generate: Vec<String>,
    /// The options, as `key=value` pairs with commas between.
    #[prost(string, optional, tag = "2")]
    pub parameter: Option<String>,
    /// Encoded `FileDescriptorProto`s of the files and everything they import, dependencies first.
    /// Raw, because decoding them into structs would drop custom options.
    #[prost(bytes = "vec", repeated, tag = "15")]
    pub proto_file: Vec<Vec<u8>>,
}

/// `google.protobuf.compiler.CodeGeneratorResponse`.
#[derive(Clone, PartialEq, Eq, prost::Message)]
pub struct CodeGeneratorResponse {
    /// Why nothing was generated.
    #[prost(string, optional, tag = "1")]
    pub error: Option<String>,
    /// Bits of the `Feature` enum: 1 is `FEATURE_PROTO3_OPTIONAL`.
    #[prost(uint64, optional, tag = "2")]
    pub supported_features: Option<u64>,
    /// The files, in any order.
    #[prost(message, repeated, tag = "15")]
    pub file: Vec<ResponseFile>,
}

/// `google.protobuf.compiler.CodeGeneratorResponse.File`.
#[derive(Clone, PartialEq, Eq, prost::Message)]
pub struct ResponseFile {
    /// Path relative to the output folder; absent if `content` continues the file before.
    #[prost(string, optional, tag = "1")]
    pub name: Option<String>,
    /// A place in a file of another generator; no generator here uses it.
    #[prost(string, optional, tag = "2")]
    pub insertion_point: Option<String>,
    /// The text.
    #[prost(string, optional, tag = "15")]
    pub content: Option<String>,
}

/// One target: the official stubs, and the project of ours around them. A row of `GENERATORS`.
pub(crate) trait Generator: Sync {
    /// The id, such as `rust-tonic`: lower-case words with hyphens, unique.
    fn id(&self) -> &'static str;
    /// A short title for people, such as `Rust (tonic)`.
    fn title(&self) -> &'static str;
    /// What makes the stubs, with exact versions.
    fn made_by(&self) -> String;
    /// What can be set besides the options of every project.
    fn options(&self) -> Vec<OptionInfo> {
        Vec::new()
    }
    /// Where the stubs lie in a project, such as `src/gen/`; empty for its root.
    fn folder(&self) -> &'static str {
        ""
    }
    /// Who gives the stubs.
    ///
    /// # Errors
    /// Why there can be none, in a sentence without a stop.
    fn stubs(&self, scope: &Scope<'_>) -> Result<Stubs, String>;
    /// How the stubs call things.
    fn names<'s>(&self, scope: &'s Scope<'_>) -> Box<dyn Names + 's>;
    /// The project's files.
    fn files(&self) -> &'static [File<'static>];
    /// Files of the library that the project needs besides what the schema imports.
    fn extra(&self) -> &'static [&'static str] {
        &[]
    }
    /// Whether the sources themselves are part of the project.
    fn takes_sources(&self) -> bool {
        false
    }
    /// Versions that templates write down.
    fn versions(&self) -> BTreeMap<&'static str, String> {
        BTreeMap::new()
    }
}

/// Stubs, or who makes them.
#[derive(Debug)]
pub(crate) enum Stubs {
    /// Here they are.
    Files(Vec<ResponseFile>),
    /// Each of these plugins answers its request with some of them.
    Plugins(Vec<(Plugin, CodeGeneratorRequest)>),
}
