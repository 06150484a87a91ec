//! `rust-web`: a tonic client in a browser, over gRPC-Web by tonic-web-wasm-client.

mod files;

use std::collections::BTreeMap;

use crate::{
    plugin::{Generator, Stubs},
    project::{File, Names},
    rust::{self, For, RustNames},
    scope::Scope,
};

/// See the module.
pub(super) struct RustWeb;

impl Generator for RustWeb {
    fn id(&self) -> &'static str {
        "rust-web"
    }

    fn title(&self) -> &'static str {
        "Rust for the browser (tonic-web-wasm-client)"
    }

    fn made_by(&self) -> String {
        rust::made_by()
    }

    fn folder(&self) -> &'static str {
        "src/gen/"
    }

    fn stubs(&self, scope: &Scope<'_>) -> Result<Stubs, String> {
        rust::stubs(scope, For::Browser)
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
