//! Linked descriptors of the files that compile, and how they travel as bytes.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use playground_protos::descriptor::{FileDescriptorProto, FileDescriptorSet};
use prost::Message;
use prost::encoding::{WireType, encode_key, encode_varint};
use prost_reflect::DescriptorPool;

use crate::link::{Linked, features_of};
use crate::reflect::{limit, reflected};
use crate::{Diagnostic, Node};

/// What a compilation gives: broken text is data, so this never fails.
#[derive(Debug, Clone, Default)]
pub struct Compilation {
    /// The files that compile, with all their imports; none if no file does.
    pub schema: Option<Schema>,
    /// Every finding, by file and position.
    pub diagnostics: Vec<Diagnostic>,
    /// The names of every file, whether it compiles or not, file by file.
    pub outline: Vec<Node>,
    /// Imported paths that neither the workspace nor the library has.
    pub missing: Vec<String>,
}

/// Linked descriptors: the workspace's files that compile (the roots) and everything they import.
#[derive(Debug, Clone)]
pub struct Schema {
    files: Vec<Arc<SchemaFile>>,
    roots: Vec<String>,
    pool: OnceLock<DescriptorPool>,
}

/// One file of a schema, encoded when first asked for: as it is, and as prost-reflect takes it.
#[derive(Debug, Default)]
pub(crate) struct SchemaFile {
    /// What it is made of; none if both encodings are there.
    linked: Option<Arc<Linked>>,
    encoded: OnceLock<Vec<u8>>,
    /// None if prost-reflect has no shape for it.
    reflected: OnceLock<Option<Vec<u8>>>,
}

impl SchemaFile {
    /// A linked file that has a shape, or not.
    pub(crate) fn new(linked: Arc<Linked>, has_shape: bool) -> Self {
        let reflected = OnceLock::new();
        if !has_shape {
            // Nothing else can be there yet.
            let _ = reflected.set(None);
        }
        Self {
            linked: Some(linked),
            encoded: OnceLock::new(),
            reflected,
        }
    }

    fn decoded(encoded: Vec<u8>, reflected: Vec<u8>) -> Self {
        Self {
            linked: None,
            encoded: encoded.into(),
            reflected: Some(reflected).into(),
        }
    }

    fn encoded(&self) -> &[u8] {
        let linked = self.linked.as_ref();
        let encode = || linked.map(|linked| linked.encode()).unwrap_or_default();
        self.encoded.get_or_init(encode)
    }

    fn reflected(&self) -> Option<&[u8]> {
        let encode = || {
            let linked = self.linked.as_ref()?;
            let shaped = reflected(&linked.descriptor, &linked.features);
            Some(linked.with_places(&shaped))
        };
        self.reflected.get_or_init(encode).as_deref()
    }
}

/// Bytes that are no usable descriptor set.
#[derive(Debug, thiserror::Error)]
pub enum SchemaError {
    /// They do not decode.
    #[error("not a usable descriptor set: {0}")]
    Malformed(prost::DecodeError),
    /// Names in it do not resolve, or definitions contradict each other.
    #[error("not a usable descriptor set: {0}")]
    Inconsistent(prost_reflect::DescriptorError),
    /// A file uses what calls and JSON cannot handle.
    #[error("{file} cannot be used at run time: {reason}")]
    Limit {
        /// Its path.
        file: String,
        /// Why.
        reason: String,
    },
}

impl Schema {
    /// Puts linked files, imported ones first, and the paths of the workspace's own files together.
    pub(crate) fn new(files: Vec<Arc<SchemaFile>>, roots: Vec<String>) -> Self {
        Self {
            files,
            roots,
            pool: OnceLock::new(),
        }
    }

    /// Reads an encoded `google.protobuf.FileDescriptorSet`, editions included; every file counts as a root.
    ///
    /// # Errors
    /// If the bytes are no descriptor set, names in it do not resolve, or it cannot be used at run time.
    pub fn decode(bytes: &[u8]) -> Result<Self, SchemaError> {
        let set = FileDescriptorSet::decode(bytes).map_err(SchemaError::Malformed)?;
        let mut files = Vec::new();
        for file in &set.file {
            let features = features_of(file);
            if let Some(limit) = limit(file, &features) {
                return Err(SchemaError::Limit {
                    file: file.name().to_owned(),
                    reason: limit.message,
                });
            }
            let shaped = FileDescriptorProto {
                source_code_info: file.source_code_info.clone(),
                ..reflected(file, &features)
            };
            let encoded = (file.encode_to_vec(), shaped.encode_to_vec());
            files.push(Arc::new(SchemaFile::decoded(encoded.0, encoded.1)));
        }
        let roots = set.file.iter().map(|file| file.name().to_owned());
        let schema = Self::new(files, roots.collect());
        let pool = DescriptorPool::decode(schema.encode_reflected().as_slice())
            .map_err(SchemaError::Inconsistent)?;
        // Nothing else can be there yet.
        let _ = schema.pool.set(pool);
        Ok(schema)
    }

    /// An encoded `google.protobuf.FileDescriptorSet`, imported files first, with custom options and source info kept.
    pub fn encode(&self) -> Vec<u8> {
        set(self.files.iter().map(|file| file.encoded()))
    }

    /// The same without editions, for what knows only proto2 and proto3: features as what they mean there.
    pub fn encode_reflected(&self) -> Vec<u8> {
        set(self.files.iter().filter_map(|file| file.reflected()))
    }

    /// The linked descriptors; a file that has no shape in prost-reflect, and what imports it, is not there.
    pub fn pool(&self) -> &DescriptorPool {
        self.pool.get_or_init(|| {
            let encoded = self.encode_reflected();
            DescriptorPool::decode(encoded.as_slice()).unwrap_or_else(|_| self.partial_pool())
        })
    }

    /// Paths of the workspace's own files, in the order they were given.
    pub fn roots(&self) -> &[String] {
        &self.roots
    }

    fn partial_pool(&self) -> DescriptorPool {
        let mut pool = DescriptorPool::new();
        for file in self.files.iter().filter_map(|file| file.reflected()) {
            // One that is refused leaves the pool as it was.
            let _ = pool.decode_file_descriptor_proto(file);
        }
        pool
    }

    /// Roots whose messages cannot be handled at run time.
    pub fn unusable(&self) -> Vec<&str> {
        let pool = self.pool();
        let known: HashSet<String> = pool.files().map(|file| file.name().to_owned()).collect();
        let roots = self.roots.iter().map(String::as_str);
        roots.filter(|root| !known.contains(*root)).collect()
    }
}

/// `FileDescriptorSet` of files that are encoded: field 1, length, bytes.
fn set<'a>(files: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut out = Vec::new();
    for file in files {
        encode_key(1, WireType::LengthDelimited, &mut out);
        encode_varint(file.len() as u64, &mut out);
        out.extend_from_slice(file);
    }
    out
}
