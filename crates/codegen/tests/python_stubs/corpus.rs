//! Folders of `.proto` files: compiled, made to stubs, and compared with what the tools write.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use playground_codegen::CodeGeneratorRequest;
use playground_protos::descriptor::FileDescriptorProto;
use playground_protos::{CORE, CORE_PATHS};
use playground_schema::{Compiler, Schema, SourceFile};
use prost::Message;

use super::Files;
use super::tools::{Tools, write};

/// `google.protobuf.FileDescriptorSet` with files as they are encoded.
#[derive(Clone, PartialEq, Message)]
struct EncodedSet {
    #[prost(bytes = "vec", repeated, tag = "1")]
    file: Vec<Vec<u8>>,
}

/// Texts of a folder with one of these endings, by their paths from there.
pub fn read(folder: &Path, endings: &[&str]) -> Files {
    let mut files = Files::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if endings
                .iter()
                .any(|it| path.extension().is_some_and(|e| e == *it))
            {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                files.insert(name.to_owned(), fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

/// Compares every file that compiles, folder by folder, and gives all stubs.
///
/// # Errors
/// What differs.
pub fn check(tools: &Tools, folder: &Path) -> Result<Files, String> {
    let schema = compile(&read(folder, &["proto"]));
    let roots: Vec<_> = schema.roots().iter().map(String::as_str).collect();
    check_schema(tools, folder, &schema, &roots)
}

/// Compares the files that come with the compiler.
///
/// # Errors
/// What differs.
pub fn check_core(tools: &Tools) -> Result<Files, String> {
    let folder = tempfile::tempdir().unwrap();
    let core = CORE.iter().copied();
    write(folder.path(), core);
    // The tools write this one in a way of its own.
    let paths = CORE_PATHS.iter().copied();
    let paths: Vec<_> = paths
        .filter(|path| *path != "google/protobuf/descriptor.proto")
        .collect();
    let imports = paths.iter().map(|path| format!("import \"{path}\";\n"));
    let text = format!("syntax = \"proto3\";\n{}", imports.collect::<String>());
    let schema = compile(&Files::from([("all.proto".to_owned(), text)]));
    check_schema(tools, folder.path(), &schema, &paths)
}

fn check_schema(
    tools: &Tools,
    folder: &Path,
    schema: &Schema,
    paths: &[&str],
) -> Result<Files, String> {
    let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in paths {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        folders.entry(folder).or_default().push(path);
    }
    let world = World::new(schema);
    let mut all = Files::new();
    let mut differences = Vec::new();
    let mut todo: Vec<Vec<&str>> = folders.into_values().collect();
    while let Some(wanted) = todo.pop() {
        let expected = match tools.run_in(folder, &wanted) {
            Ok(expected) => expected,
            Err(error) if wanted.len() == 1 => {
                differences.push(format!("{wanted:?} refused: {error}"));
                continue;
            }
            Err(_) => {
                todo.extend(wanted.into_iter().map(|path| vec![path]));
                continue;
            }
        };
        let wanted = wanted.as_slice();
        let found = world.stubs(wanted);
        differences.extend(compare(&found, &expected));
        all.extend(found);
    }
    println!("{}: {} stubs compared", folder.display(), all.len());
    if differences.is_empty() {
        return Ok(all);
    }
    let shown: Vec<_> = differences.iter().take(20).cloned().collect();
    Err(format!(
        "{}: {} differ\n{}",
        folder.display(),
        differences.len(),
        shown.join("\n")
    ))
}

fn compile(files: &Files) -> Schema {
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| SourceFile {
            path: path.as_str().into(),
            text: text.as_str().into(),
        })
        .collect();
    let compilation = Compiler::default().compile(&files);
    let findings = compilation.diagnostics;
    let schema = compilation
        .schema
        .unwrap_or_else(|| panic!("nothing compiles: {findings:#?}"));
    let left_out = files.len() - schema.roots().len();
    if left_out > 0 {
        println!("{left_out} files do not compile: {:?}", compilation.missing);
    }
    schema
}

/// The files of a schema: their bytes and what they import.
struct World {
    files: Vec<(FileDescriptorProto, Vec<u8>)>,
}

impl World {
    fn new(schema: &Schema) -> Self {
        let set = EncodedSet::decode(schema.encode().as_slice()).unwrap();
        let files = set.file.into_iter();
        let files = files.map(|bytes| {
            (
                FileDescriptorProto::decode(bytes.as_slice()).unwrap(),
                bytes,
            )
        });
        Self {
            files: files.collect(),
        }
    }

    /// Ours, of a request that has what is needed and no more.
    fn stubs(&self, wanted: &[&str]) -> Files {
        let mut needed: HashSet<&str> = wanted.iter().copied().collect();
        let mut proto_file = Vec::new();
        // What a file imports stands before it.
        for (file, bytes) in self.files.iter().rev() {
            if needed.contains(file.name()) {
                let imports = file.dependency.iter().chain(&file.option_dependency);
                needed.extend(imports.map(String::as_str));
                proto_file.push(bytes.clone());
            }
        }
        proto_file.reverse();
        let request = CodeGeneratorRequest {
            file_to_generate: wanted.iter().map(|path| (*path).to_owned()).collect(),
            parameter: None,
            proto_file,
        };
        let files = playground_codegen::python_stubs(&request).unwrap();
        let files = files.into_iter();
        files
            .map(|file| (file.name.unwrap(), file.content.unwrap()))
            .collect()
    }
}

/// What differs, with the first lines that do.
fn compare(found: &Files, expected: &Files) -> Vec<String> {
    let mut differences = Vec::new();
    if !found.keys().eq(expected.keys()) {
        let (found, expected) = (found.keys(), expected.keys());
        differences.push(format!("files {found:?} instead of {expected:?}"));
    }
    for (path, expected) in expected {
        let Some(found) = found.get(path) else {
            continue;
        };
        if found != expected {
            let mut lines = found.lines().zip(expected.lines()).enumerate();
            let first = lines.find(|(_, (found, expected))| found != expected);
            differences.push(format!("{path}: {first:#?}"));
        }
    }
    differences
}
