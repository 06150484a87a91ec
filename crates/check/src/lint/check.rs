//! What a lint rule is: visits of elements, each with the means to report.

use std::cell::OnceCell;

use crate::config::LintOptions;
use crate::finding::Finding;
use crate::image::{
    Enum, EnumValue, Field, File, Image, Message, Method, Names, Oneof, Service, tag,
};
use crate::remedy::Remedy;
use crate::rule::Rule;

/// A row of the registry of lint rules.
pub type LintRule = Rule<dyn LintCheck>;

/// The check of a lint rule. The walker calls each visit for every such element of the files to check; nobody's
/// elements (map entries, oneofs of proto3 `optional`) are left out.
#[expect(unused_variables, reason = "the visits a rule does not need are empty")]
pub trait LintCheck: Sync {
    /// All files at once, for rules about packages and folders.
    fn image(&self, cx: &mut Cx<'_>) {}
    /// A file.
    fn file(&self, cx: &mut Cx<'_>, file: &File<'_>) {}
    /// An import of a file: its index, and its path.
    fn import(&self, cx: &mut Cx<'_>, file: &File<'_>, index: i32, path: &str) {}
    /// A message.
    fn message(&self, cx: &mut Cx<'_>, file: &File<'_>, message: &Message<'_>) {}
    /// A field or an extension field.
    fn field(&self, cx: &mut Cx<'_>, file: &File<'_>, field: &Field<'_>) {}
    /// A oneof.
    fn oneof(&self, cx: &mut Cx<'_>, file: &File<'_>, oneof: &Oneof<'_>) {}
    /// An enum.
    fn enumeration(&self, cx: &mut Cx<'_>, file: &File<'_>, enumeration: &Enum<'_>) {}
    /// A value of an enum.
    fn value(&self, cx: &mut Cx<'_>, file: &File<'_>, of: &Enum<'_>, value: &EnumValue<'_>) {}
    /// A service.
    fn service(&self, cx: &mut Cx<'_>, file: &File<'_>, service: &Service<'_>) {}
    /// A method of a service.
    fn method(&self, cx: &mut Cx<'_>, file: &File<'_>, of: &Service<'_>, method: &Method<'_>) {}
}

/// What a rule has besides its element: the image, the options, a sink.
pub struct Cx<'i> {
    /// All files.
    pub image: &'i Image<'i>,
    /// Options of rules.
    pub options: &'i LintOptions,
    /// The types of all files, when a rule has asked for them.
    pub(super) names: OnceCell<Names<'i>>,
    /// Id of the rule.
    pub(super) rule: &'static str,
    /// What was found.
    pub(super) findings: Vec<Finding>,
}

impl<'i> Cx<'i> {
    /// The types and extensions of all files by name.
    pub(super) fn names(&self) -> &Names<'i> {
        self.names.get_or_init(|| Names::new(self.image))
    }
}

impl Cx<'_> {
    /// Reports the element with that path in a file; an empty path is the file as a whole.
    pub fn at(&mut self, file: &File<'_>, path: &[i32], message: String) {
        self.findings.push(Finding {
            span: file.locations.span(path).filter(|_| !path.is_empty()),
            element: path.to_vec(),
            ..Finding::new(self.rule, Some(file.path()), message)
        });
    }

    /// Reports what may stand inside a literal: the place of the path, else the first inside it, else the nearest around
    /// it that is longer than `least`.
    pub(super) fn near(&mut self, file: &File<'_>, path: &[i32], least: usize, message: String) {
        self.at(file, path, message);
        if let Some(finding) = self.findings.last_mut() {
            finding.span = file.locations.near(path, least);
        }
    }

    /// Reports, and tells what to do.
    pub fn mend(&mut self, file: &File<'_>, path: &[i32], message: String, remedy: Remedy) {
        self.at(file, path, message);
        if let Some(finding) = self.findings.last_mut() {
            finding.remedy = Some(remedy);
        }
    }

    /// Reports a name that is not in its case.
    pub(super) fn name(
        &mut self,
        file: &File<'_>,
        path: &[i32],
        (kind, name): (&str, &str),
        (case, convert): (&str, fn(&str) -> String),
    ) {
        let expected = convert(name);
        if name != expected {
            let message = format!("{kind} name `{name}` should be {case}, such as `{expected}`");
            let place = tag::part(path, &[tag::NAME]);
            self.mend(file, &place, message, Remedy::Rename(expected));
        }
    }
}
