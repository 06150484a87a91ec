//! Files that can be imported without being in the workspace: those of the compiler, and those of a library once it is there.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

use playground_protos::CORE;

use super::unit::Unit;

/// The files, parsed when first asked for.
#[derive(Default)]
pub(crate) struct Known {
    library: HashMap<String, String>,
    units: RefCell<HashMap<String, Arc<Unit>>>,
    /// Full names of types and extensions at the top of the files, each with the file.
    names: OnceCell<HashMap<String, String>>,
}

impl Known {
    /// Takes the files of a library in place of those before.
    pub(crate) fn set_library(&mut self, files: Vec<(String, String)>) {
        let core = |path: &str| playground_protos::core(path).is_some();
        self.library = files.into_iter().filter(|(path, _)| !core(path)).collect();
        self.units.borrow_mut().retain(|path, _| core(path));
        self.names.take();
    }

    /// The file of a path.
    pub(crate) fn unit(&self, path: &str) -> Option<Arc<Unit>> {
        if let Some(unit) = self.units.borrow().get(path) {
            return Some(Arc::clone(unit));
        }
        let text = self.library.get(path).map(String::as_str);
        let text = playground_protos::core(path).or(text)?;
        let unit = Arc::new(Unit::new(path, text));
        let mut units = self.units.borrow_mut();
        units.insert(path.to_owned(), Arc::clone(&unit));
        Some(unit)
    }

    /// Every path, those of the library also before it is there.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> + Clone {
        let core = CORE.iter().map(|(path, _)| *path);
        core.chain(playground_protos::library::PATHS.iter().copied())
    }

    /// The file that declares a full name at its top.
    pub(crate) fn declaring(&self, name: &str) -> Option<String> {
        let names = self.names.get_or_init(|| {
            let mut names = HashMap::new();
            for path in self.paths() {
                if let Some(unit) = self.unit(path) {
                    declare(&unit, &mut names);
                }
            }
            names
        });
        names.get(name).cloned()
    }
}

fn declare(unit: &Unit, names: &mut HashMap<String, String>) {
    let package = unit.lowered.descriptor.package();
    let file = &unit.lowered.descriptor;
    let messages = file.message_type.iter().map(|message| message.name());
    let enums = file.enum_type.iter().map(|item| item.name());
    let extensions = file.extension.iter().map(|extension| extension.name());
    for name in messages.chain(enums).chain(extensions) {
        let full = if package.is_empty() {
            name.to_owned()
        } else {
            format!("{package}.{name}")
        };
        names.entry(full).or_insert_with(|| unit.path.clone());
    }
}
