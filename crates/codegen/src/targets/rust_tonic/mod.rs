//! `rust-tonic`: a tonic client or server over TCP.

mod files;

use std::collections::BTreeMap;

use crate::{
    plugin::{Generator, Stubs},
    project::{File, Names},
    rust::{self, For, RustNames},
    scope::Scope,
};

/// See the module.
pub(super) struct RustTonic;

impl Generator for RustTonic {
    fn id(&self) -> &'static str {
        "rust-tonic"
    }

    fn title(&self) -> &'static str {
        "Rust (tonic)"
    }

    fn made_by(&self) -> String {
        rust::made_by()
    }

    fn folder(&self) -> &'static str {
        "src/gen/"
    }

    fn stubs(&self, scope: &Scope<'_>) -> Result<Stubs, String> {
        rust::stubs(scope, For::Native)
    }

    fn names<'s>(&self, scope: &'s Scope<'_>) -> Box<dyn Names + 's> {
        Box::new(RustNames::new(scope))
    }

    fn files(&self) -> &'static [File<'static>] {
        files::FILES
    }

    fn versions(&self) -> BTreeMap<&'static str, String> {
        rust::versions()
    }
}
