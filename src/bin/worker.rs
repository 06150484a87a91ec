//! The engine's Web Worker: numbered requests in, events out. It lends the engine the browser's clock, its `fetch`,
//! and the UserService that runs right here.

use std::{rc::Rc, time::Duration};

use futures_util::StreamExt;
use gloo_timers::future::TimeoutFuture;
use playground_call::{
    Failure, FailureKind, Target,
    transport::{BrowserClock, Clock, GrpcWebFetch, InProcess, Transport},
};
use playground_engine::{
    Engine, Host,
    protocol::{Event, Numbered, Request},
};
use send_wrapper::SendWrapper;
use user_service::{BoxFuture, UserService, proto::user_service_server::UserServiceServer};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let engine = Rc::new(Engine::new(Page::default()));
    let on_message = Closure::<dyn Fn(MessageEvent)>::new({
        let scope = scope.clone();
        move |message: MessageEvent| answer(&engine, &scope, &message)
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let build = env!("PLAYGROUND_BUILD").to_owned();
    let ready = Event::Ready { build };
    post(&scope, &Numbered { id: 0, body: ready });
}

fn answer(engine: &Rc<Engine>, scope: &DedicatedWorkerGlobalScope, message: &MessageEvent) {
    let bytes = js_sys::Uint8Array::new(&message.data()).to_vec();
    let Ok(request) = Numbered::<Request>::from_bytes(&bytes) else {
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

/// What the engine may use of the browser.
struct Page {
    users: UserServiceServer<UserService<WallClock>>,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            users: user_service::in_page(WallClock),
        }
    }
}

impl Host for Page {
    fn clock(&self) -> Rc<dyn Clock> {
        Rc::new(BrowserClock)
    }

    fn transport(&self, target: &Target) -> Result<Box<dyn Transport>, Failure> {
        match target {
            Target::InPage => Ok(Box::new(InProcess::new(self.users.clone()))),
            Target::GrpcWeb { url } => Ok(Box::new(GrpcWebFetch::new(url)?)),
            Target::Grpc { .. } => Err(Failure::new(
                FailureKind::Unreachable,
                "a browser cannot speak gRPC over HTTP/2; use gRPC-Web",
            )),
        }
    }
}

/// The browser's clock, as the UserService wants it.
struct WallClock;

impl user_service::Clock for WallClock {
    fn now(&self) -> prost_types::Timestamp {
        let millis = js_sys::Date::now();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "milliseconds of this era fit"
        )]
        let (seconds, nanos) = ((millis / 1e3) as i64, (millis % 1e3 * 1e6) as i32);
        prost_types::Timestamp { seconds, nanos }
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let millis = u32::try_from(duration.as_millis()).unwrap_or(u32::MAX);
        Box::pin(SendWrapper::new(TimeoutFuture::new(millis)))
    }
}
