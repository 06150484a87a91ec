//! The schema that the library hands out is the one it implements.

use prost::Message;
use prost_types::FileDescriptorSet;
use user_service::{FILE_DESCRIPTOR_SET, SOURCES};

#[test]
fn sources_and_descriptors_name_the_same_files() {
    let set = FileDescriptorSet::decode(FILE_DESCRIPTOR_SET).unwrap();
    let described: Vec<&str> = set
        .file
        .iter()
        .map(|file| file.name())
        .filter(|name| !name.starts_with("google/"))
        .collect();
    let sources: Vec<&str> = SOURCES.iter().map(|(path, _)| *path).collect();
    assert_eq!(described, sources);
}

#[test]
fn descriptors_keep_the_comments() {
    let set = FileDescriptorSet::decode(FILE_DESCRIPTOR_SET).unwrap();
    let infos = set.file.iter().flat_map(|file| &file.source_code_info);
    let commented = infos.into_iter().any(|info| {
        let mut comments = info.location.iter().map(|one| one.leading_comments());
        comments.any(|text| text.contains("Returns one user"))
    });
    assert!(commented);
}
