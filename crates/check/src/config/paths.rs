//! Paths of a configuration: relative, with `/`, below the folder of the `buf.yaml`.

use super::reader::Errors;
use super::yaml::Node;

/// The path in its shortest form, `.` for the folder itself; nothing, and an error, if it leads out of the folder.
pub(super) fn normal(errors: &mut Errors, node: &Node, path: &str) -> Option<String> {
    if path.starts_with('/') {
        errors.at(node, format!("path `{path}` should be relative"));
        return None;
    }
    let mut parts = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    errors.at(
                        node,
                        format!("path `{path}` leads out of the folder of the configuration"),
                    );
                    return None;
                }
            }
            part => parts.push(part),
        }
    }
    Some(if parts.is_empty() {
        ".".to_owned()
    } else {
        parts.join("/")
    })
}

/// A path as seen from a folder it lies in.
pub(super) fn below(path: &str, folder: &str) -> Option<String> {
    if folder == "." {
        return Some(path.to_owned());
    }
    match path.strip_prefix(folder)? {
        "" => Some(".".to_owned()),
        rest => rest.strip_prefix('/').map(str::to_owned),
    }
}

/// Whether a path is a file or lies in a folder; `.` is the import root.
pub(super) fn is_within(path: &str, folder: &str) -> bool {
    below(path, folder).is_some() || folder == "."
}
