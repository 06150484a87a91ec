//! The files of the workspace: open, add, rename, remove, drop.

mod library;

use std::collections::HashMap;

use leptos::{ev::SubmitEvent, html, prelude::*};
use playground_engine::protocol::{Diagnostic, Severity};

use crate::{
    commands::{app, files},
    ui::visible,
};

pub use library::{LibrarySection, imported};

/// What the form under the list is for.
#[derive(Clone, PartialEq, Eq)]
enum Form {
    Closed,
    Add,
    Rename(String),
}

/// How many errors and warnings a file has.
type Tally = (usize, usize);

/// The list of files.
#[component]
pub fn FilesPane() -> impl IntoView {
    let app = app();
    let form = RwSignal::new(Form::Closed);
    let paths = Memo::new(move |_| {
        app.state.workspace.files.with(|files| {
            files
                .iter()
                .map(|file| file.path.clone())
                .collect::<Vec<_>>()
        })
    });
    let problems = app.state.answers.problems;
    let tallies =
        Memo::new(move |_| problems.with(|all| tally(all.iter().map(|one| &one.finding))));
    view! {
        <section class="files" aria-label="Files">
            <h2 class="side-title">
                "Files"
                <button type="button" class="quiet" title="Add a file" aria-label="Add a file" on:click=move |_| form.set(Form::Add)>"+"</button>
            </h2>
            <ul class="file-list">
                <For each=move || paths.get() key=Clone::clone let:path>
                    <FileRow path=path form=form tallies=tallies />
                </For>
            </ul>
            {move || (form.get() != Form::Closed).then(|| view! { <PathForm form=form /> })}
        </section>
    }
}

#[component]
fn FileRow(
    path: String,
    form: RwSignal<Form>,
    tallies: Memo<HashMap<String, Tally>>,
) -> impl IntoView {
    let app = app();
    let shown = visible(&path).into_owned();
    let (rename, remove_label) = (format!("Rename {shown}"), format!("Remove {shown}"));
    let (folder, name) = match shown.rsplit_once('/') {
        Some((folder, name)) => (folder.to_owned(), name.to_owned()),
        None => (String::new(), shown.clone()),
    };
    let path = StoredValue::new(path);
    let active = move || {
        app.state
            .workspace
            .active
            .with(|active| *active == path.get_value())
    };
    let own = Memo::new(move |_| {
        path.with_value(|path| tallies.with(|all| all.get(path).copied().unwrap_or_default()))
    });
    let removable = move || path.with_value(|path| files::removable(app, path));
    view! {
        <li class="file" class:active=active>
            <button type="button" class="file-name" aria-current=move || active().to_string() on:click=move |_| files::open(app, &path.get_value())>
                <span class="file-path" title=shown>{name} <span class="muted">{folder}</span></span>
                {move || count(own.get())}
            </button>
            <button type="button" class="quiet file-tool" title="Rename" aria-label=rename on:click=move |_| form.set(Form::Rename(path.get_value()))>"✎"</button>
            <Show when=removable>
                <button type="button" class="quiet file-tool" title="Remove" aria-label=remove_label.clone() on:click=move |_| remove(&path.get_value())>"×"</button>
            </Show>
        </li>
    }
}

fn tally<'d>(all: impl Iterator<Item = &'d Diagnostic>) -> HashMap<String, Tally> {
    let mut tallies = HashMap::<String, Tally>::new();
    for diagnostic in all {
        let (errors, warnings) = tallies.entry(diagnostic.path.clone()).or_default();
        match diagnostic.severity {
            Severity::Error => *errors += 1,
            Severity::Warning => *warnings += 1,
            Severity::Info => {}
        }
    }
    tallies
}

/// The number of errors, else of warnings, in its colour.
fn count((errors, warnings): Tally) -> Option<impl IntoView> {
    let (count, class, noun) = match (errors, warnings) {
        (0, 0) => return None,
        (0, warnings) => (warnings, "count warning", "warning"),
        (errors, _) => (errors, "count error", "error"),
    };
    let plural = if count == 1 { "" } else { "s" };
    Some(
        view! { <span class=class>{count}<span class="visually-hidden">{format!(" {noun}{plural}")}</span></span> },
    )
}

fn remove(path: &str) {
    let sure =
        window().confirm_with_message(&format!("Remove {}? Its text is lost.", visible(path)));
    if sure.unwrap_or(false) {
        files::remove(app(), path);
    }
}

#[component]
fn PathForm(form: RwSignal<Form>) -> impl IntoView {
    let app = app();
    let input = NodeRef::<html::Input>::new();
    let error = RwSignal::new(None::<String>);
    let (label, start) = match form.get_untracked() {
        Form::Rename(from) => (format!("New path of {}", visible(&from)), from),
        _ => ("Path of the new file".to_owned(), String::new()),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let path = input
            .get_untracked()
            .map(|input| input.value())
            .unwrap_or_default();
        let done = match form.get_untracked() {
            Form::Rename(from) => files::rename(app, &from, &path),
            _ => files::add(app, &path),
        };
        match done {
            Ok(()) => {
                form.set(Form::Closed);
                files::focus(app);
            }
            Err(refused) => error.set(Some(visible(&refused.to_string()).into_owned())),
        }
    };
    input.on_load(|input| drop(input.focus()));
    view! {
        <form class="path-form" on:submit=submit>
            <label>
                {label}
                <input node_ref=input type="text" value=start placeholder="common/paging.proto" spellcheck="false" autocomplete="off" aria-invalid=move || error.with(Option::is_some).to_string() />
            </label>
            <p class="form-error" role="alert">{move || error.get()}</p>
            <div class="form-buttons">
                <button type="submit">"OK"</button>
                <button type="button" class="quiet" on:click=move |_| form.set(Form::Closed)>"Cancel"</button>
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use playground_engine::protocol::Span;

    use super::*;

    #[test]
    fn infos_are_not_counted() {
        let of = |path: &str, severity| Diagnostic {
            path: path.to_owned(),
            severity,
            span: Span::default(),
            code: String::new(),
            message: String::new(),
            help: None,
            related: Vec::new(),
            fix: None,
        };
        let all = [
            of("a", Severity::Error),
            of("a", Severity::Warning),
            of("b", Severity::Warning),
            of("b", Severity::Warning),
            of("c", Severity::Info),
        ];
        let found = tally(all.iter());
        let check = |path, expect| assert_eq!(found.get(path).copied(), Some(expect), "{path}");
        check("a", (1, 1));
        check("b", (0, 2));
        check("c", (0, 0));
    }
}
