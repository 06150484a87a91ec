//! The only effects outside the editor: the engine's workers, storage, theme and keys.

mod analysis;
mod generate;
mod keyboard;
mod lane;
mod storage;
mod template;

use std::rc::Rc;

use leptos::prelude::*;

pub use lane::{Answer, Lane};
pub use storage::{restored_files, restored_theme};

use crate::{commands::App, state::State};

/// The engine's workers: one for what must follow typing, one for generators, one for calls, so that none waits for another.
#[derive(Clone)]
pub struct Lanes {
    /// Compiles the text and fills templates.
    pub analysis: Lane,
    /// Runs generators.
    pub codegen: Lane,
    /// Runs calls, and the UserService in the page.
    pub calls: Lane,
}

impl Lanes {
    /// Lanes that tell the person through the page's notice.
    pub fn new(state: State) -> Self {
        let notify: Rc<dyn Fn(String)> = Rc::new(move |text| state.answers.notice.set(Some(text)));
        Self {
            analysis: Lane::new("engine", notify.clone()),
            codegen: Lane::new("code generator", notify.clone()),
            calls: Lane::new("calling engine", notify),
        }
    }
}

/// Starts every effect of the page.
pub fn start(app: App) {
    analysis::start(app);
    template::start(app);
    generate::start(app);
    storage::start(app);
    keyboard::start(app);
}
