//! What the engine may use of a terminal's machine: sockets, tokio's clock, and what runs plugins.

use std::rc::Rc;

use futures_util::{
    FutureExt,
    future::{self, LocalBoxFuture},
};
use playground_call::{
    Failure, FailureKind, Target,
    transport::{Clock, Grpc, GrpcWebHttp, TokioClock, Transport},
};
use playground_engine::{Host, Plugin};
use playground_protos::library;

use crate::plugin;

/// The native host.
#[derive(Debug, Default)]
pub(crate) struct Terminal;

impl Host for Terminal {
    fn transport(&self, target: &Target) -> Result<Box<dyn Transport>, Failure> {
        match target {
            Target::GrpcWeb { url } => Ok(Box::new(GrpcWebHttp::new(url)?)),
            Target::Grpc { url } => Ok(Box::new(Grpc::new(url)?)),
            Target::InPage | Target::TonicWebWasmClient { .. } => Err(Failure::new(
                FailureKind::Unreachable,
                "this is only in a browser",
            )),
        }
    }

    fn library(&self) -> LocalBoxFuture<'static, Result<Vec<u8>, String>> {
        future::ready(Ok(library::PACKED.to_vec())).boxed_local()
    }

    fn plugin(
        &self,
        plugin: Plugin,
        request: Vec<u8>,
    ) -> LocalBoxFuture<'static, Result<Vec<u8>, String>> {
        future::ready(plugin::run(plugin, request)).boxed_local()
    }

    fn clock(&self) -> Rc<dyn Clock> {
        Rc::new(TokioClock::default())
    }
}
