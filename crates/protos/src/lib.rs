//! The types of `google/protobuf/descriptor.proto` as protoc 36.2 has them, and the files that come with the compiler.

pub mod library;

/// Messages and enums of `google/protobuf/descriptor.proto`. In the descriptors `options` are encoded bytes, so that
/// custom options are kept; they decode as the message of the same name, such as [`descriptor::FieldOptions`].
#[allow(missing_docs, clippy::doc_lazy_continuation)]
pub mod descriptor {
    include!(concat!(env!("OUT_DIR"), "/google.protobuf.rs"));
}

/// The files that come with every protobuf compiler, `(path, text)`, sorted by path: the well-known types,
/// `descriptor.proto` and what it needs, the feature files of the languages, and the plugin protocol.
pub const CORE: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/core.rs"));

/// The paths of [`CORE`], for who needs no texts.
pub const CORE_PATHS: &[&str] = include!(concat!(env!("OUT_DIR"), "/core_paths.rs"));

/// The text of a file of [`CORE`].
pub fn core(path: &str) -> Option<&'static str> {
    let found = CORE.binary_search_by_key(&path, |(path, _)| path).ok()?;
    CORE.get(found).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn core_files_are_sorted_and_found_by_path() {
        assert!(CORE.is_sorted_by_key(|(path, _)| path));
        assert!(CORE.iter().map(|(path, _)| path).eq(CORE_PATHS));
        let text = core("google/protobuf/descriptor.proto").unwrap();
        assert!(text.contains("EDITION_2026 = 1002;"));
        assert!(core("google/protobuf/compiler/plugin.proto").is_some());
        assert!(core("google/protobuf/go_features.proto").is_some());
        assert!(core("none.proto").is_none());
    }
}
