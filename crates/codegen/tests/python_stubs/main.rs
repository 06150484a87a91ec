//! Python stubs are the bytes that grpcio-tools writes, and Python imports them.
//!
//! `PLAYGROUND_GRPCIO_TOOLS` is a Python that has the pinned grpcio-tools; without it nothing is compared.
//! `PLAYGROUND_PYTHON_CORPORA` are more folders to compare, with `:` between.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod corpus;
mod tools;

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};

use playground_codegen::CodeGeneratorRequest;
use playground_protos::descriptor::FileDescriptorProto;
use prost::Message;
use tools::Tools;

/// Folders of `tests/schemas` whose stubs Python cannot import, the official ones neither: they have reserved words, or
/// need modules that the package `protobuf` does not have.
const UNREADABLE: &[&str] = &["features", "keywords"];

/// Texts by path.
type Files = BTreeMap<String, String>;

fn schemas() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas")
}

#[test]
fn own_schemas() {
    let Some(tools) = Tools::find("own_schemas") else {
        return;
    };
    let mut folders: Vec<_> = std::fs::read_dir(schemas())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    assert!(!folders.is_empty());
    for folder in folders {
        let name = folder.file_name().unwrap().to_str().unwrap();
        let written = corpus::check(&tools, &folder).unwrap();
        if !UNREADABLE.contains(&name) {
            tools.import(&written);
        }
    }
}

#[test]
fn user_service() {
    let Some(tools) = Tools::find("user_service") else {
        return;
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../proto");
    tools.import(&corpus::check(&tools, &folder).unwrap());
}

#[test]
fn refuses_what_it_cannot_write() {
    let check = |wanted: &str, file: &FileDescriptorProto, expect: &str| {
        let request = CodeGeneratorRequest {
            file_to_generate: vec![wanted.to_owned()],
            parameter: None,
            proto_file: vec![file.encode_to_vec()],
        };
        let error = playground_codegen::python_stubs(&request).unwrap_err();
        assert_eq!(error, expect);
    };
    let file = |name: &str, imported: &str| FileDescriptorProto {
        name: Some(name.to_owned()),
        dependency: vec![imported.to_owned()],
        ..FileDescriptorProto::default()
    };
    check(
        "b.proto",
        &file("a.proto", "c.proto"),
        "`b.proto` is needed but not in the request",
    );
    check(
        "a.proto",
        &file("a.proto", "c.proto"),
        "`c.proto` is needed but not in the request",
    );
    check(
        "a.txt",
        &file("a.txt", "c.proto"),
        "the name of `a.txt` must end with .proto",
    );
    let descriptor = "google/protobuf/descriptor.proto";
    check(
        descriptor,
        &file(descriptor, "c.proto"),
        "`google/protobuf/descriptor.proto` is part of the Python package `protobuf`",
    );
}

#[test]
fn well_known_types() {
    if let Some(tools) = Tools::find("well_known_types") {
        corpus::check_core(&tools).unwrap();
    }
}

#[test]
fn corpora() {
    let Some(tools) = Tools::find("corpora") else {
        return;
    };
    let folders = env::var_os("PLAYGROUND_PYTHON_CORPORA").unwrap_or_default();
    let folders: Vec<_> = env::split_paths(&folders).collect();
    let folders = folders.iter().filter(|path| path.is_dir());
    let differ = folders.filter_map(|folder| corpus::check(&tools, folder).err());
    let differ: Vec<_> = differ.collect();
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}
