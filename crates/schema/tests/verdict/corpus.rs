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
use crate::protoc::Told;

/// How many differences are shown.
const SHOWN: usize = 40;

/// Compiles all files of a folder at once and compares each with what protoc makes of it; gives the differences.
pub fn run(folder: &Path) -> usize {
    let mut files = Vec::new();
    collect(folder, folder, &mut files);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let told = each(&files, |protoc, file| protoc.run_in(folder, &file.path), false);
    let start = Instant::now();
    let compilation = Compiler::default().compile(&files);
    println!("{} files compiled in {:.2?}", files.len(), start.elapsed());
    let mut errors: HashMap<&str, String> = HashMap::new();
    for found in compilation.diagnostics.iter().filter(|found| found.severity == Severity::Error) {
        errors.entry(&found.path).or_insert_with(|| found.message.clone());
    }
    let set = compilation.schema.map(|schema| schema.encode()).unwrap_or_default();
    let set = FileDescriptorSet::decode(set.as_slice()).expect("a descriptor set").file;
    let ours: BTreeMap<&str, &FileDescriptorProto> = set.iter().map(|file| (file.name(), file)).collect();
    let differ = |(file, told): (&SourceFile, &Told)| {
        let told = difference(told, errors.get(file.path.as_str()), ours.get(file.path.as_str()).copied())?;
        Some(format!("{}: {told}", file.path))
    };
    let found: Vec<String> = files.iter().zip(&told).filter_map(differ).collect();
    found.iter().take(SHOWN).for_each(|told| println!("{told}"));
    let accepted = told.iter().filter(|told| told.accepted).count();
    println!("protoc accepts {accepted} of {}; {} differences", files.len(), found.len());
    found.len()
}

fn difference(told: &Told, error: Option<&String>, ours: Option<&FileDescriptorProto>) -> Option<String> {
    match (told.accepted, error, ours) {
        (true, Some(error), _) => Some(format!("refused: {error}")),
        (true, None, None) => Some("not in our schema".to_owned()),
        (false, None, Some(_)) => Some(format!("accepted, but protoc: {}", told.text.lines().next().unwrap_or_default())),
        (true, None, Some(ours)) => {
            let mut set = FileDescriptorSet::decode(told.set.as_slice()).expect("a descriptor set").file;
            of_file(set.pop()?, ours.clone())
        }
        _ => None,
    }
}

fn collect(root: &Path, folder: &Path, out: &mut Vec<SourceFile>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, out);
        } else if path.extension().is_some_and(|extension| extension == "proto") {
            let name = path.strip_prefix(root).expect("in the folder").to_string_lossy().into_owned();
            if let Ok(text) = fs::read_to_string(&path) {
                out.push(SourceFile { path: name, text });
            }
        }
    }
}
