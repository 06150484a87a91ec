//! The only effects outside the editor: the engine's workers, storage, theme and keys.

mod analysis;
mod changes;
mod checks;
mod generate;
mod imports;
mod keyboard;
mod lane;
mod open_tab;
mod request;
mod storage;
mod template;
mod theme;

use std::rc::Rc;

use leptos::prelude::*;

pub use lane::{Answer, Lane};
pub use storage::{Restored, restore, restored_open};
pub use theme::restored_theme;

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

/// Starts every effect of the page, which shows what was restored.
pub fn start(app: App, restored: Restored) {
    storage::start(app, restored);
    analysis::start(app);
    checks::start(app);
    changes::start(app);
    imports::start(app);
    template::start(app);
    request::start(app);
    generate::start(app);
    open_tab::start(app);
    theme::start(app);
    keyboard::start(app);
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    fn sources(folder: &Path) -> Vec<(String, String)> {
        let entries = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let read = |path: &Path| {
            (
                path.display().to_string(),
                fs::read_to_string(path).unwrap(),
            )
        };
        let each = |path: std::path::PathBuf| {
            if path.is_dir() {
                sources(&path)
            } else {
                vec![read(&path)]
            }
        };
        entries.flat_map(each).collect()
    }

    /// Files of `src/` outside `allowed` that contain a text; this file, which names it, aside.
    fn check(text: &str, allowed: &[&str]) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let here = root.join("sync").join("mod.rs").display().to_string();
        let allowed: Vec<_> = allowed
            .iter()
            .map(|name| root.join(name).display().to_string())
            .collect();
        let free =
            |path: &str| path == here || allowed.iter().any(|folder| path.starts_with(folder));
        let all = sources(&root);
        assert!(all.len() > 20, "the sources were not found");
        let found: Vec<_> = all
            .iter()
            .filter(|(path, code)| !free(path) && code.contains(text))
            .map(|(path, _)| path)
            .collect();
        assert!(found.is_empty(), "{text} in {found:?}");
    }

    #[test]
    fn effects_are_only_in_the_editor_and_here() {
        check("Effect::new", &["editor", "sync"]);
    }

    #[test]
    fn text_never_becomes_markup() {
        check("inner_html", &[]);
    }
}
