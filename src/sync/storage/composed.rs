//! Keeps the composed call for a reload of this tab; all but the metadata, which may hold secrets.

use std::collections::BTreeMap;

use leptos::{ev, prelude::*};
use serde::{Deserialize, Serialize};

use super::local;
use crate::{
    commands::{App, call},
    state::{Draft, RequestDraft, WebClient},
};

const VERSION: u32 = 1;

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Stored {
    version: u32,
    address: String,
    #[serde(default)]
    client: WebClient,
    method: Option<String>,
    deadline: Option<String>,
    keep_open: bool,
    /// What the person changed, by method path.
    requests: BTreeMap<String, RequestDraft>,
}

/// Puts back what this tab had composed, then follows it.
pub fn start(app: App) {
    let draft = app.state.draft;
    let last_lost = StoredValue::new(Vec::new());
    if let Some(stored) = local::composed().as_deref().and_then(decode) {
        restore(draft, stored);
    }
    let notice = app.state.answers.notice;
    let keep = move || {
        let lost = store(composed(draft), local::put_composed);
        if !lost.is_empty() && last_lost.with_value(|last| *last != lost) {
            let lost = lost.join(", ");
            notice.set(Some(format!(
                "A request is too large to be kept in this tab, and a reload will lose it: {lost}."
            )));
        }
        last_lost.set_value(lost);
    };
    Effect::new(move |_| keep());
    // Effects no longer run in a page that goes away.
    let leaving = window_event_listener(ev::pagehide, move |_| {
        call::flush(app);
        untrack(keep);
    });
    on_cleanup(move || leaving.remove());
}

fn restore(draft: Draft, stored: Stored) {
    draft.address.set(stored.address);
    draft.client.set(stored.client);
    draft.picked.set(stored.method);
    draft.typed_deadline.set(stored.deadline);
    draft.keep_open.set(stored.keep_open);
    draft.requests.set(stored.requests);
}

fn composed(draft: Draft) -> Stored {
    let changed = |all: &BTreeMap<String, RequestDraft>| {
        let changed = all.iter().filter(|(_, request)| request.edited);
        changed
            .map(|(method, request)| (method.clone(), request.clone()))
            .collect()
    };
    Stored {
        version: VERSION,
        address: draft.address.get(),
        client: draft.client.get(),
        method: draft.picked.get(),
        deadline: draft.typed_deadline.get(),
        keep_open: draft.keep_open.get(),
        requests: draft.requests.with(changed),
    }
}

/// Stores what fits, the largest requests left out first; gives their methods.
fn store(mut stored: Stored, put: impl Fn(&str) -> bool) -> Vec<String> {
    let mut lost = Vec::new();
    while !put(&encode(&stored)) {
        let size = |request: &RequestDraft| request.messages.iter().map(String::len).sum::<usize>();
        let largest = stored
            .requests
            .iter()
            .max_by_key(|(_, request)| size(request));
        let Some(method) = largest.map(|(method, _)| method.clone()) else {
            break;
        };
        stored.requests.remove(&method);
        lost.push(method);
    }
    lost
}

fn encode(stored: &Stored) -> String {
    serde_json::to_string(stored).unwrap_or_default()
}

/// What cannot be read is as if it were not there.
fn decode(text: &str) -> Option<Stored> {
    let stored = serde_json::from_str::<Stored>(text).ok()?;
    let whole = |request: &RequestDraft| request.shown < request.messages.len();
    (stored.version == VERSION && stored.requests.values().all(whole)).then_some(stored)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_is_left_out() {
        let request = |size| RequestDraft {
            messages: vec!["x".repeat(size)],
            ..RequestDraft::default()
        };
        let requests = [("a", 10), ("b", 5_000), ("c", 400)];
        let requests = requests.map(|(method, size)| (method.to_owned(), request(size)));
        let stored = Stored {
            requests: requests.into(),
            ..Stored::default()
        };
        let check = |room: usize, lost: &[&str]| {
            assert_eq!(
                store(stored.clone(), |text| text.len() <= room),
                lost,
                "{room}"
            );
        };
        check(9_000, &[]);
        check(1_000, &["b"]);
        check(400, &["b", "c"]);
        check(10, &["b", "c", "a"]);
    }

    #[test]
    fn a_composed_call_comes_back_or_is_forgotten() {
        let request = RequestDraft {
            messages: vec!["{}".to_owned(), "{ \"ü\": 1 }".to_owned()],
            shown: 1,
            edited: true,
        };
        let mut stored = Stored {
            version: VERSION,
            address: "localhost:1".to_owned(),
            requests: [("a.B/C".to_owned(), request)].into(),
            ..Stored::default()
        };
        assert_eq!(decode(&encode(&stored)), Some(stored.clone()));
        for request in stored.requests.values_mut() {
            request.shown = 2;
        }
        assert_eq!(decode(&encode(&stored)), None);
        assert_eq!(decode(""), None);
        assert_eq!(decode("{\"version\":7}"), None);
    }
}
