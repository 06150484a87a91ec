//! `rust-tonic`: messages by prost-build, services by tonic-prost-build, laid out by prettyplease.
//!
//! The bytes are those that `tonic_prost_build::configure().compile_fds(..)` writes in a build script: one file per
//! package of the wanted files and of everything they import, except what the crate `prost-types` holds.

mod prepare;

use playground_schema::Schema;
use prost::Message;
use prost_build::{Config, Module};
use prost_types::{FileDescriptorProto, FileDescriptorSet};

use crate::{
    CodeGeneratorRequest, CodeGeneratorResponse, Generator, OptionInfo, ResponseFile, Run, closure,
    driver::{RawFileSet, own_command},
    parameter,
    plugin::FEATURE_PROTO3_OPTIONAL,
};

/// See the module.
pub(super) struct RustTonic;

struct Options {
    client: bool,
    server: bool,
    transport: bool,
}

impl Generator for RustTonic {
    fn id(&self) -> &'static str {
        "rust-tonic"
    }

    fn title(&self) -> &'static str {
        "Rust (tonic)"
    }

    fn made_by(&self) -> String {
        concat!(
            "prost-build ",
            env!("PROST_BUILD_VERSION"),
            " + tonic-prost-build ",
            env!("TONIC_PROST_BUILD_VERSION")
        )
        .to_owned()
    }

    fn options(&self) -> Vec<OptionInfo> {
        let switch = |name: &str, doc: &str| OptionInfo {
            name: name.to_owned(),
            values: vec!["true".to_owned(), "false".to_owned()],
            doc: doc.to_owned(),
        };
        vec![
            switch("client", "Generate a client for each service."),
            switch("server", "Generate a server trait for each service."),
            switch(
                "transport",
                "Let clients connect by address; switch it off for clients in a browser.",
            ),
        ]
    }

    fn local_command(&self, options: &[(String, String)]) -> String {
        own_command(self, options)
    }

    fn run(&self, request: Vec<u8>) -> Run {
        let response = match self.files(&request) {
            Ok(file) => CodeGeneratorResponse {
                error: None,
                supported_features: Some(FEATURE_PROTO3_OPTIONAL),
                file,
            },
            Err(error) => CodeGeneratorResponse {
                error: Some(error),
                supported_features: Some(FEATURE_PROTO3_OPTIONAL),
                file: Vec::new(),
            },
        };
        Run::Done(response.encode_to_vec())
    }
}

impl RustTonic {
    fn files(&self, request: &[u8]) -> Result<Vec<ResponseFile>, String> {
        let request = CodeGeneratorRequest::decode(request)
            .map_err(|error| format!("not a code generator request: {error}"))?;
        let options = self.parse_options(request.parameter.as_deref().unwrap_or_default())?;
        let files = linked_files(request.proto_file)?;
        let mut files = closure::with_imports(files, &request.file_to_generate)?;
        for file in &mut files {
            prepare::prepare(file)?;
        }
        let modules = call_prost_build(&options, files)?;
        let file = |(module, content): (Module, String)| ResponseFile {
            name: Some(module.to_file_name_or("_")),
            insertion_point: None,
            content: Some(content),
        };
        let mut files: Vec<_> = modules.into_iter().map(file).collect();
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(files)
    }

    fn parse_options(&self, parameter: &str) -> Result<Options, String> {
        let values = parameter::parse(parameter, &self.options())?;
        let on = |index: usize| values.get(index).is_some_and(|value| value == "true");
        Ok(Options {
            client: on(0),
            server: on(1),
            transport: on(2),
        })
    }
}

/// Decodes the files after linking them, because prost-build panics on names that do not resolve and knows no editions.
fn linked_files(files: Vec<Vec<u8>>) -> Result<Vec<FileDescriptorProto>, String> {
    let bytes = RawFileSet { file: files }.encode_to_vec();
    let schema = Schema::decode(&bytes).map_err(|error| error.to_string())?;
    let bytes = schema.encode_reflected();
    let set = FileDescriptorSet::decode(bytes.as_slice()).map_err(|error| error.to_string())?;
    Ok(set.file)
}

fn call_prost_build(
    options: &Options,
    files: Vec<FileDescriptorProto>,
) -> Result<impl IntoIterator<Item = (Module, String)>, String> {
    let requests = files
        .into_iter()
        .map(|file| (Module::from_protobuf_package_name(file.package()), file))
        .collect();
    let mut config = Config::new();
    if options.client || options.server {
        let builder = tonic_prost_build::configure()
            .build_client(options.client)
            .build_server(options.server)
            .build_transport(options.transport)
            .emit_rerun_if_changed(false);
        config.service_generator(builder.service_generator());
    }
    // A last line of defence where panics unwind; in wasm a panic ends the worker, which the page restarts.
    let caught =
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| config.generate(requests)));
    let result =
        caught.map_err(|_| "prost-build gave up on this schema; please report it".to_owned())?;
    result.map_err(|error| error.to_string())
}
