//! Inputs and memos: everything the page knows, without DOM or storage. A signal is an input or a memo, never both.

mod baseline;
mod call_log;
mod change;
mod draft;
mod generation;
mod layout;
mod library;
mod problems;
mod workspace;

pub use baseline::{Earlier, FileChange, changed_files, earlier_text, rooted};
pub use call_log::{CallEnd, CallLog, MessageRow};
pub use change::{merged, moved};
pub use draft::{Draft, MetadataRow, RequestDraft, WebClient, parse_deadline};
pub use generation::Generation;
pub use layout::{Cover, Layout, Pane, Proposal, Theme};
pub use library::{LibraryFile, library_paths, search};
pub use problems::{Problem, kept_findings, merged_findings, moved_breaks};
pub use workspace::{
    CONFIG, PathError, Workspace, check_path, config_text, find_file, is_source, sample_files,
};

use std::sync::Arc;

use leptos::prelude::*;
use playground_engine::protocol::{
    Analysis, Break, ChangeLog, CheckRequest, Checks, Description, Generated, MethodInfo, Node,
    NodeKind, Promise, SchemaBytes, Severity, SourceFile,
};

/// The last schema that can be called and generated from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GoodSchema {
    /// The encoded descriptor set; none until a first file compiles.
    pub bytes: Option<Arc<SchemaBytes>>,
    /// The workspace's files in it.
    pub files: Vec<String>,
    /// The services' methods, in file order.
    pub methods: Vec<MethodInfo>,
    /// The text has errors now; this is what last worked.
    pub stale: bool,
}

/// What the engine last said of the text.
#[derive(Debug, Clone, Copy)]
pub struct Answers {
    /// Input: the newest analysis; none until the first answer.
    pub analysis: RwSignal<Option<Arc<Analysis>>>,
    /// Input: the files that `analysis` is of.
    pub analyzed: RwSignal<Arc<Vec<SourceFile>>>,
    /// Input: what the text declares; none until the first answer.
    pub description: RwSignal<Option<Arc<Description>>>,
    /// Input: the files that `description` is of.
    pub described: RwSignal<Arc<Vec<SourceFile>>>,
    /// Input: what the rules found.
    pub checks: RwSignal<Arc<Checks>>,
    /// Input: the files that `checks` is of.
    pub checked: RwSignal<Arc<Vec<SourceFile>>>,
    /// Input: the newest text is being checked; `analysis` is of the one before.
    pub checking: RwSignal<bool>,
    /// Memo: every finding of the compiler and of the lint rules, by file and position in `analyzed`.
    pub problems: Memo<Vec<Problem>>,
    /// Input: the earlier state that the text is compared with.
    pub earlier: RwSignal<Arc<Earlier>>,
    /// Input: what is promised to those who use the schema; none is what `buf.yaml` guards.
    pub promise: RwSignal<Option<Promise>>,
    /// Input: everything that changed since the earlier state, as it was when the log was last open.
    pub changes: RwSignal<Option<ChangeLog>>,
    /// Memo: what the changes since then break, by file and position in `analyzed`; none if that is not known.
    pub breaking: Memo<Option<Vec<Break>>>,
    /// Memo: errors and warnings.
    pub counts: Memo<(usize, usize)>,
    /// Memo: the last schema that works.
    pub schema: Memo<GoodSchema>,
    /// Input: the newest generated files, or why there are none.
    pub generated: RwSignal<Option<Result<Generated, String>>>,
    /// Input: what a person must know of the engine, such as a restart.
    pub notice: RwSignal<Option<String>>,
}

impl Answers {
    fn new(files: RwSignal<Vec<SourceFile>>) -> Self {
        let analysis = RwSignal::new(None::<Arc<Analysis>>);
        let description = RwSignal::new(None::<Arc<Description>>);
        let analyzed = RwSignal::<Arc<Vec<SourceFile>>>::default();
        let checked = RwSignal::<Arc<Vec<SourceFile>>>::default();
        let checks = RwSignal::<Arc<Checks>>::default();
        let problems = Memo::new(move |_| {
            let found = analysis.with(|a| a.as_ref().map(|a| a.diagnostics.clone()));
            let then = checked.get_untracked();
            checks.with(|checks| {
                merged_findings(
                    found.unwrap_or_default(),
                    &analyzed.get_untracked(),
                    checks,
                    &then,
                )
            })
        });
        let breaking = Memo::new(move |_| {
            analysis.track();
            let then = checked.get_untracked();
            checks.with(|checks| moved_breaks(checks, &analyzed.get_untracked(), &then))
        });
        let counts = Memo::new(move |_| {
            problems.with(|all: &Vec<Problem>| {
                let has = |one: &&Problem, severity| one.finding.severity == severity;
                let count = |severity| all.iter().filter(|one| has(one, severity)).count();
                (count(Severity::Error), count(Severity::Warning))
            })
        });
        let schema = Memo::new(move |last: Option<&GoodSchema>| {
            let last = last.cloned().unwrap_or_default();
            description.with(|newest| match newest {
                Some(newest) => newer_schema(last, newest, |path| {
                    files.with_untracked(|files| find_file(files, path).is_some())
                }),
                None => last,
            })
        });
        Self {
            analysis,
            analyzed,
            checks,
            checked,
            description,
            described: RwSignal::default(),
            checking: RwSignal::new(false),
            problems,
            earlier: RwSignal::new(Arc::new(Earlier::at_start(files.get_untracked()))),
            promise: RwSignal::default(),
            changes: RwSignal::new(None),
            breaking,
            counts,
            schema,
            generated: RwSignal::new(None),
            notice: RwSignal::new(None),
        }
    }
}

impl Answers {
    /// How to check these files, and what to compare them with.
    pub fn check_request(&self, files: &[SourceFile]) -> CheckRequest {
        CheckRequest {
            config: config_text(files),
            baseline: Some(self.earlier.get_untracked().baseline.clone()),
            promise: self.promise.get_untracked(),
        }
    }
}

/// Takes the newest schema unless a file that worked before, and is still there, has dropped out of it.
fn newer_schema(
    last: GoodSchema,
    newest: &Description,
    exists: impl Fn(&str) -> bool,
) -> GoodSchema {
    let dropped = last
        .files
        .iter()
        .any(|file| exists(file) && !newest.compiled.contains(file));
    let Some(bytes) = newest.schema.as_ref().filter(|_| !dropped) else {
        return GoodSchema {
            stale: last.bytes.is_some(),
            ..last
        };
    };
    GoodSchema {
        bytes: Some(Arc::new(bytes.clone())),
        files: newest.compiled.clone(),
        methods: methods(&newest.outline, &newest.compiled),
        stale: newest.broken,
    }
}

fn methods(outline: &[Node], compiled: &[String]) -> Vec<MethodInfo> {
    let services = outline
        .iter()
        .filter(|node| node.kind == NodeKind::Service && compiled.contains(&node.path));
    services
        .flat_map(|service| {
            service
                .children
                .iter()
                .filter_map(|node| node.method.clone())
        })
        .collect()
}

/// Everything the page knows; cheap to copy, provided as context.
#[derive(Debug, Clone, Copy)]
pub struct State {
    /// The files and which one is open.
    pub workspace: Workspace,
    /// What is shown where.
    pub layout: Layout,
    /// The call being composed.
    pub draft: Draft,
    /// What code is generated.
    pub generation: Generation,
    /// What the engine said.
    pub answers: Answers,
    /// Input: the call that runs or ran last.
    pub call: RwSignal<Option<CallLog>>,
}

impl State {
    /// Starts from the given files, the path of the one to open, and the theme.
    pub fn new(files: Vec<SourceFile>, open: Option<&str>, theme: Theme) -> Self {
        let workspace = Workspace::new(files, open);
        let answers = Answers::new(workspace.files);
        Self {
            workspace,
            layout: Layout::new(theme),
            draft: Draft::new(answers.schema),
            generation: Generation::new("rust-tonic"),
            answers,
            call: RwSignal::new(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(compiled: &[&str], schema: Option<u8>) -> Description {
        let compiled = compiled.iter().map(ToString::to_string).collect();
        Description {
            schema: schema.map(|byte| vec![byte]),
            compiled,
            ..Description::default()
        }
    }

    #[test]
    fn a_file_that_breaks_keeps_the_last_schema() {
        let both = newer_schema(
            GoodSchema::default(),
            &described(&["a", "b"], Some(1)),
            |_| true,
        );
        assert_eq!((both.bytes.as_deref(), both.stale), (Some(&vec![1]), false));
        let broken = newer_schema(both.clone(), &described(&["a"], Some(2)), |_| true);
        assert_eq!(
            (broken.bytes.as_deref(), broken.stale),
            (Some(&vec![1]), true)
        );
        let removed = newer_schema(both, &described(&["a"], Some(2)), |path| path == "a");
        assert_eq!(
            (removed.bytes.as_deref(), removed.stale),
            (Some(&vec![2]), false)
        );
    }
}
