//! The answer: its state, its messages as they come, headers and trailers.

use leptos::prelude::*;
use playground_engine::protocol::Metadata;

use super::status_view::{StateLine, StatusDetails, Via};
use crate::{
    commands::app,
    state::{CallLog, MessageRow},
    ui::{CopyButton, Tab, TabList, visible_json},
};

/// How many messages are in the page at once; the rest are a button away.
const WINDOW: usize = 200;

/// Most bytes of one message that are shown unasked.
const LONGEST: usize = 64 << 10;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Messages,
    Headers,
    Trailers,
}

/// The answer of the call that runs or ran last.
#[component]
pub fn Response() -> impl IntoView {
    let log = app().state.call;
    let part = RwSignal::new(Part::Messages);
    let tab = move |this: Part, count: fn(&CallLog) -> usize| {
        let count = move || log.with(|log| log.as_ref().map_or(0, count)).to_string();
        let name = match this {
            Part::Messages => "Messages",
            Part::Headers => "Headers",
            Part::Trailers => "Trailers",
        };
        view! {
            <Tab selected=Signal::derive(move || part.get() == this) on_select=move || part.set(this) panel="answer">
                {name} " " <span class="muted">{count}</span>
            </Tab>
        }
    };
    let metadata = move || {
        log.with(|log| {
            log.as_ref().and_then(|log| {
                if part.get() == Part::Headers {
                    log.headers.clone().map(|(_, m)| m)
                } else {
                    log.trailers.clone()
                }
            })
        })
    };
    view! {
        <section class="response" aria-label="Response">
            <Show when=move || log.with(Option::is_some) fallback=|| view! { <p class="empty">"Press Send or Ctrl+Enter; the answer appears here."</p> }>
                <StateLine />
                <div class="tabs small">
                    <TabList label="Response" class="tab-list">
                        {tab(Part::Messages, |log| log.messages.len())}
                        {tab(Part::Headers, |log| log.headers.as_ref().map_or(0, |(_, m)| m.len()))}
                        {tab(Part::Trailers, |log| log.trailers.as_ref().map_or(0, Vec::len))}
                    </TabList>
                    <span class="grow"></span>
                    <Via />
                </div>
                <div class="response-body" id="answer" tabindex="0" role="tabpanel" aria-label="Answer">
                    <Show when=move || part.get() == Part::Messages fallback=move || view! { <MetadataList metadata=metadata() /> }>
                        <StatusDetails />
                        <Messages />
                    </Show>
                </div>
            </Show>
        </section>
    }
}

#[component]
fn Messages() -> impl IntoView {
    let log = app().state.call;
    let extra = RwSignal::new(0_usize);
    let first = move || {
        log.with(|log| {
            log.as_ref().map_or(0, |log| {
                log.messages.len().saturating_sub(WINDOW + extra.get())
            })
        })
    };
    let rows = move || {
        log.with(|log| {
            log.as_ref()
                .map(|log| log.messages.get(first()..).unwrap_or_default().to_vec())
                .unwrap_or_default()
        })
    };
    let id = move || log.with(|log| log.as_ref().map_or(0, |log| log.id));
    view! {
        <Show when=move || { first() > 0 }>
            <button type="button" class="quiet" on:click=move |_| extra.update(|extra| *extra += WINDOW)>{move || format!("Show earlier messages ({} more)", first())}</button>
        </Show>
        <ol class="message-list">
            <For each=rows key=move |row| (id(), row.number) let:row>
                <Message row=row />
            </For>
        </ol>
    }
}

#[component]
fn Message(row: MessageRow) -> impl IntoView {
    view! {
        <li class="message">
            <span class="message-head">
                <span class="message-number">{format!("#{}", row.number)}</span>
                <span class="muted">{format!("+{}", millis(row.at_us))}</span>
                <span class="muted">{format!("{} B", row.bytes)}</span>
            </span>
            {json(visible_json(&row.json).into_owned())}
        </li>
    }
}

fn json(json: String) -> AnyView {
    if json.len() > LONGEST {
        view! { <LongJson json=json /> }.into_any()
    } else {
        view! { <pre class="message-json">{json}</pre> }.into_any()
    }
}

/// The beginning of a long message, because drawing megabytes stops the page; all of it on demand.
#[component]
fn LongJson(json: String) -> impl IntoView {
    let whole = RwSignal::new(false);
    let size = json.len() / 1024;
    let json = Signal::stored(json);
    let text = move || json.with(|json| beginning(json, whole.get()).to_owned());
    view! {
        <pre class="message-json">{text}</pre>
        <Show when=move || !whole.get()>
            <p class="message-more">
                <span class="muted">{format!("The first {} of {size} kB.", LONGEST / 1024)}</span>
                <CopyButton text=json />
                <button type="button" on:click=move |_| whole.set(true)>"Show all"</button>
            </p>
        </Show>
    }
}

fn beginning(json: &str, whole: bool) -> &str {
    let end = (0..=LONGEST.min(json.len()))
        .rev()
        .find(|at| json.is_char_boundary(*at));
    let end = if whole { None } else { end };
    end.and_then(|end| json.get(..end)).unwrap_or(json)
}

#[component]
fn MetadataList(metadata: Option<Metadata>) -> impl IntoView {
    match metadata.filter(|metadata| !metadata.is_empty()) {
        None => view! { <p class="empty">"None."</p> }.into_any(),
        Some(metadata) => {
            let rows = metadata
                .into_iter()
                .map(|(key, value)| view! { <dt>{key}</dt><dd>{value}</dd> });
            view! { <dl class="metadata-list">{rows.collect_view()}</dl> }.into_any()
        }
    }
}

/// Microseconds as a person reads them: `0.4 ms`, `12 ms`, `1.25 s`.
#[expect(clippy::cast_precision_loss, reason = "only for display")]
pub fn millis(us: u64) -> String {
    match us {
        0..10_000 => format!("{:.1} ms", us as f64 / 1_000.0),
        10_000..1_000_000 => format!("{} ms", us / 1_000),
        _ => format!("{:.2} s", us as f64 / 1_000_000.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_message_is_cut_between_characters() {
        let long = "é".repeat(LONGEST);
        assert_eq!(beginning(&long, false).len(), LONGEST);
        let odd = format!("x{long}");
        assert_eq!(beginning(&odd, false).len(), LONGEST - 1);
        assert_eq!(beginning(&odd, true), odd);
        assert_eq!(beginning("{}", false), "{}");
    }

    #[test]
    fn times_are_short() {
        assert_eq!(
            [millis(420), millis(12_345), millis(1_250_000)],
            ["0.4 ms", "12 ms", "1.25 s"]
        );
    }
}
