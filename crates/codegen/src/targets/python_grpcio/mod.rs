//! `python-grpcio`: stubs as grpcio-tools writes them, for grpcio.

mod files;
mod names;

use crate::{
    plugin::{Generator, Stubs},
    project::{File, Names},
    scope::Scope,
};

/// See the module.
pub(super) struct PythonGrpcio;

impl Generator for PythonGrpcio {
    fn id(&self) -> &'static str {
        "python-grpcio"
    }

    fn title(&self) -> &'static str {
        "Python (grpcio)"
    }

    fn made_by(&self) -> String {
        "as grpcio-tools 0".to_owned()
    }

    fn stubs(&self, _: &Scope<'_>) -> Result<Stubs, String> {
        Ok(Stubs::Files(Vec::new()))
    }

    fn names<'s>(&self, _: &'s Scope<'_>) -> Box<dyn Names + 's> {
        Box::new(names::PythonNames)
    }

    fn files(&self) -> &'static [File<'static>] {
        files::FILES
    }
}
