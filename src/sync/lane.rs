//! One Web Worker of the engine: posts numbered requests, hands events to whoever waits, restarts after a trap or a hang.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use gloo_timers::callback::Timeout;
use playground_engine::protocol::{CallEvent, Event, Numbered, Request};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{ErrorEvent, MessageEvent, Worker};

use crate::BUILD;

/// How long a call's events are gathered after messages were handed on, in milliseconds: drawing each batch would hold
/// up a fast stream.
const PACE_MS: f64 = 80.0;

/// So many events at once are of a fast stream.
const BURST: usize = 100;

/// What comes back for a request.
#[derive(Debug)]
pub enum Answer {
    /// The engine says this.
    Event(Event),
    /// The engine was stopped before it finished; why, in a sentence without a stop.
    Lost(String),
}

/// A worker that starts with the first request. Cheap to clone.
#[derive(Clone)]
pub struct Lane(Rc<Inner>);

struct Inner {
    name: &'static str,
    notify: Rc<dyn Fn(String)>,
    next: Cell<u64>,
    running: RefCell<Option<Running>>,
    waiting: RefCell<HashMap<u64, Waiting>>,
}

struct Running {
    worker: Worker,
    ready: bool,
    queue: Vec<Numbered<Request>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(web_sys::Event)>,
}

struct Waiting {
    on_answer: Box<dyn FnMut(Answer)>,
    limit_ms: Option<u32>,
    watchdog: Option<Timeout>,
    /// Events of a call that are not handed on yet.
    held: Vec<CallEvent>,
    /// Hands them on; none if nothing is held.
    pace: Option<Timeout>,
    /// When some were handed on last, in milliseconds of the page's clock.
    handed_ms: f64,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl Lane {
    /// A lane by name; `notify` is told, in a sentence, what a person must know.
    pub fn new(name: &'static str, notify: Rc<dyn Fn(String)>) -> Self {
        let inner = Inner {
            name,
            notify,
            next: Cell::new(1),
            running: RefCell::default(),
            waiting: RefCell::default(),
        };
        Self(Rc::new(inner))
    }

    /// Posts a request and gives its number. If no event comes within `limit_ms`, the worker is restarted.
    pub fn ask(
        &self,
        body: Request,
        limit_ms: Option<u32>,
        on_answer: impl FnMut(Answer) + 'static,
    ) -> u64 {
        let id = self.0.next.replace(self.0.next.get() + 1);
        let waiting = Waiting {
            on_answer: Box::new(on_answer),
            limit_ms,
            watchdog: None,
            held: Vec::new(),
            pace: None,
            handed_ms: f64::NEG_INFINITY,
        };
        self.0.waiting.borrow_mut().insert(id, waiting);
        self.post(Numbered { id, body });
        id
    }

    /// Posts something about a request that was asked before.
    pub fn tell(&self, id: u64, body: Request) {
        self.post(Numbered { id, body });
    }

    /// Drops every later answer to a request.
    pub fn forget(&self, id: u64) {
        self.0.waiting.borrow_mut().remove(&id);
    }

    /// Stops the worker; everyone who waits is told why. The next request starts a new one.
    pub fn stop(&self, why: &str) {
        self.0.running.borrow_mut().take();
        let waiting = std::mem::take(&mut *self.0.waiting.borrow_mut());
        for mut waiting in waiting.into_values() {
            if !waiting.held.is_empty() {
                let held = std::mem::take(&mut waiting.held);
                (waiting.on_answer)(Answer::Event(Event::Call(held)));
            }
            (waiting.on_answer)(Answer::Lost(why.to_owned()));
        }
    }

    fn post(&self, request: Numbered<Request>) {
        if self.0.running.borrow().is_none() {
            match self.start() {
                Ok(running) => *self.0.running.borrow_mut() = Some(running),
                Err(error) => {
                    return self.fail(&format!("the engine could not be started: {error:?}"));
                }
            }
        }
        let mut running = self.0.running.borrow_mut();
        let Some(running) = running.as_mut() else {
            return;
        };
        if running.ready {
            self.watch(request.id);
            send(&running.worker, &request);
        } else {
            running.queue.push(request);
        }
    }

    fn start(&self) -> Result<Running, JsValue> {
        let worker = Worker::new(&format!("./engine-worker.js?{BUILD}"))?;
        let lane = self.clone();
        let on_message = Closure::new(move |message: MessageEvent| lane.on_message(&message));
        let lane = self.clone();
        let on_error = Closure::new(move |error: web_sys::Event| {
            error.prevent_default();
            lane.fail(&describe(&error));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Running {
            worker,
            ready: false,
            queue: Vec::new(),
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    fn on_message(&self, message: &MessageEvent) {
        // Not `Uint8Array::new`, which copies.
        let bytes: js_sys::Uint8Array = message.data().unchecked_into();
        let bytes = bytes.to_vec();
        match Numbered::<Event>::from_bytes(&bytes) {
            Ok(Numbered {
                body: Event::Ready { build },
                ..
            }) if build == BUILD => self.on_ready(),
            Ok(Numbered {
                body: Event::Ready { .. },
                ..
            })
            | Err(_) => {
                self.stop("the page and its engine are of different versions");
                (self.0.notify)("A newer version was published while this page was open. Reload the page; your text is kept.".to_owned());
            }
            Ok(Numbered { id, body }) => self.deliver(id, body),
        }
    }

    fn on_ready(&self) {
        let mut running = self.0.running.borrow_mut();
        let Some(running) = running.as_mut() else {
            return;
        };
        running.ready = true;
        for request in std::mem::take(&mut running.queue) {
            self.watch(request.id);
            send(&running.worker, &request);
        }
    }

    fn deliver(&self, id: u64, event: Event) {
        let last = ends(&event);
        let event = match event {
            Event::Call(events) => match self.gather(id, events, last) {
                Some(events) => Event::Call(events),
                None => return,
            },
            event => event,
        };
        self.hand_on(id, event, last);
    }

    /// Adds events to those that are held; gives all of them when it is time to hand them on.
    fn gather(&self, id: u64, events: Vec<CallEvent>, last: bool) -> Option<Vec<CallEvent>> {
        let mut all = self.0.waiting.borrow_mut();
        let waiting = all.get_mut(&id)?;
        waiting.watchdog = None;
        let now_ms = now_ms();
        if waiting.handed_ms == f64::NEG_INFINITY && events.len() >= BURST {
            // Drawing its beginning would hold up the rest, which may be here before that is seen.
            waiting.handed_ms = now_ms;
        }
        waiting.held.extend(events);
        let left_ms = waiting.handed_ms + PACE_MS - now_ms;
        if last || left_ms <= 0.0 {
            waiting.pace = None;
            return Some(std::mem::take(&mut waiting.held));
        }
        let lane = self.clone();
        waiting.pace.get_or_insert_with(|| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 0 and PACE_MS"
            )]
            Timeout::new(left_ms.ceil() as u32, move || {
                if let Some(events) = lane.held(id) {
                    lane.hand_on(id, Event::Call(events), false);
                }
            })
        });
        None
    }

    fn held(&self, id: u64) -> Option<Vec<CallEvent>> {
        let mut all = self.0.waiting.borrow_mut();
        let waiting = all.get_mut(&id)?;
        // It has run: there is nothing to clear.
        waiting.pace.take().map(Timeout::forget);
        Some(std::mem::take(&mut waiting.held))
    }

    fn hand_on(&self, id: u64, event: Event, last: bool) {
        // Taken out while it runs: the callback may ask, tell or forget.
        let Some(mut waiting) = self.0.waiting.borrow_mut().remove(&id) else {
            return;
        };
        waiting.watchdog = None;
        if has_message(&event) {
            waiting.handed_ms = now_ms();
        }
        (waiting.on_answer)(Answer::Event(event));
        if !last {
            self.0.waiting.borrow_mut().entry(id).or_insert(waiting);
        }
    }

    fn watch(&self, id: u64) {
        let mut all = self.0.waiting.borrow_mut();
        let Some(waiting) = all.get_mut(&id) else {
            return;
        };
        let lane = self.clone();
        waiting.watchdog = waiting.limit_ms.map(|limit| {
            Timeout::new(limit, move || {
                lane.fail(&format!("it gave no answer for {} s", limit / 1000))
            })
        });
    }

    fn fail(&self, why: &str) {
        let name = self.0.name;
        self.stop(&format!("the {name} stopped: {why}"));
        (self.0.notify)(format!(
            "The {name} stopped ({why}) and was restarted. Your text is untouched."
        ));
    }
}

/// Whether nothing more comes for the request.
fn ends(event: &Event) -> bool {
    use playground_engine::protocol::CallEvent::{Failure, Status};
    match event {
        Event::Call(events) => events
            .iter()
            .any(|event| matches!(event, Status { .. } | Failure { .. })),
        Event::SendRefused(_) => false,
        _ => true,
    }
}

fn has_message(event: &Event) -> bool {
    let Event::Call(events) = event else {
        return false;
    };
    let message = |event: &CallEvent| matches!(event, CallEvent::Message { .. });
    events.iter().any(message)
}

/// Milliseconds of the page's monotonic clock.
fn now_ms() -> f64 {
    let performance = leptos::prelude::window().performance();
    performance.map_or(0.0, |performance| performance.now())
}

fn send(worker: &Worker, request: &Numbered<Request>) {
    let bytes = js_sys::Uint8Array::from(request.to_bytes().as_slice());
    let transfer = js_sys::Array::of1(&bytes.buffer());
    // A worker that is gone reports it through `onerror`.
    let _ = worker.post_message_with_transfer(&bytes, &transfer);
}

/// A script that could not be loaded is reported by an event without a message.
fn describe(event: &web_sys::Event) -> String {
    let error = event.dyn_ref::<ErrorEvent>();
    let message = error.map(ErrorEvent::message);
    message
        .filter(|message| !message.is_empty())
        .unwrap_or_else(|| "its files could not be loaded".to_owned())
}
