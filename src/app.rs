//! The page as a whole: puts state, workers and panes together.

use leptos::prelude::*;

use crate::{
    commands::{App, app},
    panes::{
        CallPane, ChangesPane, EditorPane, FilesPane, GeneratePane, LibrarySection, OutlinePane,
        ProblemsPane, StatusBar,
    },
    state::{Pane, State, sample_files},
    sync::{self, Restored},
    ui::{Notice, Shortcuts, Tab, TabList},
};

/// Shows the page; on a panic of its own a static banner says so.
pub fn mount() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        show("crash", true);
    }));
    sync::restore(|restored| {
        show("boot", false);
        mount_to_body(|| view! { <Page restored=restored /> });
    });
}

fn show(id: &str, visible: bool) {
    if let Some(element) = document().get_element_by_id(id) {
        // Toggling `hidden` is all that can be done here; there is nobody to tell if it fails.
        let _ = if visible {
            element.remove_attribute("hidden")
        } else {
            element.set_attribute("hidden", "")
        };
    }
}

/// The whole page.
#[component]
pub fn Page(
    /// What the last visit left.
    restored: Restored,
) -> impl IntoView {
    let files = match &restored {
        Restored::Files(kept) => kept.files.clone(),
        Restored::Nothing | Restored::Unreadable => sample_files(),
    };
    let open = sync::restored_open();
    let state = State::new(files, open.as_deref(), sync::restored_theme());
    let app = App::new(state);
    provide_context(app);
    sync::start(app, restored);
    view! {
        <TopBar />
        <Notice text=state.answers.notice />
        <main class="shell">
            <nav class="side" aria-label="Files and outline">
                <FilesPane />
                <LibrarySection />
                <OutlinePane />
            </nav>
            <section class="editor" aria-label="Editor">
                <EditorPane />
            </section>
            <section class="work" aria-label="Problems, generated client and calls">
                <PaneTabs />
                <div class="work-body" id="pane" tabindex="-1" role="tabpanel" aria-label="Pane">
                    <Show when=move || state.layout.pane.get() == Pane::Problems>
                        <ProblemsPane />
                    </Show>
                    <Show when=move || state.layout.pane.get() == Pane::Generate>
                        <GeneratePane />
                    </Show>
                    <Show when=move || state.layout.pane.get() == Pane::Changes>
                        <ChangesPane />
                    </Show>
                    <div class="work-call" class:hidden=move || state.layout.pane.get() != Pane::Call>
                        <CallPane />
                    </div>
                </div>
            </section>
        </main>
        <StatusBar />
        <Shortcuts open=state.layout.shortcuts />
    }
}

#[component]
fn TopBar() -> impl IntoView {
    let app = app();
    let layout = app.state.layout;
    let theme = move || format!("Switch to the {} theme", layout.theme.get().other().name());
    view! {
        <header class="top">
            <h1 class="brand">"proto-playground"</h1>
            <span class="brand-note">"write · check · generate · call — nothing leaves your machine"</span>
            <span class="grow"></span>
            <button type="button" class="quiet" on:click=move |_| crate::commands::files::reset(app)>"Reset to example"</button>
            <button type="button" class="quiet" on:click=move |_| layout.shortcuts.set(true) aria-haspopup="dialog">"Shortcuts"</button>
            <button type="button" class="quiet" on:click=move |_| layout.theme.update(|theme| *theme = theme.other()) title=theme aria-label=theme>
                {move || if layout.theme.get() == crate::state::Theme::Dark { "☀" } else { "☾" }}
            </button>
        </header>
    }
}

#[component]
fn PaneTabs() -> impl IntoView {
    let app = app();
    let pane = app.state.layout.pane;
    let problems = move || {
        let count = app.state.answers.problems.with(Vec::len);
        if count == 0 {
            "Problems".to_owned()
        } else {
            format!("Problems {count}")
        }
    };
    let changes = move || {
        let breaking = app.state.answers.breaking;
        match breaking.with(|all| all.as_ref().map_or(0, Vec::len)) {
            0 => "Changes".to_owned(),
            count => format!("Changes {count}"),
        }
    };
    let tab = move |this: Pane, label: Signal<String>| {
        view! { <Tab selected=Signal::derive(move || pane.get() == this) on_select=move || pane.set(this) panel="pane">{label}</Tab> }
    };
    view! {
        <TabList class="tabs pane-tabs" label="Panes">
            {tab(Pane::Problems, Signal::derive(problems))}
            {tab(Pane::Generate, Signal::stored("Generate".to_owned()))}
            {tab(Pane::Call, Signal::stored("Call".to_owned()))}
            {tab(Pane::Changes, Signal::derive(changes))}
        </TabList>
    }
}
