//! Choosing what code is generated.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use playground_engine::protocol::{Event, OptionInfo, OwnPlugin, Request};

use super::{App, uploads};
use crate::{sync::Answer, ui::save};

/// More than any plugin; the page is to stay alive.
const MAX_BYTES: f64 = (128 << 20) as f64;

/// What every WebAssembly module begins with (its specification, 5.5.16).
const MAGIC: &[u8] = b"\0asm";

/// Generates with another target, or with the person's own plugin if there is none.
pub fn choose(app: App, target: Option<String>) {
    let generation = app.state.generation;
    if generation.target.get_untracked() != target {
        app.state.answers.generated.set(None);
        generation.target.set(target);
    }
}

/// Gives an option of a target a value.
pub fn set_option(app: App, target: &str, option: &OptionInfo, value: String) {
    let key = (target.to_owned(), option.name.clone());
    let usual = option.values.first().map_or("", String::as_str) == value;
    app.state.generation.chosen.update(|chosen| match usual {
        true => drop(chosen.remove(&key)),
        false => drop(chosen.insert(key, value)),
    });
}

/// Takes a plugin of the person's machine. It stays in this page's memory and is gone with it.
pub fn bring(app: App, list: &web_sys::FileList) {
    let Some(file) = list.get(0) else { return };
    spawn_local(async move {
        let taken = match file.size() > MAX_BYTES {
            true => Err("it is larger than 128 MB".to_owned()),
            false => uploads::bytes(&file).await,
        };
        match taken.and_then(checked) {
            Ok(wasm) => {
                let own = OwnPlugin {
                    name: file.name(),
                    wasm,
                    parameter: String::new(),
                };
                app.state.answers.generated.set(None);
                app.state.generation.own.set(Some(Arc::new(own)));
            }
            Err(why) => {
                let text = format!("{} is not used: {why}.", file.name());
                app.state.answers.notice.set(Some(text));
            }
        }
    });
}

fn checked(wasm: Vec<u8>) -> Result<Vec<u8>, String> {
    let is_module = wasm.starts_with(MAGIC);
    is_module
        .then_some(wasm)
        .ok_or_else(|| "it is no WebAssembly module".to_owned())
}

/// Saves the generated files as one archive.
pub fn download(app: App) {
    let generated = app.state.answers.generated.get_untracked();
    let Some(Ok(generated)) = generated else {
        return;
    };
    let lane = app.lanes().codegen;
    lane.ask(Request::Pack(generated), None, move |answer| {
        let why = match answer {
            Answer::Event(Event::Packed(Ok(archive))) => {
                return save("generated.zip", "application/zip", &archive.0);
            }
            Answer::Event(Event::Packed(Err(why))) | Answer::Lost(why) => why,
            Answer::Event(_) => return,
        };
        let text = format!("Nothing was saved: {why}.");
        app.state.answers.notice.set(Some(text));
    });
}

/// Gives the person's own plugin other options.
pub fn set_parameter(app: App, parameter: String) {
    app.state.generation.own.update(|own| {
        if let Some(own) = own {
            Arc::make_mut(own).parameter = parameter;
        }
    });
}
