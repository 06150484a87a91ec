//! Findings of all kinds in one form, and the formats they are printed in.

mod explained;
mod github;
mod gitlab;
mod ignore;
mod json;
mod junit;
mod msvs;
mod original;
mod sarif;
mod text;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use playground_check::breaking::{self, BreakingFinding, Breaks};
use playground_check::config::Settings;
use playground_check::explain::Explanation;
use playground_check::positions::{Lines, Printed};
use playground_check::{Files, Finding, Fix, Span, Version, lint};
use playground_schema::{Diagnostic, Severity, SourceFile};

use crate::args::Format;
use crate::meaning::MeaningArgs;
use crate::roots;
use crate::workspace::Workspace;

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
    /// How bad it is.
    pub(crate) severity: Severity,
    /// The file as seen from the current directory, if it was read from there.
    pub(crate) file: Option<String>,
    /// The broadest category of the rule.
    pub(crate) category: Option<&'static str>,
    /// The field it is about, in the formats that tell.
    pub(crate) field: Option<String>,
    /// What would end it.
    pub(crate) fix: Option<Fix>,
    /// Who breaks: generated code, JSON, bytes.
    pub(crate) breaks: Vec<&'static str>,
    /// Why it is no error.
    pub(crate) reason: Option<String>,
    /// What it means, if that was asked for.
    pub(crate) explanation: Option<Explanation>,
}

impl Told {
    /// The file as buf prints it: as seen from the current directory.
    pub(crate) fn opened(&self) -> &str {
        let file = self.file.as_deref().or(self.path.as_deref());
        file.unwrap_or(NO_FILE)
    }
}

/// Turns findings in the files of one state into their printed form.
pub(crate) struct Teller<'f> {
    files: &'f Files,
    places: &'f BTreeMap<String, PathBuf>,
    lines: HashMap<String, Lines<'f>>,
    manner: Manner<'f>,
}

/// What decides how findings are told.
#[derive(Clone, Copy)]
pub(crate) struct Manner<'s> {
    /// Version of the configuration.
    pub(crate) version: Version,
    /// How bad findings are.
    pub(crate) settings: &'s Settings,
    /// The format they are printed in.
    pub(crate) format: Format,
}

impl Manner<'_> {
    /// How bad the findings of a rule are.
    pub(crate) fn severity(&self, rule: &str) -> Severity {
        let set = self.settings.severity(rule, self.version);
        set.unwrap_or_else(|| match self.format {
            Format::Report => original::usual(rule),
            _ => Severity::Error,
        })
    }
}

impl<'f> Teller<'f> {
    /// One for findings under a version of the configuration.
    pub(crate) fn new(
        files: &'f Files,
        places: &'f BTreeMap<String, PathBuf>,
        manner: Manner<'f>,
    ) -> Self {
        Self {
            files,
            places,
            lines: HashMap::new(),
            manner,
        }
    }

    /// A finding of a lint rule.
    pub(crate) fn lint(&mut self, finding: Finding) -> Told {
        let rule = lint::rule(&finding.rule);
        let categories = rule.and_then(|rule| rule.categories.of(self.manner.version));
        Told {
            category: broadest(categories),
            ..self.told(finding)
        }
    }

    /// A finding of a breaking rule, and what it means; a field that is gone is one of `before`.
    pub(crate) fn breaking(
        &mut self,
        found: BreakingFinding,
        explained: Explanation,
        meaning: MeaningArgs,
        before: &Files,
    ) -> Told {
        let gone = match self.manner.format {
            Format::Report => before.field_name(&found.against.path, &found.against.element),
            _ => None,
        };
        let rule = breaking::rule(&found.finding.rule);
        let categories = rule.and_then(|rule| rule.categories.of(self.manner.version));
        let promise = meaning.promise;
        let weighed = promise.map(|promise| promise.weigh(&found, &explained));
        let told = self.told(found.finding);
        let (weight, reason) = weighed.unwrap_or((Severity::Error, None));
        Told {
            category: broadest(categories),
            breaks: who(explained.breaks),
            field: told.field.clone().or(gone),
            // What is milder holds: errors come first among severities.
            severity: told.severity.max(weight),
            reason,
            explanation: meaning.explain.then_some(explained),
            ..told
        }
    }

    fn field(&self, finding: &Finding) -> Option<String> {
        let path = finding.path.as_deref()?;
        match self.manner.format {
            Format::Report => self.files.field_name(path, &finding.element),
            _ => None,
        }
    }

    fn told(&mut self, finding: Finding) -> Told {
        let field = self.field(&finding);
        let Self { files, lines, .. } = self;
        let path = finding.path.clone().unwrap_or_default();
        let new = || files.lines(&path);
        let lines = lines.entry(path.clone()).or_insert_with(new);
        Told {
            place: lines.printed(finding.span),
            characters: finding.span.and_then(|span| characters(lines, span)),
            file: file(self.places, &path),
            path: finding.path,
            severity: self.manner.severity(&finding.rule),
            field,
            rule: finding.rule,
            message: finding.message,
            category: None,
            fix: None,
            breaks: Vec::new(),
            reason: None,
            explanation: None,
        }
    }
}

/// What is wrong with the list of accepted findings.
pub(crate) fn list(finding: Finding, list: &Path, severity: Severity) -> Told {
    let place = Lines::default().printed(finding.span);
    Told {
        place,
        characters: Some(place),
        file: list
            .strip_prefix(".")
            .unwrap_or(list)
            .to_str()
            .map(|path| path.replace('\\', "/")),
        path: finding.path,
        rule: finding.rule,
        message: finding.message,
        severity,
        field: None,
        category: None,
        fix: None,
        breaks: Vec::new(),
        reason: None,
        explanation: None,
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
            severity: error.severity,
            field: None,
            file: file(places, path),
            category: None,
            fix: Fix::of(error),
            breaks: Vec::new(),
            reason: None,
            explanation: None,
        }
    });
    told.collect()
}

fn file(places: &BTreeMap<String, PathBuf>, path: &str) -> Option<String> {
    let place = roots::short(places.get(path)?);
    Some(place.to_str()?.replace('\\', "/"))
}

/// Gives fixes the files as seen from the current directory, where they have import paths.
pub(crate) fn open_fixes(told: &mut [Told], places: &BTreeMap<String, PathBuf>) {
    let opened = |path: &str| file(places, path).unwrap_or_else(|| path.to_owned());
    for fix in told.iter_mut().filter_map(|told| told.fix.as_mut()) {
        for edit in &mut fix.edits {
            edit.path = opened(&edit.path);
        }
        for step in &mut fix.moves {
            let from = opened(&step.from);
            let root = from.strip_suffix(&step.from).unwrap_or_default();
            step.to = format!("{root}{}", step.to);
            step.from = from;
        }
    }
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
    "AIP",
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

/// Findings in a format; they come sorted. The workspace is that of files that compile.
pub(crate) fn printed(told: &[Told], format: Format, workspace: Option<&Workspace>) -> String {
    match format {
        Format::Text => text::print(told),
        Format::Json => json::print(told),
        Format::Sarif => sarif::print(told),
        Format::Junit => junit::print(told),
        Format::GithubActions => github::print(told),
        Format::GitlabCodeQuality => gitlab::print(told),
        Format::Msvs => msvs::print(told),
        Format::ConfigIgnoreYaml => ignore::print(told, workspace),
        Format::Report => original::print(told, workspace),
    }
}
