//! One run of the rules over a workspace: what is found, and not accepted.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use playground_check::accept::{self, Accepted, OUTDATED, Sieve, Subject};
use playground_check::breaking::Imports;
use playground_check::config::LintConfig;
use playground_check::{Finding, Fixer, Remedy, breaking, lint};

use crate::args::Format;
use crate::meaning::MeaningArgs;
use crate::report::{self, Manner, Teller, Told};
use crate::workspace::own::Own;
use crate::workspace::{Workspace, against};

/// Findings so far.
pub(super) struct Run<'w> {
    workspace: &'w Workspace,
    own: &'w Own,
    format: Format,
    sieve: Sieve<'w>,
    /// How many of the next findings may come with what would end them; of those with the same fix only the first does.
    fixes: usize,
    /// Remedies of several findings that were there.
    shared: BTreeSet<Remedy>,
    /// What findings of breaking rules come with.
    meaning: MeaningArgs,
    linted: bool,
    compared: bool,
    found: Vec<Told>,
    /// The rule to accept findings of, if that is what the run is for.
    wanted: Option<&'w str>,
    /// What the findings of that rule are about, with their index.
    subjects: Vec<(usize, Subject)>,
}

impl<'w> Run<'w> {
    /// One over a workspace, with what was accepted there.
    pub(super) fn new(workspace: &'w Workspace, own: &'w Own, format: Format) -> Self {
        Self {
            workspace,
            own,
            format,
            sieve: Sieve::new(&own.accepted),
            fixes: 0,
            shared: BTreeSet::new(),
            meaning: MeaningArgs::default(),
            linted: false,
            compared: false,
            found: Vec::new(),
            wanted: None,
            subjects: Vec::new(),
        }
    }

    /// The same, to accept findings of a rule.
    pub(super) fn wanting(mut self, rule: &'w str) -> Self {
        self.wanted = Some(rule);
        self
    }

    /// The same, with what would end the first findings, so many.
    pub(super) fn with_fixes(mut self, fixes: usize) -> Self {
        self.fixes = fixes;
        self
    }

    /// From now on findings of breaking rules come with what they mean.
    pub(super) fn meaning(&mut self, meaning: MeaningArgs) -> &mut Self {
        self.meaning = MeaningArgs {
            promise: meaning.promise.or(self.own.settings.promise),
            ..meaning
        };
        self
    }

    /// The findings of the wanted rule, and what they are about.
    pub(super) fn wanted(&self) -> impl Iterator<Item = (&Told, &Subject)> {
        let subjects = self.subjects.iter();
        subjects.filter_map(|(at, subject)| Some((self.found.get(*at)?, subject)))
    }

    /// Whether an entry of the list was found to hold.
    pub(super) fn holds(&self, entry: &Accepted) -> bool {
        self.sieve.holds(entry)
    }

    /// Runs the lint rules.
    pub(super) fn lint(&mut self) {
        let workspace = self.workspace;
        let mut teller = self.teller();
        let fixer = (self.fixes > 0).then(|| Fixer::new(&workspace.all));
        for module in &workspace.modules {
            let files = workspace.files.only(|path| module.paths.contains(path));
            let config = self.config(&module.config.lint);
            for finding in playground_check::lint(&files, &config) {
                if self.keeps(&finding) {
                    let fixer = fixer.as_ref().filter(|_| self.mends(&finding));
                    let fix = fixer.and_then(|fixer| fixer.lint(&finding).into_iter().next());
                    self.found.push(Told {
                        fix,
                        ..teller.lint(finding)
                    });
                }
            }
        }
        self.linted = true;
    }

    /// Runs the breaking rules over the change from another state.
    ///
    /// # Errors
    /// If there is no such state, or it does not compile.
    pub(super) fn compare(
        &mut self,
        inputs: &[PathBuf],
        against: &Path,
        imports: Imports,
    ) -> anyhow::Result<()> {
        let after = self.workspace;
        let before = against::read(after, inputs, against)?;
        let is_asked = |path: &str| {
            let named = after.named.as_ref();
            named.is_none_or(|named| named.contains(path))
        };
        let mut teller = self.teller();
        let fixers = || (Fixer::new(&before.all), Fixer::new(&after.all));
        let fixers = (self.fixes > 0).then(fixers);
        for (was, is, config) in against::pairs(&before, after) {
            let was = was.only(is_asked);
            let all = playground_check::breaking(&was, &is, config, imports);
            let explained = playground_check::explain(&was, &is, &all);
            let mut told: Vec<_> = all.into_iter().zip(explained).collect();
            if self.fixes > 0 {
                // What is put back stands in the order it had.
                told.sort_by(|(one, _), (two, _)| one.against.element.cmp(&two.against.element));
            }
            for (found, explained) in told {
                if !self.keeps(&found.finding) {
                    continue;
                }
                let fixers = fixers.as_ref();
                let fix = fixers
                    .and_then(|(before, after)| after.breaking(before, &found).into_iter().next());
                self.found.push(Told {
                    fix,
                    ..teller.breaking(found, explained, self.meaning, &before.files)
                });
            }
        }
        self.compared = true;
        Ok(())
    }

    /// What was found, and which accepted findings are there no more.
    pub(super) fn finish(mut self) -> Vec<Told> {
        let Self { workspace, own, .. } = self;
        let is_asked = |entry: &Accepted| {
            let named = workspace.named.as_ref();
            named.is_none_or(|named| named.contains(&entry.path))
        };
        let could_be_seen = |entry: &Accepted| {
            let is_lint = self.linted && lint::rule(&entry.rule).is_some();
            let is_breaking = self.compared && breaking::rule(&entry.rule).is_some();
            (is_lint || is_breaking) && is_asked(entry)
        };
        let severity = self.manner().severity(OUTDATED);
        let outdated = self.sieve.outdated(could_be_seen).into_iter();
        let told = outdated.map(|finding| report::list(finding, &own.list, severity));
        self.found.extend(told);
        self.found
    }

    /// The rules of a module. A report without a configuration is for newcomers: it has our practices too.
    fn config<'m>(&self, config: &'m LintConfig) -> Cow<'m, LintConfig> {
        if self.workspace.configured || self.format != Format::Report {
            return Cow::Borrowed(config);
        }
        let mut config = config.clone();
        config.rules.uses = ["STANDARD", "PRACTICE"].map(str::to_owned).to_vec();
        Cow::Owned(config)
    }

    /// Whether a finding, the next one, is not accepted.
    fn keeps(&mut self, finding: &Finding) -> bool {
        let files = &self.workspace.files;
        if self.sieve.takes(files, finding) {
            return false;
        }
        if self.wanted == Some(&finding.rule) {
            self.subjects
                .push((self.found.len(), accept::subject(files, finding)));
        }
        true
    }

    /// Whether a finding, the next one, may come with a fix, and it is none that was there already.
    fn mends(&mut self, finding: &Finding) -> bool {
        let shared = finding.remedy.iter().find(|remedy| remedy.is_shared());
        let is_new = shared.is_none_or(|remedy| self.shared.insert(remedy.clone()));
        let mends = is_new && finding.remedy.is_some() && self.fixes > 0;
        self.fixes -= usize::from(mends);
        mends
    }

    fn teller(&self) -> Teller<'w> {
        let Workspace { files, places, .. } = self.workspace;
        Teller::new(files, places, self.manner())
    }

    fn manner(&self) -> Manner<'w> {
        Manner {
            version: self.workspace.config.version,
            settings: &self.own.settings,
            format: self.format,
        }
    }
}
