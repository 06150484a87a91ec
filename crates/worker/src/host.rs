//! What the engine may use of the browser; it runs in the worker, never on the page's own thread.

use std::{rc::Rc, time::Duration};

use futures_util::{FutureExt, future::LocalBoxFuture};
use gloo_timers::future::TimeoutFuture;
use playground_call::{
    Failure, FailureKind, Target,
    transport::{BrowserClock, Clock, GrpcWebFetch, InProcess, TonicWebWasmClient, Transport},
};
use playground_engine::{Host, Plugin};
use send_wrapper::SendWrapper;
use user_service::{BoxFuture, UserService, proto::user_service_server::UserServiceServer};

use crate::{library, plugins};

/// The browser's clock, its `fetch`, and a UserService that runs right here.
pub struct Browser {
    users: UserServiceServer<UserService<WallClock>>,
}

impl Default for Browser {
    fn default() -> Self {
        Self {
            users: user_service::in_page(WallClock),
        }
    }
}

impl Host for Browser {
    fn clock(&self) -> Rc<dyn Clock> {
        Rc::new(BrowserClock)
    }

    fn transport(&self, target: &Target) -> Result<Box<dyn Transport>, Failure> {
        match target {
            Target::InPage => Ok(Box::new(InProcess::new(self.users.clone()))),
            Target::GrpcWeb { url } => Ok(Box::new(GrpcWebFetch::new(url)?)),
            Target::TonicWebWasmClient { url } => Ok(Box::new(TonicWebWasmClient::new(url)?)),
            Target::Grpc { .. } => Err(Failure::new(
                FailureKind::Unreachable,
                "a browser cannot speak gRPC over HTTP/2; use gRPC-Web",
            )),
        }
    }

    fn library(&self) -> LocalBoxFuture<'static, Result<Vec<u8>, String>> {
        library::fetched().boxed_local()
    }

    fn plugin(
        &self,
        plugin: Plugin,
        request: Vec<u8>,
    ) -> LocalBoxFuture<'static, Result<Vec<u8>, String>> {
        plugins::run(plugin, request).boxed_local()
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
