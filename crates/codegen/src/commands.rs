//! Targets that are lines for a shell: no stubs, names as the schema has them.

use crate::{
    plugin::{Generator, Stubs},
    project::{File, Names, PlainNames},
    scope::Scope,
};

/// One of them.
pub(crate) struct Commands {
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) files: &'static [File<'static>],
}

impl Generator for Commands {
    fn id(&self) -> &'static str {
        self.id
    }

    fn title(&self) -> &'static str {
        self.title
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
        self.files
    }
}
