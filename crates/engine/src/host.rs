//! What the engine needs of the world, given to it by the worker, the CLI or a test.

use std::rc::Rc;

use futures_util::{
    FutureExt,
    future::{self, LocalBoxFuture},
};
use playground_call::{
    Failure, Target,
    transport::{Clock, Transport},
};
use playground_codegen::Plugin;

/// Transports, a clock, where the library is, and what runs plugins.
pub trait Host {
    /// A transport to this place; nothing is sent yet.
    ///
    /// # Errors
    /// A failure that says why calls cannot go there from here.
    fn transport(&self, target: &Target) -> Result<Box<dyn Transport>, Failure>;

    /// The clock that calls and analyses are timed by.
    fn clock(&self) -> Rc<dyn Clock>;

    /// The packed library, as `playground_protos::library::unpack` reads it, or why it cannot be had; asked for when a
    /// file of it is first needed, and again after a failure.
    fn library(&self) -> LocalBoxFuture<'static, Result<Vec<u8>, String>> {
        future::ready(Err("there is none here".to_owned())).boxed_local()
    }

    /// Gives an encoded request to a generator that is not compiled in; its encoded response, or why there is none, in a
    /// sentence without a stop.
    fn plugin(
        &self,
        plugin: Plugin,
        request: Vec<u8>,
    ) -> LocalBoxFuture<'static, Result<Vec<u8>, String>> {
        drop((plugin, request));
        future::ready(Err("no plugins run here".to_owned())).boxed_local()
    }
}
