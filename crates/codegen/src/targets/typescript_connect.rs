//! `typescript-connect`: messages and services by protoc-gen-es, as Connect's clients and servers take them.
//!
//! The files are those that `protoc-gen-es` writes for the wanted files and everything they import, except what the
//! package `@bufbuild/protobuf` holds.

use prost::Message;
use prost_types::FileDescriptorProto;

use crate::{
    CodeGeneratorRequest, Generator, OptionInfo, Plugin, Run, closure, driver::own_command,
    parameter, plugin::refusal,
};

/// See the module.
pub(super) struct TypescriptConnect;

/// What `@bufbuild/protobuf` has under `wkt`.
const WELL_KNOWN: &str = "google/protobuf/";

const LANGUAGE: &str = "language";

impl Generator for TypescriptConnect {
    fn id(&self) -> &'static str {
        "typescript-connect"
    }

    fn title(&self) -> &'static str {
        "TypeScript (Connect)"
    }

    fn made_by(&self) -> String {
        concat!("protoc-gen-es ", env!("PROTOC_GEN_ES_VERSION")).to_owned()
    }

    fn options(&self) -> Vec<OptionInfo> {
        let option = |name: &str, values: &[&str], doc: &str| OptionInfo {
            name: name.to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            doc: doc.to_owned(),
        };
        vec![
            option(
                LANGUAGE,
                &["ts", "js+dts"],
                "Write TypeScript, or JavaScript with its declarations.",
            ),
            option(
                "import_extension",
                &["none", "js", "ts"],
                "What names of imported files end with.",
            ),
            option(
                "json_types",
                &["false", "true"],
                "Write types for the JSON form of messages.",
            ),
        ]
    }

    fn local_command(&self, options: &[(String, String)]) -> String {
        own_command(self, options)
    }

    fn run(&self, request: Vec<u8>) -> Run {
        match self.prepared(&request) {
            Ok(request) => Run::Plugin(Plugin::Module("protoc-gen-es.js"), request),
            Err(error) => Run::Done(refusal(error)),
        }
    }
}

impl TypescriptConnect {
    /// The request with every option said, and with imports among what is wanted.
    fn prepared(&self, request: &[u8]) -> Result<Vec<u8>, String> {
        let mut request = CodeGeneratorRequest::decode(request)
            .map_err(|error| format!("not a code generator request: {error}"))?;
        let known = self.options();
        let values = parameter::parse(request.parameter.as_deref().unwrap_or_default(), &known)?;
        let names = known.into_iter().map(|option| match option.name.as_str() {
            // What protoc-gen-es calls so is something else to whoever chooses a target here.
            LANGUAGE => "target".to_owned(),
            _ => option.name,
        });
        let pairs = names.zip(values);
        request.parameter = parameter::join(&pairs.collect::<Vec<_>>())?;
        let files = request.proto_file.iter();
        let files: Result<Vec<_>, _> = files
            .map(|file| FileDescriptorProto::decode(file.as_slice()))
            .collect();
        let files = files.map_err(|error| error.to_string())?;
        let wanted = closure::with_imports(files, &request.file_to_generate)?;
        let names = wanted.iter().map(FileDescriptorProto::name);
        request.file_to_generate = names
            .filter(|name| !name.starts_with(WELL_KNOWN))
            .map(str::to_owned)
            .collect();
        Ok(request.encode_to_vec())
    }
}
