//! The targets in Rust, which differ in what the code is for.

use std::collections::BTreeMap;

use super::{For, RustNames, made_by, stubs, versions};
use crate::{
    plugin::{Generator, Stubs},
    project::{File, Names},
    scope::Scope,
};

/// One of them.
pub(crate) struct RustTarget {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) purpose: For,
    pub(crate) files: &'static [File<'static>],
}

impl Generator for RustTarget {
    fn id(&self) -> &'static str {
        self.id
    }

    fn title(&self) -> &'static str {
        self.title
    }

    fn made_by(&self) -> String {
        made_by()
    }

    fn folder(&self) -> &'static str {
        "src/gen/"
    }

    fn stubs(&self, scope: &Scope<'_>) -> Result<Stubs, String> {
        stubs(scope, self.purpose)
    }

    fn names<'s>(&self, scope: &'s Scope<'_>) -> Box<dyn Names + 's> {
        Box::new(RustNames::new(scope))
    }

    fn files(&self) -> &'static [File<'static>] {
        self.files
    }

    fn versions(&self) -> BTreeMap<&'static str, String> {
        versions()
    }
}
