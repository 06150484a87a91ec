//! What the engine needs of the world, given to it by the worker, the CLI or a test.

use std::rc::Rc;

use playground_call::{
    Failure, Target,
    transport::{Clock, Transport},
};

/// Transports and a clock.
pub trait Host {
    /// A transport to this place; nothing is sent yet.
    ///
    /// # Errors
    /// A failure that says why calls cannot go there from here.
    fn transport(&self, target: &Target) -> Result<Box<dyn Transport>, Failure>;

    /// The clock that calls and analyses are timed by.
    fn clock(&self) -> Rc<dyn Clock>;
}
