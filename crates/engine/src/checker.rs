//! Runs the rules over what was analyzed last, and over an earlier state to compare it with.

use std::cell::RefCell;

use playground_check::{
    Files, Finding, Fixer, Move,
    breaking::{BreakingFinding, Imports},
    config::{Config, Module},
    fix::Offer,
    positions::Lines,
};
use playground_schema::{Compilation, Diagnostic, Schema, Severity, SourceFile, Span};

use crate::{
    analyzer::Analyzer,
    archive,
    protocol::{Baseline, Break, ChangeLog, CheckRequest, Checks, FixedAll, Found, Promise},
};

/// What a `buf.yaml` is called where its errors are told.
pub(crate) const CONFIG: &str = "buf.yaml";

/// What holds without a `buf.yaml`.
const USUAL: &str = "version: v2\nlint:\n  use: [STANDARD, PRACTICE]\n";

/// So many of the first findings of lint rules come with fixes, and of breaking rules: more would make a person wait for
/// what nobody reads.
const MENDED: usize = 200;
const UNDONE: usize = 50;

/// The compiler tells of these itself.
const TOLD: &[&str] = &["IMPORT_USED"];

/// Checks; keeps the last earlier state, which stays the same while a person types.
#[derive(Default)]
pub(crate) struct Checker {
    earlier: RefCell<Option<(Baseline, Result<Files, String>)>>,
}

impl Checker {
    /// What the rules find in a compilation.
    pub(crate) fn check(
        &self,
        analyzer: &Analyzer,
        compilation: &Compilation,
        broken: bool,
        how: CheckRequest,
    ) -> Checks {
        let mut config = match configured(how.config.as_deref()) {
            Ok(config) => config,
            Err(wrong) => {
                let lint = wrong.into_iter().map(|finding| Found {
                    finding,
                    fixes: Vec::new(),
                    silence: None,
                });
                return Checks {
                    lint: lint.collect(),
                    ..Checks::default()
                };
            }
        };
        let files = files(compilation, &config);
        let guarded = &mut config.breaking.rules;
        let promise = Promise::of(guarded);
        let asked = how.promise.unwrap_or(promise);
        if asked > promise {
            guarded.uses.push(asked.name().to_owned());
        }
        let mut checks = Checks {
            lint: linted(&files, &config),
            promise,
            ..Checks::default()
        };
        // A file that does not compile is not there, and would count as deleted.
        if let Some(baseline) = how.baseline.filter(|_| !broken) {
            match self.earlier(analyzer, baseline) {
                Ok(before) => {
                    let before = before.only(|path| config.holds(path));
                    checks.breaking = Some(breaking(&before, &files, &config, asked));
                }
                Err(why) => checks.unusable = Some(why),
            }
        }
        checks
    }

    /// What changed since an earlier state.
    pub(crate) fn changes(
        &self,
        analyzer: &Analyzer,
        compilation: &Compilation,
        broken: bool,
        how: CheckRequest,
    ) -> Option<ChangeLog> {
        let config = configured(how.config.as_deref()).ok()?;
        let baseline = how.baseline.filter(|_| !broken)?;
        let before = self.earlier(analyzer, baseline).ok()?;
        let before = before.only(|path| config.holds(path));
        Some(playground_check::changes(
            &before,
            &files(compilation, &config),
        ))
    }

    fn earlier(&self, analyzer: &Analyzer, baseline: Baseline) -> Result<Files, String> {
        let mut earlier = self.earlier.borrow_mut();
        if let Some((known, files)) = &*earlier
            && *known == baseline
            && files.is_ok()
        {
            return files.clone();
        }
        let files = compiled(analyzer, &baseline);
        *earlier = Some((baseline, files.clone()));
        files
    }
}

/// An earlier state of files a person has.
///
/// # Errors
/// If they are none, in a sentence without a stop.
pub(crate) fn opened(files: Vec<(String, Vec<u8>)>) -> Result<Baseline, String> {
    if let [(name, bytes)] = files.as_slice()
        && !is_source(name)
    {
        if bytes.starts_with(ZIP) {
            let mut sources = archive::unpack(bytes).map_err(|error| error.to_string())?;
            sources.retain(|file| is_source(&file.path));
            return sources_or(sources);
        }
        let set = Schema::decode(bytes)
            .map_err(|_| format!("{name} is neither a .proto file nor a descriptor set"))?;
        return Ok(Baseline::Set(set.encode()));
    }
    let sources = files.into_iter().filter(|(name, _)| is_source(name));
    let sources: Vec<SourceFile> = sources
        .map(|(path, bytes)| SourceFile {
            path,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        })
        .collect();
    sources_or(sources)
}

fn sources_or(sources: Vec<SourceFile>) -> Result<Baseline, String> {
    if sources.is_empty() {
        return Err("there is no .proto file in it".to_owned());
    }
    Ok(Baseline::Sources(sources))
}

/// How a zip archive begins.
const ZIP: &[u8] = b"PK\x03\x04";

fn is_source(path: &str) -> bool {
    path.ends_with(".proto")
}

/// The help of a lint or breaking rule, Markdown.
pub(crate) fn help(rule: &str) -> Option<String> {
    Some(playground_check::help(rule)?.text)
}

/// The files of a compilation that a module holds.
fn files(compilation: &Compilation, config: &Module) -> Files {
    let schema = compilation.schema.as_ref();
    let files = schema.map_or_else(Files::default, |schema| {
        Files::new(schema, &compilation.sources())
    });
    files.only(|path| config.holds(path))
}

/// The one module of a `buf.yaml` in the import root; what is wrong with it otherwise.
fn configured(text: Option<&str>) -> Result<Module, Vec<Diagnostic>> {
    let text = text.unwrap_or(USUAL);
    let error = |span: Span, message: String| Diagnostic {
        path: CONFIG.to_owned(),
        span,
        severity: Severity::Error,
        code: "CONFIG".to_owned(),
        message,
        help: None,
        related: Vec::new(),
        fix: None,
    };
    let config = Config::parse(text).map_err(|errors| {
        let tell = |wrong: playground_check::config::ConfigError| {
            error(place(text, wrong.line, wrong.column), wrong.message)
        };
        errors.into_iter().map(tell).collect::<Vec<_>>()
    })?;
    let here = |module: &Module| module.roots.iter().all(|root| root == ".");
    match <[Module; 1]>::try_from(config.modules) {
        Ok([module]) if here(&module) => Ok(module),
        _ => {
            let message = "this page has one import root, so `modules` cannot be honoured here";
            Err(vec![error(Span::default(), message.to_owned())])
        }
    }
}

/// From a line and a column, both from 1, to the end of the line.
fn place(text: &str, line: usize, column: usize) -> Span {
    let starts = text.match_indices('\n').map(|(at, _)| at + 1);
    let mut starts = std::iter::once(0).chain(starts);
    let start = starts.nth(line.saturating_sub(1)).unwrap_or(text.len());
    let rest = text.get(start..).unwrap_or_default();
    let rest = rest.lines().next().unwrap_or_default();
    let skipped = rest.chars().take(column.saturating_sub(1));
    let at = start + skipped.map(char::len_utf8).sum::<usize>();
    (at..start + rest.trim_end().len().max(at - start)).into()
}

fn linted(files: &Files, config: &Module) -> Vec<Found> {
    let found = playground_check::lint(files, &config.lint);
    let found = found
        .into_iter()
        .filter(|finding| !TOLD.contains(&finding.rule.as_str()));
    let (mut teller, fixer) = (Teller::new(files), Fixer::new(files));
    let found = found.enumerate().map(|(at, finding)| Found {
        fixes: match at {
            0..MENDED => fixer.lint(&finding),
            _ => Vec::new(),
        },
        silence: match at {
            0..MENDED if config.lint.comment_ignores => fixer.silence(&finding),
            _ => None,
        },
        finding: {
            let severity = severity(&finding.rule);
            teller.told(finding, severity)
        },
    });
    found.collect()
}

/// Files after every fix of a lint rule; none if the configuration cannot be honoured.
pub(crate) fn fix_all(
    analyzer: &Analyzer,
    sources: Vec<SourceFile>,
    how: &CheckRequest,
) -> Option<FixedAll> {
    let config = configured(how.config.as_deref()).ok()?;
    let offered = |sources: &[SourceFile], _: &[Move]| {
        let compilation = analyzer.aside(sources);
        let errors = compilation.diagnostics.iter();
        let errors = errors.filter(|finding| finding.severity == Severity::Error);
        let errors: Vec<String> = errors.map(|finding| finding.path.clone()).collect();
        let fixes = match errors.as_slice() {
            [] => {
                let files = files(&compilation, &config);
                let fixer = Fixer::new(&files);
                let found = playground_check::lint(&files, &config.lint);
                let best = found.iter();
                best.filter_map(|finding| fixer.lint(finding).into_iter().next())
                    .collect()
            }
            _ => Vec::new(),
        };
        Ok::<_, std::convert::Infallible>(Offer { errors, fixes })
    };
    let paths: Vec<String> = sources.iter().map(|file| file.path.clone()).collect();
    let Ok(done) = playground_check::fix_all(sources, offered);
    let (files, fixes) = (done.files, done.applied);
    let mut warnings = Vec::new();
    for warning in fixes.iter().flat_map(|fix| &fix.warnings) {
        if !warnings.contains(warning) {
            warnings.push(warning.clone());
        }
    }
    Some(FixedAll {
        files: paths.into_iter().zip(files).collect(),
        done: fixes.into_iter().map(|fix| fix.title).collect(),
        warnings,
    })
}

/// What is good practice only is worth knowing; the rest is against the rules the person goes by.
fn severity(rule: &str) -> Severity {
    let rule = playground_check::lint::rule(rule);
    let categories = rule.and_then(|rule| rule.categories.v2).unwrap_or_default();
    if categories == ["PRACTICE"] {
        Severity::Info
    } else {
        Severity::Warning
    }
}

fn breaking(before: &Files, after: &Files, config: &Module, promise: Promise) -> Vec<Break> {
    let found = playground_check::breaking(before, after, &config.breaking, Imports::default());
    if found.is_empty() {
        return Vec::new();
    }
    let explained = playground_check::explain(before, after, &found);
    let (mut was, mut is) = (Teller::new(before), Teller::new(after));
    let (old, new) = (Fixer::new(before), Fixer::new(after));
    let found = found.into_iter().zip(explained).enumerate();
    let told = found.map(|(at, (found, explanation))| {
        let (severity, help) = promise.weigh(&found, &explanation);
        let fixes = match at {
            0..UNDONE => new.breaking(&old, &found),
            _ => Vec::new(),
        };
        let BreakingFinding {
            finding, against, ..
        } = found;
        Break {
            was_span: was.span(&against.path, against.span),
            was_path: against.path,
            finding: Diagnostic {
                help,
                ..is.told(finding, severity)
            },
            fixes,
            explanation,
        }
    });
    told.collect()
}

/// An earlier state, compiled.
fn compiled(analyzer: &Analyzer, baseline: &Baseline) -> Result<Files, String> {
    match baseline {
        Baseline::Set(bytes) => {
            let schema = Schema::decode(bytes).map_err(|error| error.to_string())?;
            Ok(Files::new(&schema, &[]))
        }
        Baseline::Sources(sources) => of_sources(analyzer, sources),
    }
}

fn of_sources(analyzer: &Analyzer, sources: &[SourceFile]) -> Result<Files, String> {
    let compilation = analyzer.aside(sources);
    let mut errors = compilation.diagnostics.iter();
    if let Some(error) = errors.find(|finding| finding.severity == Severity::Error) {
        return Err(format!(
            "it does not compile: {}: {}",
            error.path, error.message
        ));
    }
    let schema = compilation.schema.as_ref();
    Ok(schema.map_or_else(Files::default, |schema| Files::new(schema, sources)))
}

/// Turns places of lines and columns into places of bytes, file after file.
struct Teller<'f> {
    files: &'f Files,
    last: Option<(String, Lines<'f>)>,
}

impl<'f> Teller<'f> {
    fn new(files: &'f Files) -> Self {
        Self { files, last: None }
    }

    fn told(&mut self, finding: Finding, severity: Severity) -> Diagnostic {
        let path = finding.path.unwrap_or_default();
        Diagnostic {
            span: self.span(&path, finding.span),
            path,
            severity,
            code: finding.rule,
            message: finding.message,
            help: None,
            related: Vec::new(),
            fix: None,
        }
    }

    fn span(&mut self, path: &str, span: Option<playground_check::Span>) -> Span {
        if self.last.as_ref().is_none_or(|(last, _)| last != path) {
            self.last = Some((path.to_owned(), self.files.lines(path)));
        }
        let lines = self.last.as_ref().map(|(_, lines)| lines);
        let bytes = lines.and_then(|lines| lines.bytes(span?));
        bytes.map_or_else(Span::default, Span::from)
    }
}
