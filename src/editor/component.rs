//! The editor as a Leptos component: signals in, callbacks out.

use leptos::{html, prelude::*};
use playground_engine::protocol::Diagnostic;

use super::handle::{Cursor, EditorHandle, EditorOptions, Language};

/// Where a mounted editor's handle is kept; empty before it is mounted and after it is gone.
pub type EditorSlot = StoredValue<Option<EditorHandle>, LocalStorage>;

/// An editor showing the document `key` with `text`; see the module for how text flows.
///
/// `diagnostics` may be of any document, those of `key` are marked. Derive it from the analysis itself rather than from a
/// memo: equal findings of a new text must be marked again.
#[component]
pub fn CodeEditor(
    /// Which document; each keeps its own undo history, selection and scroll.
    #[prop(into)]
    key: Signal<String>,
    /// The document's text as the state knows it.
    #[prop(into)]
    text: Signal<String>,
    /// What assistive technology calls the editor.
    #[prop(into)]
    label: String,
    /// What the documents are written in.
    #[prop(optional)]
    language: Language,
    /// Text can be read, searched and copied, not changed.
    #[prop(optional)]
    read_only: bool,
    /// Break long lines instead of scrolling.
    #[prop(optional)]
    wrap: bool,
    /// Without line numbers and fold marks, for small boxes.
    #[prop(optional)]
    compact: bool,
    /// Shown while a document is empty.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Findings to mark.
    #[prop(optional, into)]
    diagnostics: Signal<Vec<Diagnostic>>,
    /// Key and text of what was typed, once typing pauses or on flush.
    #[prop(optional, into)]
    on_change: Option<Callback<(String, String)>>,
    /// Where the caret went.
    #[prop(optional, into)]
    on_cursor: Option<Callback<Cursor>>,
    /// The place in `diagnostics` of the one whose fix was asked for.
    #[prop(optional, into)]
    on_fix: Option<Callback<usize>>,
    /// The id it has as what a row of tabs shows.
    #[prop(optional)]
    panel: Option<&'static str>,
    /// Keeps the handle while the editor is mounted.
    #[prop(optional)]
    keep: Option<EditorSlot>,
) -> impl IntoView {
    let host = NodeRef::<html::Div>::new();
    let slot = keep.unwrap_or_else(|| StoredValue::new_local(None));
    let failure = RwSignal::new(None::<String>);
    let mounted = RwSignal::new_local(None::<EditorHandle>);
    let options = EditorOptions {
        language,
        read_only,
        label,
        placeholder,
        wrap,
        compact,
    };

    Effect::new(move |_| {
        let Some(parent) = host
            .get()
            .filter(|_| mounted.with_untracked(Option::is_none))
        else {
            return;
        };
        match create(&parent, &options, on_change, on_cursor, on_fix) {
            Ok(handle) => {
                slot.set_value(Some(handle.clone()));
                mounted.set(Some(handle));
            }
            Err(error) => failure.set(Some(error)),
        }
    });
    Effect::new(move |_| {
        if let Some(handle) = mounted.get() {
            handle.track_closed();
            key.with(|key| text.with(|text| handle.open(key, text)));
        }
    });
    // The text is not tracked: findings of the text before are moved by the editor until new ones arrive.
    Effect::new(move |_| {
        if let Some(handle) = mounted.get() {
            handle.track_closed();
            let known = text.get_untracked();
            key.with(|key| diagnostics.with(|all| handle.set_diagnostics(key, &known, all)));
        }
    });
    on_cleanup(move || {
        if let Some(handle) = slot.try_update_value(Option::take).flatten() {
            handle.flush();
        }
    });

    view! {
        <div class="code-editor" id=panel role=panel.map(|_| "tabpanel")>
            <div class="code-editor-host" node_ref=host></div>
            {move || failure.get().map(|message| view! { <p class="code-editor-failure" role="alert">{message} ". Reload the page."</p> })}
        </div>
    }
}

fn create(
    parent: &web_sys::Element,
    options: &EditorOptions,
    on_change: Option<Callback<(String, String)>>,
    on_cursor: Option<Callback<Cursor>>,
    on_fix: Option<Callback<usize>>,
) -> Result<EditorHandle, String> {
    // A callback may already be gone when a dying editor reports its last change.
    let changed = move |key, text| {
        if let Some(callback) = on_change {
            callback.try_run((key, text));
        }
    };
    let moved = move |cursor| {
        if let Some(callback) = on_cursor {
            callback.try_run(cursor);
        }
    };
    let fixed = move |at| {
        if let Some(callback) = on_fix {
            callback.try_run(at);
        }
    };
    EditorHandle::create(parent, options, changed, moved, fixed).map_err(|error| error.to_string())
}
