//! The request metadata as rows of key and value.

use leptos::{html, prelude::*};

use crate::{commands::app, state::MetadataRow};

/// The table of metadata.
#[component]
pub fn MetadataTable() -> impl IntoView {
    let rows = app().state.draft.metadata;
    let add = move |_| {
        rows.update(|rows| {
            let id = rows.iter().map(|row| row.id + 1).max().unwrap_or_default();
            rows.push(MetadataRow {
                id,
                ..MetadataRow::default()
            });
        });
    };
    view! {
        <div class="metadata">
            <For each=move || rows.get() key=|row| row.id let:row>
                <Row row=row />
            </For>
            <button type="button" class="quiet" id="add-metadata" on:click=add>"+ Add metadata"</button>
            <p class="hint">"Sent as headers with the call, kept only while this page is open. The value of a key that ends in -bin is base64."</p>
        </div>
    }
}

#[component]
fn Row(row: MetadataRow) -> impl IntoView {
    let rows = app().state.draft.metadata;
    let id = row.id;
    let key = NodeRef::<html::Input>::new();
    if row.key.is_empty() {
        key.on_load(|key| drop(key.focus()));
    }
    let change = move |change: &dyn Fn(&mut MetadataRow)| {
        rows.update(|rows| rows.iter_mut().filter(|row| row.id == id).for_each(change))
    };
    let remove = move |_| rows.update(|rows| rows.retain(|row| row.id != id));
    view! {
        <div class="metadata-row">
            <input
                node_ref=key
                type="text"
                aria-label="Metadata key"
                placeholder="authorization"
                spellcheck="false"
                autocomplete="off"
                value=row.key
                on:input=move |event| {
                    let key = event_target_value(&event);
                    change(&|row| row.key.clone_from(&key));
                }
            />
            <input
                type="text"
                class="grow"
                aria-label="Metadata value"
                placeholder="Bearer …"
                spellcheck="false"
                autocomplete="off"
                value=row.value
                on:input=move |event| {
                    let value = event_target_value(&event);
                    change(&|row| row.value.clone_from(&value));
                }
            />
            <button type="button" class="quiet" aria-label="Remove this metadata" title="Remove" on:click=remove>"×"</button>
        </div>
    }
}
