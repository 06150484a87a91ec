//! `descriptor.proto` as it comes with the compiler: the messages of options and the defaults of features.

use std::sync::{Arc, OnceLock};

use super::features::Defaults;
use super::{DESCRIPTOR, Linked, Unit, link};
use crate::ir::Lowered;

/// What linking needs besides the files.
pub(crate) struct Builtin {
    path: Arc<str>,
    lowered: Arc<Lowered>,
    linked: Option<Arc<Linked>>,
    defaults: Defaults,
}

impl Builtin {
    /// From `descriptor.proto`, lowered.
    pub(crate) fn new(lowered: Arc<Lowered>) -> Self {
        let mut builtin = Self {
            path: Arc::from(DESCRIPTOR),
            lowered,
            linked: None,
            defaults: Defaults::default(),
        };
        // First to read the defaults from its options, then to give them to itself.
        for _ in 0..2 {
            let pool = link(&[builtin.unit()], &builtin, &|_| None);
            if let Some(linked) = pool.linked(0) {
                builtin.defaults = Defaults::new(&linked.descriptor);
                builtin.linked = Some(Arc::clone(linked));
            }
        }
        builtin
    }

    pub(super) fn defaults(&self) -> &Defaults {
        &self.defaults
    }

    /// As a file among others.
    pub(super) fn unit(&self) -> Unit {
        let known = !self.defaults.is_empty();
        let settled = self.linked.as_ref().filter(|linked| {
            known
                && linked
                    .features
                    .of(&[])
                    .is_some_and(|features| features.field_presence.is_some())
        });
        Unit {
            path: Arc::clone(&self.path),
            lowered: Arc::clone(&self.lowered),
            imports: Vec::new(),
            option_imports: Vec::new(),
            comes_along: true,
            previous: settled.cloned(),
        }
    }
}

/// That of the copy that comes with the compiler.
pub(crate) fn builtin() -> &'static Builtin {
    static BUILTIN: OnceLock<Builtin> = OnceLock::new();
    BUILTIN.get_or_init(|| {
        let text = playground_protos::core(DESCRIPTOR).unwrap_or_default();
        let (lowered, _) = crate::lower::lower(DESCRIPTOR, playground_syntax::parse(text));
        Builtin::new(Arc::new(lowered))
    })
}
