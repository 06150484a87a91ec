//! `node-grpc`: JavaScript for @grpc/grpc-js, whose loader reads the sources at run time.

mod files;
mod names;

use crate::{
    plugin::{Generator, Stubs},
    project::{File, Names},
    scope::Scope,
};

/// See the module.
pub(super) struct NodeGrpc;

impl Generator for NodeGrpc {
    fn id(&self) -> &'static str {
        "node-grpc"
    }

    fn title(&self) -> &'static str {
        "Node.js (grpc-js)"
    }

    fn made_by(&self) -> String {
        concat!("protoplay ", env!("CARGO_PKG_VERSION")).to_owned()
    }

    fn stubs(&self, _: &Scope<'_>) -> Result<Stubs, String> {
        Ok(Stubs::Files(Vec::new()))
    }

    fn names<'s>(&self, _: &'s Scope<'_>) -> Box<dyn Names + 's> {
        Box::new(names::NodeNames)
    }

    fn files(&self) -> &'static [File<'static>] {
        files::FILES
    }

    fn extra(&self) -> &'static [&'static str] {
        files::EXTRA
    }

    fn takes_sources(&self) -> bool {
        true
    }
}
