//! The contract of `google/protobuf/compiler/plugin.proto`, with file descriptors kept as raw bytes.

use prost::Message;

use crate::{OptionInfo, Plugin};

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

/// `FEATURE_PROTO3_OPTIONAL`: the generator understands `optional` in proto3.
pub(crate) const FEATURE_PROTO3_OPTIONAL: u64 = 1;

/// One code generator; a row of [`crate::GENERATORS`].
pub trait Generator: Sync {
    /// The id, such as `rust-tonic`: lower-case words with hyphens, unique.
    fn id(&self) -> &'static str;
    /// A short title for people, such as `Rust (tonic)`.
    fn title(&self) -> &'static str;
    /// What makes the files, with exact versions.
    fn made_by(&self) -> String;
    /// What can be set; everything else in the parameter is an error.
    fn options(&self) -> Vec<OptionInfo>;
    /// The command that writes the same bytes natively, run in the folder of the sources.
    fn local_command(&self, options: &[(String, String)]) -> String;
    /// Encoded [`CodeGeneratorRequest`] in, encoded [`CodeGeneratorResponse`] out; mistakes are in its `error` field.
    fn run(&self, request: Vec<u8>) -> Run;
}

/// What a generator does with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// It answers: an encoded [`CodeGeneratorResponse`].
    Done(Vec<u8>),
    /// A plugin is to answer this encoded [`CodeGeneratorRequest`].
    Plugin(Plugin, Vec<u8>),
}

/// A response that says only what is wrong.
pub(crate) fn refusal(error: String) -> Vec<u8> {
    let response = CodeGeneratorResponse {
        error: Some(error),
        ..CodeGeneratorResponse::default()
    };
    response.encode_to_vec()
}
