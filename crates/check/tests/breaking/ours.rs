//! What our rules find: over what our compiler links, and over what protoc links.

use playground_check::breaking::{self, BreakingFinding, Change, Imports, Texts};
use playground_check::config::BreakingConfig;
use playground_check::{Image, breaking as find};
use playground_protos::descriptor::FileDescriptorProto;
use playground_schema::{Compiler, Severity, SourceFile};

use crate::oracle::Files;
use crate::report::Told;

/// What is found in sources.
pub fn found(before: &Files, after: &Files, config: &BreakingConfig) -> Vec<BreakingFinding> {
    find(
        &compiled(before),
        &compiled(after),
        config,
        Imports::Checked,
    )
}

/// The same in the form in which it is compared.
pub fn of_sources(before: &Files, after: &Files, config: &BreakingConfig) -> Vec<Told> {
    let found = found(before, after, config);
    found
        .iter()
        .map(|found| Told::of_ours(found, after))
        .collect()
}

/// What is found in descriptors of protoc.
pub fn of_descriptors(
    before: &[FileDescriptorProto],
    after: &[FileDescriptorProto],
    files: &Files,
    config: &BreakingConfig,
) -> Vec<Told> {
    let texts = files.iter();
    let texts: Texts<'_> = texts
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let change = Change {
        before: &Image::new(before, |_| true),
        after: &Image::new(after, |_| true),
        texts: &texts,
        imports: Imports::Checked,
    };
    let found = breaking::check(&change, config);
    found
        .iter()
        .map(|found| Told::of_ours(found, files))
        .collect()
}

pub fn compiled(files: &Files) -> playground_check::Files {
    let files = files.iter();
    let files = files.map(|(path, text)| SourceFile {
        path: path.clone(),
        text: text.clone(),
    });
    let files: Vec<SourceFile> = files.collect();
    let compilation = Compiler::default().compile(&files);
    let errors = compilation.diagnostics.iter();
    let errors: Vec<_> = errors
        .filter(|found| found.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let schema = compilation.schema.unwrap_or_else(|| panic!("no files"));
    playground_check::Files::new(&schema, &files)
}
