//! Every file of a folder against protoc, and the time it takes.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::super::{DESCRIPTOR, Unit, link};
use super::harness::{Files, builtin, difference, protoc, run};

fn read(root: &Path, folder: &Path, files: &mut Files) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(root, &path, files);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "proto")
        {
            let name = path.strip_prefix(root).unwrap().display().to_string();
            // Copies, and what protoc carries itself.
            if name.contains("node_modules") || name.starts_with("google/protobuf/") {
                continue;
            }
            files.insert(name, std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// For how long this thread was running, however busy the machine is.
fn busy() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = text.split(' ').next().and_then(|nanos| nanos.parse().ok());
    Duration::from_nanos(nanos.unwrap_or(0))
}

/// `PROTO_SWEEP=folder cargo test --release -p playground-schema link::tests::sweep -- --ignored --nocapture`
#[test]
#[ignore = "needs a folder of .proto files"]
fn every_file_of_a_folder_is_linked_as_by_protoc() {
    let folder = std::env::var("PROTO_SWEEP").expect("PROTO_SWEEP names a folder");
    let folder = Path::new(&folder);
    let mut files = Files::new();
    read(folder, folder, &mut files);
    let start = busy();
    let run = run(&files);
    println!("{} files, all stages {:?}", run.paths.len(), busy() - start);
    for told in run.told.iter().take(20) {
        println!("{told:?}");
    }
    let units = (0..run.paths.len()).filter_map(|unit| run.pool.linked(unit));
    let units: Vec<_> = units.collect();
    let index = |path: &String| run.paths.binary_search(path).ok();
    let list: Vec<Unit> = units
        .iter()
        .map(|linked| Unit {
            path: Arc::clone(&linked.path),
            lowered: Arc::clone(&linked.lowered),
            imports: linked.descriptor.dependency.iter().map(index).collect(),
            option_imports: linked
                .descriptor
                .option_dependency
                .iter()
                .map(index)
                .collect(),
            comes_along: false,
            previous: None,
        })
        .collect();
    let start = busy();
    let pool = link(&list, builtin(), &|_| None);
    println!("linked in {:?}", busy() - start);
    let again: Vec<Unit> = (0..list.len())
        .map(|unit| Unit {
            comes_along: false,
            previous: pool.linked(unit).cloned(),
            ..list[unit].clone()
        })
        .collect();
    let start = busy();
    link(&again, builtin(), &|_| None);
    println!("nothing changed: {:?}", busy() - start);
    let roots: Vec<&str> = files.keys().map(String::as_str).collect();
    let (said, set) = protoc(folder, &roots, false);
    let errors = said.lines().filter(|line| !line.contains(": warning: "));
    println!("{}", errors.take(20).collect::<Vec<_>>().join("\n"));
    let set = set.expect("protoc accepts all files");
    let unused = said
        .lines()
        .filter(|line| line.ends_with(" is unused."))
        .count();
    let ours = (0..list.len()).filter(|unit| files.contains_key(&run.paths[*unit]));
    let ours: usize = ours
        .map(|unit| pool.linked(unit).unwrap().unused.len())
        .sum();
    println!("unused imports: {ours}, protoc: {unused}");
    let mut different = 0;
    for theirs in &set.file {
        // It has options for the source only, which protoc leaves out.
        if theirs.name() == DESCRIPTOR {
            continue;
        }
        if let Some(difference) = difference(&run.descriptor(theirs.name()), theirs) {
            different += 1;
            if different < 10 {
                println!("{}: {difference}", theirs.name());
            }
        }
    }
    println!("{different} of {} differ", set.file.len());
    assert_eq!((different, run.errors().count()), (0, 0));
}
