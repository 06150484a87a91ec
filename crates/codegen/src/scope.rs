//! What a target works on: the linked files, which of them are wanted, and what was chosen.

use std::collections::HashSet;

use playground_schema::{Compiler, Schema, SourceFile};
use prost::Message;
use prost_reflect::FileDescriptor;

use crate::{driver::RawFileSet, project::Options};

/// The package whose files every runtime comes with.
const WELL_KNOWN: &str = "google/protobuf/";

/// What a target works on.
pub(crate) struct Scope<'s> {
    /// The files, their imports, and what the project needs besides; imported ones first.
    pub(crate) schema: &'s Schema,
    /// The files to generate code for.
    pub(crate) wanted: &'s [String],
    /// Files of the library that were added for the project.
    pub(crate) extra: &'s [&'static str],
    pub(crate) options: Options,
    /// The parameter of plugins that take the person's options as they are.
    pub(crate) own: Vec<(String, String)>,
}

impl Scope<'_> {
    /// The wanted files and all they import, except the well-known types; imported ones first.
    pub(crate) fn files(&self) -> Vec<FileDescriptor> {
        self.closure(self.wanted.iter().map(String::as_str))
    }

    /// The same, with what was added for the project.
    pub(crate) fn files_with_extra(&self) -> Vec<FileDescriptor> {
        let wanted = self.wanted.iter().map(String::as_str);
        self.closure(wanted.chain(self.extra.iter().copied()))
    }

    fn closure<'n>(&self, names: impl Iterator<Item = &'n str>) -> Vec<FileDescriptor> {
        let mut walk = Walk::default();
        names
            .filter_map(|name| self.schema.pool().get_file_by_name(name))
            .for_each(|file| walk.visit(&file));
        walk.found
    }

    /// Every file, encoded as plugins take them.
    pub(crate) fn encoded(&self) -> Result<Vec<Vec<u8>>, String> {
        encoded_files(self.schema)
    }
}

/// Every file of a schema, encoded as plugins take them.
pub(crate) fn encoded_files(schema: &Schema) -> Result<Vec<Vec<u8>>, String> {
    let set = RawFileSet::decode(schema.encode().as_slice());
    Ok(set.map_err(|error| error.to_string())?.file)
}

#[derive(Default)]
struct Walk {
    seen: HashSet<String>,
    found: Vec<FileDescriptor>,
}

impl Walk {
    /// As deep as files import each other, which the compiler bounds.
    fn visit(&mut self, file: &FileDescriptor) {
        if file.name().starts_with(WELL_KNOWN) || !self.seen.insert(file.name().to_owned()) {
            return;
        }
        file.dependencies().for_each(|import| self.visit(&import));
        self.found.push(file.clone());
    }
}

/// The schema with these sources of the library, which import nothing but well-known types.
///
/// # Errors
/// What is wrong, in a sentence without a stop.
pub(crate) fn extended(schema: &Schema, sources: &[SourceFile]) -> Result<Schema, String> {
    let compiled = Compiler::default().compile(sources);
    let added = compiled.schema.as_ref().map(Schema::encode);
    let added = added.ok_or("a file of the library does not compile")?;
    let decode = |bytes: &[u8]| RawFileSet::decode(bytes).map_err(|error| error.to_string());
    let mut set = decode(&schema.encode())?;
    let known: HashSet<String> = schema
        .descriptors()
        .iter()
        .map(|file| file.name().to_owned())
        .collect();
    let names = compiled.schema.iter().flat_map(Schema::descriptors);
    let names: Vec<String> = names.map(|file| file.name().to_owned()).collect();
    let missing = decode(&added)?.file.into_iter().zip(names);
    let missing = missing.filter(|(_, name)| !known.contains(name));
    set.file.extend(missing.map(|(file, _)| file));
    Schema::decode(&set.encode_to_vec()).map_err(|error| error.to_string())
}
