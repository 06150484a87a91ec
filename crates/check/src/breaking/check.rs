//! What a breaking rule is: visits of pairs of elements, each with the means to report.

use std::collections::HashMap;

use super::Texts;
use super::breaks::{BreakingFinding, Breaks, Place, Refused};
use super::places;
use super::side::Side;
use super::undo::Undo;
use crate::finding::Finding;
use crate::image::{Enum, Field, File, Message, Method, Service};
use crate::positions::Lines;
use crate::rule::Rule;

/// A row of the registry of breaking rules.
pub type BreakingRule = Rule<dyn BreakingCheck>;

/// The check of a breaking rule. The walker calls each visit for every pair of such elements. Files are paired by
/// path, types and services by full name, methods by name, fields by number, extension fields by number and the
/// message they extend. Map entries are messages here, as their fields may change; oneofs of proto3 `optional` are
/// left out by the rules about oneofs.
#[expect(unused_variables, reason = "the visits a rule does not need are empty")]
pub trait BreakingCheck: Sync {
    /// Who breaks, if the finding does not say otherwise.
    fn breaks(&self) -> Breaks;
    /// What would make it as it was.
    fn undo(&self) -> Undo {
        Undo::Nothing
    }
    /// Both sides at once, for rules about files and packages.
    fn sides(&self, cx: &mut Cx<'_>) {}
    /// A file.
    fn file(&self, cx: &mut Cx<'_>, files: &Pair<'_, File<'_>>) {}
    /// A message.
    fn message(&self, cx: &mut Cx<'_>, messages: &Pair<'_, Message<'_>>) {}
    /// A field or an extension field.
    fn field(&self, cx: &mut Cx<'_>, fields: &Pair<'_, Field<'_>>) {}
    /// An enum.
    fn enumeration(&self, cx: &mut Cx<'_>, enums: &Pair<'_, Enum<'_>>) {}
    /// A service.
    fn service(&self, cx: &mut Cx<'_>, services: &Pair<'_, Service<'_>>) {}
    /// A method.
    fn method(&self, cx: &mut Cx<'_>, methods: &Pair<'_, Method<'_>>) {}
}

/// An element before and after the change.
#[derive(Debug)]
pub struct Pair<'p, E> {
    /// As it was.
    pub before: &'p E,
    /// The file it was in.
    pub before_file: &'p File<'p>,
    /// As it is.
    pub after: &'p E,
    /// The file it is in.
    pub after_file: &'p File<'p>,
}

/// A path in a file.
#[derive(Debug, Clone)]
pub struct Spot<'p> {
    /// The file.
    pub file: &'p File<'p>,
    /// Path in its descriptor; empty for the file as a whole.
    pub path: Vec<i32>,
}

impl<'p> Spot<'p> {
    /// The place of a path in a file.
    pub fn new(file: &'p File<'p>, path: &[i32]) -> Self {
        Self {
            file,
            path: path.to_vec(),
        }
    }
}

/// What a rule has besides its pair: both sides, the texts, a sink.
pub struct Cx<'i> {
    /// The old files.
    pub before: &'i Side<'i>,
    /// The new files.
    pub after: &'i Side<'i>,
    lines: HashMap<&'i str, Lines<'i>>,
    pub(super) rule: &'static str,
    pub(super) breaks: Breaks,
    pub(super) findings: Vec<BreakingFinding>,
}

impl<'i> Cx<'i> {
    pub(super) fn new(before: &'i Side<'i>, after: &'i Side<'i>, texts: &Texts<'i>) -> Self {
        let lines = texts.iter();
        let lines = lines.map(|(path, text)| (*path, Lines::new(Some(text))));
        Self {
            before,
            after,
            lines: lines.collect(),
            rule: "",
            breaks: Breaks::default(),
            findings: Vec::new(),
        }
    }

    /// The text of a new file, if it is at hand.
    pub(super) fn lines(&self, file: &File<'_>) -> Option<&Lines<'i>> {
        self.lines.get(file.path())
    }

    /// The place of the first of some parts of an element of both sides that was written, else of the element.
    pub fn spots<'p, E>(
        &self,
        pair: &Pair<'p, E>,
        (before, after): (&[i32], &[i32]),
        parts: &[&[i32]],
    ) -> (Spot<'p>, Spot<'p>) {
        let lines = self.lines(pair.after_file);
        let was = places::written(pair.before_file, before, parts, None);
        let is = places::written(pair.after_file, after, parts, lines);
        (
            Spot {
                file: pair.before_file,
                path: was.unwrap_or_else(|| before.to_vec()),
            },
            Spot {
                file: pair.after_file,
                path: is.unwrap_or_else(|| after.to_vec()),
            },
        )
    }

    /// Reports; `after` is none where the file is gone.
    pub fn report(&mut self, before: Spot<'_>, after: Option<Spot<'_>>, message: String) {
        self.report_as(self.breaks, before, after, message);
    }

    /// Reports, and tells who breaks.
    pub fn report_as(
        &mut self,
        breaks: Breaks,
        before: Spot<'_>,
        after: Option<Spot<'_>>,
        message: String,
    ) {
        let mut finding = Finding::new(self.rule, None, message);
        if let Some(after) = after {
            finding.path = Some(after.file.path().to_owned());
            finding.span = places::span(after.file, &after.path, self.lines(after.file));
            finding.element = after.path;
        }
        let against = Place {
            path: before.file.path().to_owned(),
            span: places::span(before.file, &before.path, None),
            element: before.path,
        };
        self.findings.push(BreakingFinding {
            finding,
            against,
            breaks,
            refused: Refused::default(),
        });
    }
}
