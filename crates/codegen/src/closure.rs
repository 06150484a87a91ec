//! Which files take part: the wanted ones and everything they import, in the order they came.

use std::collections::{HashMap, HashSet};

use prost_types::FileDescriptorProto;

/// Keeps the wanted files and everything they import.
///
/// # Errors
/// If a wanted file is not there.
pub(crate) fn with_imports(
    files: Vec<FileDescriptorProto>,
    wanted: &[String],
) -> Result<Vec<FileDescriptorProto>, String> {
    let by_name: HashMap<&str, &FileDescriptorProto> =
        files.iter().map(|file| (file.name(), file)).collect();
    let mut kept = HashSet::new();
    let mut todo: Vec<&str> = wanted.iter().map(String::as_str).collect();
    while let Some(name) = todo.pop() {
        if kept.contains(name) {
            continue;
        }
        let file = by_name
            .get(name)
            .ok_or_else(|| format!("`{name}` is to be generated but not in the request"))?;
        kept.insert(file.name().to_owned());
        todo.extend(file.dependency.iter().map(String::as_str));
    }
    Ok(files
        .into_iter()
        .filter(|file| kept.contains(file.name()))
        .collect())
}
