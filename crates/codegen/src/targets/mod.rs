//! Every generator: one file or folder each, and its row in [`GENERATORS`].

mod buf_curl;
mod go_grpc;
mod grpcurl;
mod node_grpc;
mod python_grpcio;
mod rust_tonic;
mod rust_web;
mod typescript_connect;

use crate::{TargetInfo, driver::all_options, plugin::Generator};

/// Every generator, sorted by id.
pub(crate) static GENERATORS: &[&dyn Generator] = &[
    &buf_curl::BUF_CURL,
    &go_grpc::GoGrpc,
    &grpcurl::GRPCURL,
    &node_grpc::NodeGrpc,
    &python_grpcio::PythonGrpcio,
    &rust_tonic::RUST_TONIC,
    &rust_web::RUST_WEB,
    &typescript_connect::TypescriptConnect,
];

/// What a person sees of every generator, in the order of the registry.
pub fn targets() -> Vec<TargetInfo> {
    let info = |generator: &&dyn Generator| TargetInfo {
        id: generator.id().to_owned(),
        title: generator.title().to_owned(),
        generator: generator.made_by(),
        options: all_options(*generator),
        takes_sources: generator.takes_sources(),
    };
    GENERATORS.iter().map(info).collect()
}

#[cfg(test)]
mod tests {
    use std::{collections::HashSet, fs, path::Path};

    use super::*;

    #[test]
    fn ids_are_sorted_unique_and_plain() {
        let ids: Vec<_> = targets().into_iter().map(|target| target.id).collect();
        assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
        let plain = |id: &String| {
            !id.is_empty()
                && id
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        };
        assert!(ids.iter().all(plain), "{ids:?}");
    }

    #[test]
    fn everything_is_documented() {
        for target in targets() {
            assert!(!target.title.is_empty(), "{target:?}");
            assert!(
                target.generator.chars().any(|c| c.is_ascii_digit()),
                "a version is missing: {target:?}"
            );
            let names: HashSet<_> = target.options.iter().map(|option| &option.name).collect();
            assert_eq!(names.len(), target.options.len(), "{target:?}");
            assert!(
                target
                    .options
                    .iter()
                    .all(|option| option.doc.ends_with('.')),
                "{target:?}"
            );
        }
    }

    #[test]
    fn every_file_is_registered() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/targets");
        let names = fs::read_dir(folder).unwrap().map(|entry| {
            entry
                .unwrap()
                .path()
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .replace('_', "-")
        });
        let mut files: Vec<_> = names.filter(|name| name != "mod").collect();
        files.sort();
        assert_eq!(
            files,
            GENERATORS
                .iter()
                .map(|generator| generator.id())
                .collect::<Vec<_>>()
        );
    }
}
