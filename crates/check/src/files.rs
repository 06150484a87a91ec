//! The one way in for the page and the command line: compiled files in, findings out.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use playground_protos::descriptor::{FileDescriptorProto, FileDescriptorSet};
use playground_schema::{Schema, SourceFile};
use prost::{DecodeError, Message as _};

use crate::breaking::{BreakingFinding, Change, Imports};
use crate::config::{BreakingConfig, LintConfig};
use crate::positions::Lines;
use crate::{Finding, Image};

/// One state of files that compile, with all they import.
#[derive(Debug, Clone, Default)]
pub struct Files {
    descriptors: Vec<Arc<FileDescriptorProto>>,
    targets: HashSet<String>,
    texts: Arc<BTreeMap<String, String>>,
}

impl Files {
    /// What a compiler linked, and the sources as far as they are at hand. The roots of the schema are checked; what
    /// they import is there to be looked at.
    ///
    /// # Errors
    /// If the schema holds no descriptors.
    pub fn new(schema: &Schema, sources: &[SourceFile]) -> Result<Self, DecodeError> {
        Self::decode(&schema.encode(), schema.roots(), sources)
    }

    /// The same of an encoded `google.protobuf.FileDescriptorSet`, imported files first, with source info; `targets`
    /// are the files to check.
    ///
    /// # Errors
    /// If the bytes are none.
    pub fn decode(
        set: &[u8],
        targets: &[String],
        sources: &[SourceFile],
    ) -> Result<Self, DecodeError> {
        let texts = sources.iter();
        let texts = texts.map(|file| (file.path.clone(), file.text.clone()));
        Ok(Self {
            descriptors: FileDescriptorSet::decode(set)?
                .file
                .into_iter()
                .map(Arc::new)
                .collect(),
            targets: targets.iter().cloned().collect(),
            texts: Arc::new(texts.collect()),
        })
    }

    /// The files to check that a condition holds of, with all they import and nothing else.
    #[must_use]
    pub fn only(&self, is_wanted: impl Fn(&str) -> bool) -> Self {
        let targets = self.targets.iter().filter(|path| is_wanted(path));
        let targets: HashSet<String> = targets.cloned().collect();
        let mut needed: HashSet<&str> = targets.iter().map(String::as_str).collect();
        // Imported files come first, so that one way back finds them all.
        for file in self.descriptors.iter().rev() {
            if needed.contains(file.name()) {
                let imports = file.dependency.iter().chain(&file.option_dependency);
                needed.extend(imports.map(String::as_str));
            }
        }
        let files = self.descriptors.iter();
        let files = files.filter(|file| needed.contains(file.name()));
        Self {
            descriptors: files.cloned().collect(),
            texts: Arc::clone(&self.texts),
            targets,
        }
    }

    /// The files to check, sorted.
    pub fn targets(&self) -> Vec<&str> {
        let mut targets: Vec<&str> = self.targets.iter().map(String::as_str).collect();
        targets.sort_unstable();
        targets
    }

    /// The lines of a file, which lead from the place of a finding to the text and to positions as printed.
    pub fn lines(&self, path: &str) -> Lines<'_> {
        Lines::new(self.texts.get(path).map(String::as_str))
    }

    fn image(&self) -> Image<'_> {
        let files = self.descriptors.iter().map(Arc::as_ref);
        Image::new(files, |path| self.targets.contains(path))
    }
}

/// What the configured lint rules find, sorted.
pub fn lint(files: &Files, config: &LintConfig) -> Vec<Finding> {
    crate::lint::check(&files.image(), config)
}

/// What the configured breaking rules find in a change, sorted. A file that does not compile is not there: it counts as
/// deleted, so both states are to be free of errors.
pub fn breaking(
    before: &Files,
    after: &Files,
    config: &BreakingConfig,
    imports: Imports,
) -> Vec<BreakingFinding> {
    let texts = after.texts.iter();
    let texts = texts.map(|(path, text)| (path.as_str(), text.as_str()));
    let change = Change {
        before: &before.image(),
        after: &after.image(),
        texts: &texts.collect(),
        imports,
    };
    crate::breaking::check(&change, config)
}
