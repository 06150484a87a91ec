//! The engine's Web Worker: numbered requests in, events out.
#![cfg(target_arch = "wasm32")]

mod host;
mod library;
mod plugins;

use std::rc::Rc;

use futures_util::StreamExt;
use playground_engine::{
    Engine,
    protocol::{Event, Numbered, Request},
};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

pub use host::Browser;

/// Identifies the sources this build was made from; the page and its worker must agree on it.
const BUILD: &str = env!("PLAYGROUND_BUILD");

/// Starts answering; the first message says which build this is.
pub fn run() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let engine = Rc::new(Engine::new(Browser::default()));
    let on_message = Closure::<dyn Fn(MessageEvent)>::new({
        let scope = scope.clone();
        move |message: MessageEvent| answer(&engine, &scope, &message)
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let build = BUILD.to_owned();
    let ready = Event::Ready { build };
    post(&scope, &Numbered { id: 0, body: ready });
}

fn answer(engine: &Rc<Engine>, scope: &DedicatedWorkerGlobalScope, message: &MessageEvent) {
    // Not `Uint8Array::new`, which copies.
    let bytes: js_sys::Uint8Array = message.data().unchecked_into();
    let Ok(request) = Numbered::<Request>::from_bytes(&bytes.to_vec()) else {
        return;
    };
    let mut events = engine.handle(request);
    let scope = scope.clone();
    wasm_bindgen_futures::spawn_local(async move {
        while let Some(event) = events.next().await {
            post(&scope, &event);
        }
    });
}

fn post(scope: &DedicatedWorkerGlobalScope, event: &Numbered<Event>) {
    let bytes = js_sys::Uint8Array::from(event.to_bytes().as_slice());
    let transfer = js_sys::Array::of1(&bytes.buffer());
    // A page that is gone has nobody left to tell.
    let _ = scope.post_message_with_transfer(&bytes, &transfer);
}
