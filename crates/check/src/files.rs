//! The one way in for the page and the command line: compiled files in, findings out.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use playground_protos::descriptor::{FileDescriptorProto, FileDescriptorSet};
use playground_schema::{Schema, SourceFile};
use prost::{DecodeError, Message as _};

use crate::breaking::{BreakingFinding, Change, Imports, Side};
use crate::changes::ChangeLog;
use crate::config::{BreakingConfig, LintConfig};
use crate::explain::{Explanation, Half, World};
use crate::image::tag;
use crate::positions::Lines;
use crate::{Finding, Image, accept};

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
    pub fn new(schema: &Schema, sources: &[SourceFile]) -> Self {
        Self::put(schema.descriptors(), schema.roots(), sources)
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
        let files = FileDescriptorSet::decode(set)?.file;
        let descriptors = files.into_iter().map(Arc::new).collect();
        Ok(Self::put(descriptors, targets, sources))
    }

    fn put(
        descriptors: Vec<Arc<FileDescriptorProto>>,
        targets: &[String],
        sources: &[SourceFile],
    ) -> Self {
        let texts = sources.iter();
        let texts = texts.map(|file| (file.path.clone(), file.text.clone()));
        Self {
            descriptors,
            targets: targets.iter().cloned().collect(),
            texts: Arc::new(texts.collect()),
        }
    }

    /// The files to check that a condition holds of, with all they import and nothing else.
    #[must_use]
    pub fn only(&self, is_wanted: impl Fn(&str) -> bool) -> Self {
        let targets = self.targets.iter().filter(|path| is_wanted(path));
        let targets: HashSet<String> = targets.cloned().collect();
        Self {
            descriptors: self.with_imports(|path| targets.contains(path)),
            texts: Arc::clone(&self.texts),
            targets,
        }
    }

    /// Files with all they import.
    fn with_imports(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<Arc<FileDescriptorProto>> {
        let mut needed: HashSet<&str> = HashSet::new();
        // Imported files come first, so that one way back finds them all.
        for file in self.descriptors.iter().rev() {
            if is_wanted(file.name()) || needed.contains(file.name()) {
                needed.insert(file.name());
                let imports = file.dependency.iter().chain(&file.option_dependency);
                needed.extend(imports.map(String::as_str));
            }
        }
        let files = self.descriptors.iter();
        files
            .filter(|file| needed.contains(file.name()))
            .cloned()
            .collect()
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

    /// The descriptor of a file.
    pub(crate) fn descriptor(&self, path: &str) -> Option<&FileDescriptorProto> {
        let mut files = self.descriptors.iter();
        files.find(|file| file.name() == path).map(Arc::as_ref)
    }

    /// The sources that are at hand, by path.
    pub fn sources(&self) -> Vec<SourceFile> {
        let texts = self.texts.iter();
        let sources = texts.map(|(path, text)| SourceFile {
            path: path.clone(),
            text: text.clone(),
        });
        sources.collect()
    }

    /// The name of the field that a path in the descriptor of a file leads into.
    pub fn field_name(&self, path: &str, element: &[i32]) -> Option<String> {
        let is_field = tag::element(element).0 == Some(tag::Kind::Field);
        let file = self.descriptor(path).filter(|_| is_field)?;
        let (name, _) = accept::declared(file, element);
        name.rsplit('.').next().map(str::to_owned)
    }

    /// The text of a file, if it is at hand.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// The descriptors as rules see them.
    pub(crate) fn image(&self) -> Image<'_> {
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

/// What breaking findings mean, one explanation each. The examples are made of the files the findings are in.
pub fn explain(before: &Files, after: &Files, findings: &[BreakingFinding]) -> Vec<Explanation> {
    let paths = findings.iter().flat_map(|found| {
        let here = found.finding.path.as_deref();
        here.into_iter().chain([found.against.path.as_str()])
    });
    let paths: HashSet<&str> = paths.collect();
    let (was, is) = (before.image(), after.image());
    let half = |side, files: &Files| {
        let files = files.with_imports(|path| paths.contains(path));
        Half::new(side, files.iter().map(Arc::as_ref))
    };
    let world = World::new(
        half(Side::new(&was, Imports::Checked), before),
        half(Side::new(&is, Imports::Checked), after),
    );
    findings.iter().map(|found| world.explain(found)).collect()
}

/// Everything that changed from one state to the other, and what of it breaks. What is only imported does not count.
pub fn changes(before: &Files, after: &Files) -> ChangeLog {
    let config = BreakingConfig::default();
    let findings = breaking(before, after, &config, Imports::LeftOut);
    let (was, is) = (before.image(), after.image());
    let (was, is) = (
        Side::new(&was, Imports::LeftOut),
        Side::new(&is, Imports::LeftOut),
    );
    crate::changes::walk(&was, &is, &findings)
}
