//! `grpcurl`: a line for a terminal per method.

mod files;

use crate::{
    plugin::{Generator, Stubs},
    project::{File, Names, PlainNames},
    scope::Scope,
};

/// See the module.
pub(super) struct Grpcurl;

impl Generator for Grpcurl {
    fn id(&self) -> &'static str {
        "grpcurl"
    }

    fn title(&self) -> &'static str {
        "Commands (grpcurl)"
    }

    fn made_by(&self) -> String {
        concat!("protoplay ", env!("CARGO_PKG_VERSION")).to_owned()
    }

    fn stubs(&self, _: &Scope<'_>) -> Result<Stubs, String> {
        Ok(Stubs::Files(Vec::new()))
    }

    fn names<'s>(&self, _: &'s Scope<'_>) -> Box<dyn Names + 's> {
        Box::new(PlainNames)
    }

    fn files(&self) -> &'static [File<'static>] {
        files::FILES
    }
}
