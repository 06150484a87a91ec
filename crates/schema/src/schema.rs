//! Linked descriptors of the files that compile, and how they travel as bytes.

use prost_reflect::DescriptorPool;

use crate::outline_build::{Context, outline};
use crate::{Diagnostic, LineIndex, Node, SourceFile};

/// What a compilation gives: broken text is data, so this never fails.
#[derive(Debug, Clone, Default)]
pub struct Compilation {
    /// The files that compile, with all their imports; none if no file does.
    pub schema: Option<Schema>,
    /// Every finding, by file and position.
    pub diagnostics: Vec<Diagnostic>,
    /// The names of every file that could be parsed at least in part, whether it compiles or not, file by file.
    pub outline: Vec<Node>,
}

/// Linked descriptors: the workspace's files that compile (the roots) and everything they import.
#[derive(Debug, Clone)]
pub struct Schema {
    pool: DescriptorPool,
    roots: Vec<String>,
}

/// Bytes that are no usable descriptor set.
#[derive(Debug, thiserror::Error)]
#[error("not a usable descriptor set: {0}")]
pub struct SchemaError(#[from] prost_reflect::DescriptorError);

impl Schema {
    /// Puts linked descriptors and the paths of the workspace's own files together.
    pub(crate) fn new(pool: DescriptorPool, roots: Vec<String>) -> Self {
        Self { pool, roots }
    }

    /// Reads an encoded `google.protobuf.FileDescriptorSet`; every file counts as a root.
    ///
    /// # Errors
    /// If the bytes are no descriptor set or names in it do not resolve.
    pub fn decode(bytes: &[u8]) -> Result<Self, SchemaError> {
        let pool = DescriptorPool::decode(bytes)?;
        let roots = pool.files().map(|file| file.name().to_owned()).collect();
        Ok(Self { pool, roots })
    }

    /// An encoded `google.protobuf.FileDescriptorSet` in dependency order, with custom options and source info kept.
    pub fn encode(&self) -> Vec<u8> {
        self.pool.encode_to_vec()
    }

    /// The linked descriptors.
    pub fn pool(&self) -> &DescriptorPool {
        &self.pool
    }

    /// The roots as trees of names, file by file, each in source order.
    ///
    /// Spans are byte ranges in the texts given, which must be those the schema was compiled from;
    /// without its text a file's spans are `0..0`.
    pub fn outline(&self, files: &[SourceFile]) -> Vec<Node> {
        let resolve = |_: &str, name: &str| Some(name.trim_start_matches('.').to_owned());
        let mut nodes = Vec::new();
        for file in self
            .roots
            .iter()
            .filter_map(|root| self.pool.get_file_by_name(root))
        {
            let text = files
                .iter()
                .find(|source| source.path == file.name())
                .map_or("", |source| &source.text);
            let lines = LineIndex::new(text);
            let span = |location: &[i32]| lines.span(location).unwrap_or_default();
            nodes.extend(outline(
                file.file_descriptor_proto(),
                &Context {
                    span: &span,
                    resolve: &resolve,
                },
            ));
        }
        nodes
    }

    /// Paths of the workspace's own files, in the order they were given.
    pub fn roots(&self) -> &[String] {
        &self.roots
    }
}
