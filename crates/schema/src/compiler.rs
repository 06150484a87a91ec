//! STUB to be replaced: compiles a workspace.
use crate::{Compilation, Schema, SourceFile};

/// Compiles workspaces; keeps parsed files between runs.
#[derive(Debug, Default)]
pub struct Compiler {}

impl Compiler {
    /// Compiles every file of the workspace.
    pub fn compile(&mut self, files: &[SourceFile]) -> Compilation {
        struct R(Vec<SourceFile>);
        impl protox::file::FileResolver for R {
            fn open_file(&self, name: &str) -> Result<protox::file::File, protox::Error> {
                self.0.iter().find(|f| f.path == name).map_or_else(|| protox::file::GoogleFileResolver::new().open_file(name), |f| protox::file::File::from_source(name, &f.text))
            }
        }
        let mut compiler = protox::Compiler::with_file_resolver(R(files.to_vec()));
        compiler.include_imports(true).include_source_info(true);
        for f in files {
            if compiler.open_file(&f.path).is_err() { return Compilation::default(); }
        }
        Compilation { schema: Some(Schema::new(compiler.descriptor_pool(), files.iter().map(|f| f.path.clone()).collect())), diagnostics: vec![] }
    }
}
