//! Findings of all kinds in one form, and the formats they are printed in.

mod github;
mod gitlab;
mod ignore;
mod json;
mod junit;
mod msvs;
mod sarif;
mod text;

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use playground_check::breaking::{self, BreakingFinding, Breaks};
use playground_check::positions::{Lines, Printed};
use playground_check::{Files, Finding, Span, Version, lint};
use playground_schema::{Diagnostic, SourceFile};

use crate::args::Format;
use crate::roots;

/// What the formats call a place that is in no file.
const NO_FILE: &str = "<input>";

/// One finding, ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Told {
    /// Import path of its file; none if that is gone.
    pub(crate) path: Option<String>,
    /// Where, as buf prints it.
    pub(crate) place: Printed,
    /// Where, in characters; none for the file as a whole.
    pub(crate) characters: Option<Printed>,
    /// Id of the rule, or `COMPILE`.
    pub(crate) rule: String,
    /// What is wrong.
    pub(crate) message: String,
    /// The file as seen from the current directory, if it was read from there.
    pub(crate) file: Option<String>,
    /// The broadest category of the rule.
    pub(crate) category: Option<&'static str>,
    /// What should stand there instead.
    pub(crate) suggestion: Option<String>,
    /// Who breaks: generated code, JSON, bytes.
    pub(crate) breaks: Vec<&'static str>,
}

impl Told {
    /// The file for programs that open it.
    fn opened(&self) -> &str {
        let file = self.file.as_deref().or(self.path.as_deref());
        file.unwrap_or(NO_FILE)
    }

    /// The file for people.
    fn shown(&self) -> &str {
        self.path.as_deref().unwrap_or(NO_FILE)
    }
}

/// Turns findings in the files of one state into their printed form.
pub(crate) struct Teller<'f> {
    files: &'f Files,
    places: &'f BTreeMap<String, PathBuf>,
    lines: HashMap<String, Lines<'f>>,
    version: Version,
}

impl<'f> Teller<'f> {
    /// One for findings under a version of the configuration.
    pub(crate) fn new(
        files: &'f Files,
        places: &'f BTreeMap<String, PathBuf>,
        version: Version,
    ) -> Self {
        Self {
            files,
            places,
            lines: HashMap::new(),
            version,
        }
    }

    /// A finding of a lint rule.
    pub(crate) fn lint(&mut self, finding: Finding) -> Told {
        let rule = lint::rule(&finding.rule);
        let categories = rule.and_then(|rule| rule.categories.of(self.version));
        Told {
            category: broadest(categories),
            ..self.told(finding)
        }
    }

    /// A finding of a breaking rule.
    pub(crate) fn breaking(&mut self, found: BreakingFinding) -> Told {
        let rule = breaking::rule(&found.finding.rule);
        let categories = rule.and_then(|rule| rule.categories.of(self.version));
        Told {
            category: broadest(categories),
            breaks: who(found.breaks),
            ..self.told(found.finding)
        }
    }

    fn told(&mut self, finding: Finding) -> Told {
        let Self { files, lines, .. } = self;
        let path = finding.path.clone().unwrap_or_default();
        let new = || files.lines(&path);
        let lines = lines.entry(path.clone()).or_insert_with(new);
        Told {
            place: lines.printed(finding.span),
            characters: finding.span.and_then(|span| characters(lines, span)),
            file: file(self.places, &path),
            path: finding.path,
            rule: finding.rule,
            message: finding.message,
            category: None,
            suggestion: finding.suggestion,
            breaks: Vec::new(),
        }
    }
}

/// The errors of files that do not compile.
pub(crate) fn compile(
    errors: &[Diagnostic],
    sources: &[SourceFile],
    places: &BTreeMap<String, PathBuf>,
) -> Vec<Told> {
    let texts = sources.iter();
    let texts: HashMap<&str, &str> = texts
        .map(|file| (file.path.as_str(), file.text.as_str()))
        .collect();
    let mut lines: HashMap<&str, Lines<'_>> = HashMap::new();
    let told = errors.iter().map(|error| {
        let path = error.path.as_str();
        let new = || Lines::new(texts.get(path).copied());
        let lines = lines.entry(path).or_insert_with(new);
        let span = lines.span(error.span.start as usize..error.span.end as usize);
        Told {
            path: Some(error.path.clone()),
            place: lines.printed(span),
            characters: span.and_then(|span| characters(lines, span)),
            rule: error.code.clone(),
            message: error.message.clone(),
            file: file(places, path),
            category: None,
            suggestion: None,
            breaks: Vec::new(),
        }
    });
    told.collect()
}

fn file(places: &BTreeMap<String, PathBuf>, path: &str) -> Option<String> {
    let place = roots::short(places.get(path)?);
    Some(place.to_str()?.replace('\\', "/"))
}

/// A span in characters instead of columns of a terminal.
fn characters(lines: &Lines<'_>, span: Span) -> Option<Printed> {
    let bytes = lines.bytes(span)?;
    let column = |offset: usize| {
        let before = lines.text().get(..offset)?;
        let line = before.rsplit('\n').next().unwrap_or_default();
        u32::try_from(line.chars().count() + 1).ok()
    };
    Some(Printed {
        start_line: span.start_line.saturating_add(1),
        start_column: column(bytes.start)?,
        end_line: span.end_line.saturating_add(1),
        end_column: column(bytes.end)?,
    })
}

/// Categories from the one that few rules are in to the one that many are in.
const CATEGORIES: &[&str] = &[
    "MINIMAL",
    "BASIC",
    "STANDARD",
    "COMMENTS",
    "UNARY_RPC",
    "PRACTICE",
    "WIRE",
    "WIRE_JSON",
    "PACKAGE",
    "FILE",
    "CSR",
];

/// The first category a rule is in; the ones after it take it in.
fn broadest(categories: Option<&[&str]>) -> Option<&'static str> {
    let mut known = CATEGORIES.iter().copied();
    known.find(|known| categories.is_some_and(|categories| categories.contains(known)))
}

fn who(breaks: Breaks) -> Vec<&'static str> {
    let all = [
        (breaks.source, "source"),
        (breaks.json, "json"),
        (breaks.wire, "wire"),
    ];
    all.into_iter()
        .filter(|(breaks, _)| *breaks)
        .map(|(_, who)| who)
        .collect()
}

/// The summary of the help of a rule.
fn summary(id: &str) -> Option<String> {
    let help = lint::rule(id).map(|rule| rule.help());
    let help = help.or_else(|| breaking::rule(id).map(|rule| rule.help()));
    Some(help?.summary)
}

/// Findings in a format; they come sorted.
pub(crate) fn printed(told: &[Told], format: Format) -> String {
    match format {
        Format::Text => text::print(told),
        Format::Json => json::print(told),
        Format::Sarif => sarif::print(told),
        Format::Junit => junit::print(told),
        Format::GithubActions => github::print(told),
        Format::GitlabCodeQuality => gitlab::print(told),
        Format::Msvs => msvs::print(told),
        Format::ConfigIgnoreYaml => ignore::print(told),
    }
}
