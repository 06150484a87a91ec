//! Strings that hold names: path templates of HTTP, signatures of methods, declared extensions, types of operations.
//!
//! Sources: `google/api/http.proto`, `google/api/client.proto`, `google/longrunning/operations.proto`,
//! `google/protobuf/descriptor.proto`.

use std::ops::Range;

use super::uses::Walk;
use crate::text::join;

/// A name in a string.
pub(super) struct Named {
    /// Its parts, as bytes of the string.
    pub(super) parts: Vec<Range<usize>>,
    /// What it stands for.
    pub(super) full: String,
}

/// The names in a string that a field is set to; none if such a field holds no names.
pub(super) fn names(walk: &Walk<'_>, field: &str, text: &str) -> Option<Vec<Named>> {
    let method = walk.method.as_deref();
    let method = method.and_then(|method| walk.seen.symbols().get(method));
    let takes = method.map_or("", |method| &method.of);
    let gives = method.map_or("", |method| &method.gives);
    match field {
        "google.api.HttpRule.get"
        | "google.api.HttpRule.put"
        | "google.api.HttpRule.post"
        | "google.api.HttpRule.delete"
        | "google.api.HttpRule.patch"
        | "google.api.CustomHttpPattern.path" => Some(template(walk, takes, text)),
        "google.api.HttpRule.body" => Some(fields(walk, takes, text, 0..text.len())),
        "google.api.HttpRule.response_body" => Some(fields(walk, gives, text, 0..text.len())),
        "google.api.method_signature" => Some(signature(walk, takes, text)),
        "google.protobuf.ExtensionRangeOptions.Declaration.full_name"
        | "google.protobuf.ExtensionRangeOptions.Declaration.type" => {
            let full = text.strip_prefix('.')?;
            Some(vec![whole(full, 1, full)])
        }
        "google.longrunning.OperationInfo.response_type"
        | "google.longrunning.OperationInfo.metadata_type" => {
            let near = join(walk.package, text);
            let known = walk.seen.symbols().get(&near).is_some();
            Some(vec![whole(text, 0, if known { &near } else { text })])
        }
        _ => None,
    }
}

/// A dotted name that begins at an offset.
fn whole(written: &str, start: usize, full: &str) -> Named {
    Named {
        parts: dotted(written, start),
        full: full.to_owned(),
    }
}

/// The parts between dots.
fn dotted(written: &str, start: usize) -> Vec<Range<usize>> {
    let mut at = start;
    let parts = written.split('.').map(|part| {
        let range = at..at + part.len();
        at = range.end + 1;
        range
    });
    parts.collect()
}

/// `/v1/{book.name=shelves/*}`: the fields between braces.
fn template(walk: &Walk<'_>, message: &str, text: &str) -> Vec<Named> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('{') {
        let rest = text.get(open + 1..).unwrap_or_default();
        let length = rest.find(['=', '}']).unwrap_or(0);
        found.extend(fields(walk, message, text, open + 1..open + 1 + length));
    }
    found
}

/// `name,book.title`
fn signature(walk: &Walk<'_>, message: &str, text: &str) -> Vec<Named> {
    let mut found = Vec::new();
    let mut at = 0;
    for part in text.split(',') {
        let blank = part.len() - part.trim_start().len();
        let range = at + blank..at + blank + part.trim().len();
        found.extend(fields(walk, message, text, range));
        at += part.len() + 1;
    }
    found
}

/// `book.name`: a field, and fields of its message.
fn fields(walk: &Walk<'_>, message: &str, text: &str, range: Range<usize>) -> Vec<Named> {
    let mut message = message.to_owned();
    let mut found = Vec::new();
    let path = text.get(range.clone()).unwrap_or_default();
    for part in dotted(path, range.start) {
        let name = text.get(part.clone()).unwrap_or_default();
        let full = join(&message, name);
        if name.is_empty() || walk.seen.symbols().get(&full).is_none() {
            break;
        }
        message = walk.type_of(&full);
        found.push(Named {
            parts: vec![part],
            full,
        });
    }
    found
}
