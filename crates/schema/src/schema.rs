//! Linked descriptors of the files that compile, and how they travel as bytes.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use playground_protos::descriptor::FileDescriptorProto;
use prost::Message;
use prost::encoding::{WireType, encode_key, encode_varint};
use prost_reflect::DescriptorPool;

use crate::link::{Linked, features_of, with_source_info};
use crate::reflect::{limit, reflected};
use crate::workspace::Checked;
use crate::{Diagnostic, Node, SourceFile};

/// What a compilation gives: broken text is data, so this never fails.
#[derive(Debug, Clone, Default)]
pub struct Compilation {
    /// The files that compile, with all their imports; none if no file does.
    pub schema: Option<Schema>,
    /// Every finding, by file and position.
    pub diagnostics: Vec<Diagnostic>,
    /// Imported paths that neither the workspace nor the library has.
    pub missing: Vec<String>,
    /// The workspace's files.
    pub(crate) checked: Vec<Arc<Checked>>,
}

impl Compilation {
    /// The names of every file, whether it compiles or not, file by file; made when first asked for.
    pub fn outline(&self) -> Vec<Node> {
        let files = self.checked.iter();
        files.flat_map(|file| file.outline()).cloned().collect()
    }

    /// The workspace's files as they were read.
    pub fn sources(&self) -> Vec<SourceFile> {
        self.checked.iter().map(|file| file.source()).collect()
    }
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
    /// It was encoded once already.
    asked: OnceLock<()>,
    /// With its places; none if the bytes are no descriptor.
    described: OnceLock<Option<Arc<FileDescriptorProto>>>,
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
            reflected,
            ..Self::default()
        }
    }

    fn decoded(encoded: Vec<u8>, reflected: Vec<u8>) -> Self {
        Self {
            linked: None,
            encoded: encoded.into(),
            reflected: Some(reflected).into(),
            ..Self::default()
        }
    }

    /// Gives its bytes to a function. They are kept from the second time on: who compiles once has no use for them.
    fn with_encoded<T>(&self, look: impl FnOnce(&[u8]) -> T) -> T {
        let linked = self.linked.as_ref();
        let encode = || linked.map(|linked| linked.encode()).unwrap_or_default();
        match self.encoded.get() {
            Some(bytes) => look(bytes),
            None if self.asked.set(()).is_ok() => look(&encode()),
            None => look(self.encoded.get_or_init(encode)),
        }
    }

    /// Whether it is encoded like another one whose imports are like its own. Where both have a text, that tells:
    /// compiling must not encode what nobody asked for.
    fn is_encoded_like(&self, other: &Self) -> bool {
        let same = |one: &Arc<Linked>, other: &Arc<Linked>| {
            one.path == other.path && one.lowered.text == other.lowered.text
        };
        match (&self.linked, &other.linked) {
            (Some(one), Some(other)) => same(one, other),
            _ => self.with_encoded(|one| other.with_encoded(|other| one == other)),
        }
    }

    fn described(&self) -> Option<Arc<FileDescriptorProto>> {
        let decode = || {
            let file = self.with_encoded(|bytes| FileDescriptorProto::decode(bytes));
            file.ok().map(Arc::new)
        };
        self.described.get_or_init(decode).clone()
    }

    /// About how many bytes it has.
    fn size(&self) -> usize {
        let text = self
            .linked
            .as_ref()
            .map_or(0, |linked| linked.lowered.text.len());
        // Descriptors with their places have a quarter more than the text, on average.
        self.encoded.get().map_or(text + text / 4, Vec::len) + 11
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

/// `google.protobuf.FileDescriptorSet` with files as they are encoded.
#[derive(Clone, PartialEq, Message)]
struct EncodedSet {
    #[prost(bytes = "vec", repeated, tag = "1")]
    file: Vec<Vec<u8>>,
}

/// `google.protobuf.FileDescriptorProto` as far as its places go, encoded.
#[derive(Clone, PartialEq, Message)]
struct Places {
    #[prost(bytes = "vec", optional, tag = "9")]
    source_code_info: Option<Vec<u8>>,
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
        let set = EncodedSet::decode(bytes).map_err(SchemaError::Malformed)?;
        let mut files = Vec::new();
        let mut roots = Vec::new();
        for encoded in set.file {
            let file = FileDescriptorProto::decode(encoded.as_slice());
            let file = &file.map_err(SchemaError::Malformed)?;
            let features = features_of(file);
            if let Some(limit) = limit(file, &features) {
                return Err(SchemaError::Limit {
                    file: file.name().to_owned(),
                    reason: limit.message,
                });
            }
            let shaped = reflected(file, &features);
            let places = Places::decode(encoded.as_slice()).map_err(SchemaError::Malformed)?;
            let shaped = match places.source_code_info {
                Some(info) => with_source_info(&shaped, &info),
                None => shaped.encode_to_vec(),
            };
            roots.push(file.name().to_owned());
            let decoded = SchemaFile::decoded(encoded, shaped);
            files.push(Arc::new(decoded));
        }
        let schema = Self::new(files, roots);
        let pool = DescriptorPool::decode(schema.encode_reflected().as_slice())
            .map_err(SchemaError::Inconsistent)?;
        // Nothing else can be there yet.
        let _ = schema.pool.set(pool);
        Ok(schema)
    }

    /// An encoded `google.protobuf.FileDescriptorSet`, imported files first, with custom options and source info kept.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.files.iter().map(|file| file.size()).sum());
        for file in &self.files {
            file.with_encoded(|bytes| put(bytes, &mut out));
        }
        out
    }

    /// The files as they are, imported ones first, with custom options and source info. Each is made when first asked for
    /// and kept.
    pub fn descriptors(&self) -> Vec<Arc<FileDescriptorProto>> {
        self.files
            .iter()
            .filter_map(|file| file.described())
            .collect()
    }

    /// Whether [`Schema::encode`] gives the same; texts that differ count as different.
    pub fn is_encoded_like(&self, other: &Self) -> bool {
        let same = |(one, other): (&Arc<SchemaFile>, &Arc<SchemaFile>)| {
            Arc::ptr_eq(one, other) || one.is_encoded_like(other)
        };
        self.files.len() == other.files.len() && self.files.iter().zip(&other.files).all(same)
    }

    /// Whether [`Schema::encode`] gives these bytes.
    pub fn is_encoded_as(&self, bytes: &[u8]) -> bool {
        let mut rest = Some(bytes);
        for file in &self.files {
            rest = rest.and_then(|rest| {
                file.with_encoded(|file| {
                    let mut start = Vec::with_capacity(11);
                    start_of(file, &mut start);
                    rest.strip_prefix(start.as_slice())?.strip_prefix(file)
                })
            });
        }
        rest.is_some_and(<[u8]>::is_empty)
    }

    /// The same without editions, for what knows only proto2 and proto3: features as what they mean there.
    pub fn encode_reflected(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for file in self.files.iter().filter_map(|file| file.reflected()) {
            put(file, &mut out);
        }
        out
    }

    /// The linked descriptors; a file that has no shape in prost-reflect, and what imports it, is not there.
    pub fn pool(&self) -> &DescriptorPool {
        self.pool.get_or_init(|| {
            let encoded = self.encode_reflected();
            let files = || self.files.iter().filter_map(|file| file.reflected());
            DescriptorPool::decode(encoded.as_slice())
                .unwrap_or_else(|_| one_by_one(&files().collect::<Vec<_>>()))
        })
    }

    /// Paths of the workspace's own files, in the order they were given.
    pub fn roots(&self) -> &[String] {
        &self.roots
    }

    /// Roots whose messages cannot be handled at run time.
    pub fn unusable(&self) -> Vec<&str> {
        let pool = self.pool();
        let known: HashSet<String> = pool.files().map(|file| file.name().to_owned()).collect();
        let roots = self.roots.iter().map(String::as_str);
        roots.filter(|root| !known.contains(*root)).collect()
    }
}

/// The run-time descriptors of linked files, imported ones first; a file that has no shape in prost-reflect, and what
/// imports it, is left out.
pub fn pool<'f>(files: impl IntoIterator<Item = &'f FileDescriptorProto>) -> DescriptorPool {
    let mut encoded = Vec::new();
    for file in files {
        let features = features_of(file);
        if limit(file, &features).is_none() {
            encoded.push(reflected(file, &features).encode_to_vec());
        }
    }
    let mut all = Vec::new();
    encoded.iter().for_each(|file| put(file, &mut all));
    DescriptorPool::decode(all.as_slice()).unwrap_or_else(|_| one_by_one(&encoded))
}

/// The descriptors of those files that are not refused; one that is leaves the pool as it was.
fn one_by_one<B: AsRef<[u8]>>(files: &[B]) -> DescriptorPool {
    let mut pool = DescriptorPool::new();
    for file in files {
        let _ = pool.decode_file_descriptor_proto(file.as_ref());
    }
    pool
}

/// Appends a file to a `FileDescriptorSet`: field 1, length, bytes.
fn put(file: &[u8], out: &mut Vec<u8>) {
    start_of(file, out);
    out.extend_from_slice(file);
}

/// What stands before a file in a `FileDescriptorSet`.
fn start_of(file: &[u8], out: &mut Vec<u8>) {
    encode_key(1, WireType::LengthDelimited, out);
    encode_varint(file.len() as u64, out);
}
