//! `go-grpc`: stubs by protoc-gen-go and protoc-gen-go-grpc, for grpc-go.
//!
//! The person's own files go to packages of the project's module, whatever their `go_package` says; files whose Go code
//! is published keep theirs.

mod files;
mod names;
mod packages;

use std::collections::BTreeMap;

use crate::{
    CodeGeneratorRequest, Plugin, Program,
    plugin::{Generator, Stubs},
    project::{File, Names},
    scope::Scope,
};

use packages::Packages;

/// Writes the messages.
const MESSAGES: Program = Program {
    name: "protoc-gen-go",
    package: "google.golang.org/protobuf/cmd/protoc-gen-go",
    version: env!("PROTOC_GEN_GO_VERSION"),
};

/// Writes the services.
const SERVICES: Program = Program {
    name: "protoc-gen-go-grpc",
    package: "google.golang.org/grpc/cmd/protoc-gen-go-grpc",
    version: env!("PROTOC_GEN_GO_GRPC_VERSION"),
};

/// See the module.
pub(super) struct GoGrpc;

impl Generator for GoGrpc {
    fn id(&self) -> &'static str {
        "go-grpc"
    }

    fn title(&self) -> &'static str {
        "Go (grpc-go)"
    }

    fn made_by(&self) -> String {
        [MESSAGES, SERVICES]
            .map(|program| format!("{} {}", program.name, program.version))
            .join(" + ")
    }

    fn folder(&self) -> &'static str {
        "gen/"
    }

    fn stubs(&self, scope: &Scope<'_>) -> Result<Stubs, String> {
        let packages = Packages::new(scope);
        let request = CodeGeneratorRequest {
            file_to_generate: packages.own_files(),
            parameter: Some(packages.parameter()),
            proto_file: scope.encoded()?,
        };
        let messages = (Plugin::Program(MESSAGES), request.clone());
        let services = (Plugin::Program(SERVICES), request);
        Ok(Stubs::Plugins(vec![messages, services]))
    }

    fn names<'s>(&self, scope: &'s Scope<'_>) -> Box<dyn Names + 's> {
        Box::new(names::GoNames::new(Packages::new(scope)))
    }

    fn files(&self) -> &'static [File<'static>] {
        files::FILES
    }

    fn versions(&self) -> BTreeMap<&'static str, String> {
        let version = |name, version: &str| (name, version.to_owned());
        BTreeMap::from([
            version("protoc_gen_go", MESSAGES.version),
            version("protoc_gen_go_grpc", SERVICES.version),
        ])
    }
}
