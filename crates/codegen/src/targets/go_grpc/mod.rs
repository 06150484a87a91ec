//! `go-grpc`: stubs by protoc-gen-go and protoc-gen-go-grpc, for grpc-go.
//!
//! The person's own files go to packages of the project's module, whatever their `go_package` says; files whose Go code
//! is published keep theirs.

mod files;
mod names;
mod packages;

use std::collections::BTreeMap;

use crate::{
    CodeGeneratorRequest, Plugin,
    plugin::{Generator, Stubs},
    project::{File, Names},
    scope::Scope,
};

use packages::Packages;

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
        concat!(
            "protoc-gen-go ",
            env!("PROTOC_GEN_GO_VERSION"),
            " + protoc-gen-go-grpc ",
            env!("PROTOC_GEN_GO_GRPC_VERSION")
        )
        .to_owned()
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
        let messages = (Plugin::Program("protoc-gen-go"), request.clone());
        let services = (Plugin::Program("protoc-gen-go-grpc"), request);
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
            version("protoc_gen_go", env!("PROTOC_GEN_GO_VERSION")),
            version("protoc_gen_go_grpc", env!("PROTOC_GEN_GO_GRPC_VERSION")),
        ])
    }
}
