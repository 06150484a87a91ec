//! What the engine may use of a terminal's machine: sockets and tokio's clock.

use std::rc::Rc;

use playground_call::{
    Failure, FailureKind, Target,
    transport::{Clock, Grpc, GrpcWebHttp, TokioClock, Transport},
};
use playground_engine::Host;

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

    fn clock(&self) -> Rc<dyn Clock> {
        Rc::new(TokioClock::default())
    }
}
