//! `python-grpcio`: stubs as grpcio-tools writes them, for grpcio.

mod files;
mod names;

use std::collections::BTreeMap;

use prost_reflect::FileDescriptor;

use crate::{
    CodeGeneratorRequest,
    plugin::{Generator, Stubs},
    project::{File, Names},
    python::{self, GRPCIO_TOOLS_VERSION, GRPCIO_VERSION, PROTOBUF_VERSION},
    scope::Scope,
};

/// See the module.
pub(super) struct PythonGrpcio;

/// What begins and ends a docstring.
const DOCSTRING: &str = "\"\"\"";

impl Generator for PythonGrpcio {
    fn id(&self) -> &'static str {
        "python-grpcio"
    }

    fn title(&self) -> &'static str {
        "Python (grpcio)"
    }

    fn made_by(&self) -> String {
        format!("the same bytes as grpcio-tools {GRPCIO_TOOLS_VERSION}")
    }

    fn stubs(&self, scope: &Scope<'_>) -> Result<Stubs, String> {
        let files = scope.files();
        harmless(&files)?;
        let request = CodeGeneratorRequest {
            file_to_generate: files.iter().map(|file| file.name().to_owned()).collect(),
            parameter: None,
            proto_file: scope.encoded()?,
        };
        python::files(&request).map(Stubs::Files)
    }

    fn names<'s>(&self, _: &'s Scope<'_>) -> Box<dyn Names + 's> {
        Box::new(names::PythonNames)
    }

    fn files(&self) -> &'static [File<'static>] {
        files::FILES
    }

    fn versions(&self) -> BTreeMap<&'static str, String> {
        let version = |name, version: &str| (name, version.to_owned());
        BTreeMap::from([
            version("grpcio", GRPCIO_VERSION),
            version("protobuf", PROTOBUF_VERSION),
        ])
    }
}

/// grpcio-tools writes comments into docstrings as they are, so that one could end and go on as code. Schemas are
/// untrusted: such a comment is refused.
fn harmless(files: &[FileDescriptor]) -> Result<(), String> {
    for file in files {
        let places = file.file_descriptor_proto().source_code_info.iter();
        for place in places.flat_map(|info| &info.location) {
            let comments = [&place.leading_comments, &place.trailing_comments];
            let comments = comments.into_iter().flatten();
            let mut comments = comments.chain(&place.leading_detached_comments);
            if comments.any(|comment| comment.contains(DOCSTRING)) {
                let line = place.span.first().map_or(0, |line| line.saturating_add(1));
                return Err(format!(
                    "`{}`: a comment at line {line} holds `{DOCSTRING}`, which would end the docstring that grpcio-tools \
                     makes of it; write it otherwise",
                    file.name()
                ));
            }
        }
    }
    Ok(())
}
