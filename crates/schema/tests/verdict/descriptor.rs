//! Whether two descriptor sets say the same, file by file.

use std::collections::BTreeMap;

use playground_protos::descriptor::source_code_info::Location;
use playground_protos::descriptor::{FileDescriptorProto, FileDescriptorSet};
use prost::Message;

use crate::canonical::canonical;

/// The first difference, in words; none if every file of `theirs` is in `ours` and equal.
pub fn difference(theirs: &[u8], ours: &[u8]) -> Option<String> {
    let theirs = match FileDescriptorSet::decode(theirs) {
        Ok(set) => set,
        Err(reason) => return Some(format!("protoc's cannot be read: {reason}")),
    };
    let ours = match FileDescriptorSet::decode(ours) {
        Ok(set) => set,
        Err(reason) => return Some(format!("ours is no descriptor set: {reason}")),
    };
    let mut by_name: BTreeMap<String, FileDescriptorProto> = ours
        .file
        .into_iter()
        .map(|file| (file.name().to_owned(), file))
        .collect();
    let mut files = theirs.file;
    files.sort_by_key(comes_along);
    for file in files {
        let name = file.name().to_owned();
        let told = match by_name.remove(&name) {
            None => Some("not in our set".to_owned()),
            Some(own) => of_file(file, own),
        };
        if let Some(told) = told {
            return Some(format!("{name}: {told}"));
        }
    }
    None
}

/// It comes with the compiler, whose copy has no source info.
fn comes_along(file: &FileDescriptorProto) -> bool {
    file.name().starts_with("google/protobuf/")
}

/// The first difference between two descriptors of one file.
pub fn of_file(mut theirs: FileDescriptorProto, mut ours: FileDescriptorProto) -> Option<String> {
    let comes_along = comes_along(&theirs);
    let info = |file: &mut FileDescriptorProto| {
        file.source_code_info
            .take()
            .map(|info| info.location)
            .unwrap_or_default()
    };
    let (their_info, our_info) = (info(&mut theirs), info(&mut ours));
    if theirs != ours && canonical(theirs.clone()) == canonical(ours.clone()) {
        let told = text_difference(&spelled(&theirs), &spelled(&ours));
        return Some(format!("options in other records or another order, {told}"));
    }
    if theirs != ours {
        return Some(text_difference(&spelled(&theirs), &spelled(&ours)));
    }
    if comes_along {
        return None;
    }
    let shown = |locations: Vec<Location>| {
        let mut shown: Vec<String> = locations.iter().map(location).collect();
        shown.sort();
        shown
    };
    let (theirs, ours) = (shown(their_info), shown(our_info));
    let missing = theirs
        .iter()
        .find(|location| ours.binary_search(location).is_err());
    let extra = ours
        .iter()
        .find(|location| theirs.binary_search(location).is_err());
    match (missing, extra) {
        (None, None) if theirs.len() == ours.len() => None,
        (None, None) => Some("source info repeats a location another number of times".to_owned()),
        _ => Some(format!(
            "source info\nprotoc only: {missing:?}\nours only:   {extra:?}"
        )),
    }
}

fn location(location: &Location) -> String {
    let Location {
        path,
        span,
        leading_comments,
        trailing_comments,
        leading_detached_comments,
    } = location;
    let mut out = format!("{path:?} at {span:?}");
    for (name, comment) in [
        ("leading", leading_comments),
        ("trailing", trailing_comments),
    ] {
        if let Some(comment) = comment {
            out.push_str(&format!(" {name} {comment:?}"));
        }
    }
    for comment in leading_detached_comments {
        out.push_str(&format!(" detached {comment:?}"));
    }
    out
}

/// One line for each part; bytes on one line.
fn spelled(file: &FileDescriptorProto) -> String {
    let mut out = String::new();
    for line in format!("{file:#?}").lines() {
        let byte = line
            .trim()
            .strip_suffix(',')
            .is_some_and(|text| text.parse::<u8>().is_ok());
        if byte && out.ends_with(", ") {
            out.push_str(line.trim());
            out.push(' ');
        } else if byte {
            out.push_str(line);
            out.push(' ');
        } else {
            let end = out.trim_end_matches(' ').len();
            out.truncate(end);
            if !out.is_empty() && !out.ends_with('\n') {
                out.push('\n');
            }
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// The first differing line and what stands around it: enclosing lines are the last ones of each smaller indent.
fn text_difference(theirs: &str, ours: &str) -> String {
    let mut around: Vec<&str> = Vec::new();
    for (their, our) in theirs.lines().zip(ours.lines()) {
        if their != our {
            let around: Vec<&str> = around.iter().map(|line| line.trim()).collect();
            return format!(
                "in {}\nprotoc: {}\nours:   {}",
                around.join(" "),
                their.trim(),
                our.trim()
            );
        }
        around.retain(|line| depth(line) < depth(their));
        if their.ends_with(['{', '[', '(']) {
            around.push(their);
        } else if their.trim().starts_with("name: Some") || depth(their) == 0 {
            continue;
        }
    }
    "one descriptor goes on where the other ends".to_owned()
}

fn depth(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
