//! The files of the workspace: open, add, rename, remove, drop.

use leptos::{ev::SubmitEvent, html, prelude::*};

use crate::commands::{app, files};

/// What the form under the list is for.
#[derive(Clone, PartialEq, Eq)]
enum Form {
    Closed,
    Add,
    Rename(String),
}

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
    view! {
        <section class="files" aria-label="Files">
            <h2 class="side-title">
                "Files"
                <button type="button" class="quiet" title="Add a file" aria-label="Add a file" on:click=move |_| form.set(Form::Add)>"+"</button>
            </h2>
            <ul class="file-list">
                <For each=move || paths.get() key=Clone::clone let:path>
                    <FileRow path=path form=form />
                </For>
            </ul>
            {move || (form.get() != Form::Closed).then(|| view! { <PathForm form=form /> })}
        </section>
    }
}

#[component]
fn FileRow(path: String, form: RwSignal<Form>) -> impl IntoView {
    let app = app();
    let path = StoredValue::new(path);
    let active = move || {
        app.state
            .workspace
            .active
            .with(|active| *active == path.get_value())
    };
    let errors = move || {
        app.state
            .answers
            .diagnostics
            .with(|all| all.iter().filter(|d| d.path == path.get_value()).count())
    };
    let several = move || app.state.workspace.files.with(|files| files.len() > 1);
    view! {
        <li class="file" class:active=active>
            <button type="button" class="file-name" aria-current=move || active().to_string() on:click=move |_| files::open(app, &path.get_value())>
                <span class="file-path" title=path.get_value()>{name(&path.get_value())} <span class="muted">{folder(&path.get_value())}</span></span>
                <Show when=move || { errors() > 0 }><span class="count" aria-label="problems">{errors}</span></Show>
            </button>
            <button type="button" class="quiet file-tool" title="Rename" aria-label=move || format!("Rename {}", path.get_value()) on:click=move |_| form.set(Form::Rename(path.get_value()))>"✎"</button>
            <Show when=several>
                <button type="button" class="quiet file-tool" title="Remove" aria-label=move || format!("Remove {}", path.get_value()) on:click=move |_| remove(&path.get_value())>"×"</button>
            </Show>
        </li>
    }
}

fn name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

fn folder(path: &str) -> String {
    path.rsplit_once('/')
        .map(|(folder, _)| folder.to_owned())
        .unwrap_or_default()
}

fn remove(path: &str) {
    let sure = window().confirm_with_message(&format!("Remove {path}? Its text is lost."));
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
        Form::Rename(from) => (format!("New path of {from}"), from),
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
            Err(refused) => error.set(Some(refused.to_string())),
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
