//! A folder of files that people wrote: whatever protoc accepts must be accepted, with equal descriptors.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use std::time::Instant;

use playground_protos::descriptor::{FileDescriptorProto, FileDescriptorSet};
use playground_schema::{Compiler, Severity, SourceFile};
use prost::Message;

use crate::descriptor::of_file;
use crate::judge::each;
use crate::protoc::Protoc;

/// How many differences are shown.
const SHOWN: usize = 40;

/// How many files protoc is given at once.
const BATCH: usize = 40;

/// What protoc makes of a file, or why not.
type Theirs = Result<FileDescriptorProto, String>;

/// Compiles all files of a folder at once, save copies of what comes with the compiler, and compares each with what protoc makes of it; gives the differences.
pub fn run(folder: &Path) -> usize {
    let mut files = Vec::new();
    collect(folder, folder, &mut files);
    files.retain(|file| !file.path.starts_with("google/protobuf/"));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let batches: Vec<&[SourceFile]> = files.chunks(BATCH).collect();
    let told = each(
        &batches,
        |protoc, batch| asked(folder, protoc, batch),
        false,
    )
    .concat();
    let start = Instant::now();
    let compilation = Compiler::default().compile(&files);
    println!("{} files compiled in {:.2?}", files.len(), start.elapsed());
    let mut errors: HashMap<&str, String> = HashMap::new();
    for found in compilation
        .diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error)
    {
        errors
            .entry(&found.path)
            .or_insert_with(|| found.message.clone());
    }
    let set = compilation
        .schema
        .map(|schema| schema.encode())
        .unwrap_or_default();
    let set = FileDescriptorSet::decode(set.as_slice())
        .expect("a descriptor set")
        .file;
    let ours: BTreeMap<&str, &FileDescriptorProto> =
        set.iter().map(|file| (file.name(), file)).collect();
    let differ = |(file, told): (&SourceFile, &Theirs)| {
        let told = difference(
            told,
            errors.get(file.path.as_str()),
            ours.get(file.path.as_str()).copied(),
        )?;
        Some(format!("{}: {told}", file.path))
    };
    let found: Vec<String> = files.iter().zip(&told).filter_map(differ).collect();
    let other = |told: &&String| !told.contains(": options in other records");
    let more = found.iter().filter(other).count();
    println!("{more} differ by more than the records of options");
    let shown = found
        .iter()
        .filter(other)
        .chain(&found)
        .take(SHOWN.max(more));
    shown.for_each(|told| println!("{told}"));
    let accepted = told.iter().filter(|told| told.is_ok()).count();
    println!(
        "protoc accepts {accepted} of {}; {} differences",
        files.len(),
        found.len()
    );
    found.len()
}

/// All files at once, which is quick; if one is refused, each by itself.
fn asked(folder: &Path, protoc: &Protoc, batch: &[SourceFile]) -> Vec<Theirs> {
    let paths: Vec<&str> = batch.iter().map(|file| file.path.as_str()).collect();
    let told = protoc.run_in(folder, &paths);
    if !told.accepted && batch.len() > 1 {
        return batch
            .chunks(1)
            .flat_map(|one| asked(folder, protoc, one))
            .collect();
    }
    let set = FileDescriptorSet::decode(told.set.as_slice())
        .expect("a descriptor set")
        .file;
    let mut by_name: HashMap<String, FileDescriptorProto> = set
        .into_iter()
        .map(|file| (file.name().to_owned(), file))
        .collect();
    let why = || told.text.lines().next().unwrap_or_default().to_owned();
    paths
        .iter()
        .map(|path| by_name.remove(*path).ok_or_else(why))
        .collect()
}

fn difference(
    theirs: &Theirs,
    error: Option<&String>,
    ours: Option<&FileDescriptorProto>,
) -> Option<String> {
    match (theirs, error, ours) {
        (Ok(_), Some(error), _) => Some(format!("refused: {error}")),
        (Ok(_), None, None) => Some("not in our schema".to_owned()),
        (Err(why), None, Some(_)) => Some(format!("accepted, but protoc: {why}")),
        (Ok(theirs), None, Some(ours)) => of_file(theirs.clone(), ours.clone()),
        _ => None,
    }
}

fn collect(root: &Path, folder: &Path, out: &mut Vec<SourceFile>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, out);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "proto")
        {
            let name = path
                .strip_prefix(root)
                .expect("in the folder")
                .to_string_lossy()
                .into_owned();
            if let Ok(text) = fs::read_to_string(&path) {
                out.push(SourceFile { path: name, text });
            }
        }
    }
}
