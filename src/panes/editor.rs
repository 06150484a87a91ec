//! The editor of the files, with a tab for each.

use leptos::{either::EitherOf4, prelude::*};
use playground_engine::protocol::{Diagnostic, Fix};

use super::changes::CompareView;
use super::library_view::LibraryView;
use super::proposal::ProposalView;
use crate::{
    commands::{app, files, fix},
    editor::{CodeEditor, Language},
    state::{Cover, Problem, find_file},
    ui::{Tab, TabList, visible},
};

/// The files' tabs and the text of the active one.
#[component]
pub fn EditorPane() -> impl IntoView {
    let app = app();
    let workspace = app.state.workspace;
    let paths = Memo::new(move |_| {
        workspace.files.with(|files| {
            files
                .iter()
                .map(|file| file.path.clone())
                .collect::<Vec<_>>()
        })
    });
    let text = Memo::new(move |_| {
        let active = workspace.active.get();
        workspace.files.with(|files| {
            find_file(files, &active)
                .map(|file| file.text.clone())
                .unwrap_or_default()
        })
    });
    let key = Memo::new(move |_| workspace.active.get());
    let cover = app.state.layout.cover;
    let covered = move || cover.with(Option::is_some);
    let answers = app.state.answers;
    let diagnostics = Signal::derive(move || {
        answers.analysis.track();
        let problems = answers.problems.get().into_iter();
        problems.map(marked).collect::<Vec<_>>()
    });
    let tab = move |path: String| {
        let this = path.clone();
        let selected =
            Signal::derive(move || !covered() && workspace.active.with(|active| *active == this));
        let title = visible(&path).into_owned();
        let name = title.rsplit('/').next().unwrap_or_default().to_owned();
        view! { <Tab selected=selected title=title on_select=move || files::open(app, &path) panel="source">{name}</Tab> }
    };
    let on_change =
        Callback::new(move |(path, text): (String, String)| files::edit(app, &path, text));
    let on_fix = Callback::new(move |at: usize| fix::apply(app, at, 0));
    view! {
        <TabList label="Open files">
            <For each=move || paths.get() key=Clone::clone let:path>{tab(path)}</For>
        </TabList>
        <div class="editor-body" class:hidden=covered>
            <CodeEditor language=Language::Proto label="Schema" panel="source" key=key text=text diagnostics=diagnostics on_change=on_change on_fix=on_fix keep=app.source />
        </div>
        {move || match cover.get() {
            None => EitherOf4::A(()),
            Some(Cover::Library(file)) => EitherOf4::B(view! { <LibraryView file=file /> }),
            Some(Cover::States(path)) => EitherOf4::C(view! { <CompareView path=path /> }),
            Some(Cover::Proposal(proposal)) => EitherOf4::D(view! { <ProposalView proposal=proposal /> }),
        }}
    }
}

/// The finding as the editor marks it, with the title of its best fix.
fn marked(problem: Problem) -> Diagnostic {
    let title = problem.fixes.into_iter().next().map(|fix| fix.title);
    let edits = Vec::new();
    Diagnostic {
        fix: title.map(|title| Fix { title, edits }),
        ..problem.finding
    }
}
