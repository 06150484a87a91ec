//! Stands in for the library of the compiler to come: compiles its files with the workspace, then leaves them out.

use playground_schema::{Diagnostic, Node, Schema, SourceFile};

#[derive(Default)]
pub(crate) struct Compiler {
    inner: playground_schema::Compiler,
    library: Vec<(String, String)>,
}

pub(crate) struct Compilation {
    pub(crate) schema: Option<Schema>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) outline: Vec<Node>,
    pub(crate) missing: Vec<String>,
}

impl Compiler {
    pub(crate) fn set_library(&mut self, files: Vec<(String, String)>) {
        self.library = files;
    }

    pub(crate) fn compile(&mut self, files: &[SourceFile]) -> Compilation {
        let own = |path: &str| files.iter().any(|file| file.path == path);
        let others = self.library.iter().filter(|(path, _)| !own(path));
        let mut all = files.to_vec();
        all.extend(others.map(|(path, text)| SourceFile {
            path: path.clone(),
            text: text.clone(),
        }));
        let mut compilation = self.inner.compile(&all);
        compilation.diagnostics.retain(|it| own(&it.path));
        compilation.outline.retain(|it| own(&it.path));
        let missing = compilation.diagnostics.iter().filter_map(|it| {
            let rest = it.message.strip_prefix("imported file \"")?;
            Some(rest.split('"').next()?.to_owned())
        });
        Compilation {
            missing: missing.collect(),
            schema: compilation.schema,
            diagnostics: compilation.diagnostics,
            outline: compilation.outline,
        }
    }
}
