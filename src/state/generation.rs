//! What code is generated.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use playground_engine::protocol::{OwnPlugin, TargetInfo};

/// The chosen generator and its options.
#[derive(Debug, Clone, Copy)]
pub struct Generation {
    /// Input: every generator; empty until the engine told.
    pub targets: RwSignal<Vec<TargetInfo>>,
    /// Input: the id of the chosen one; none is the person's own plugin.
    pub target: RwSignal<Option<String>>,
    /// Input: the values that were chosen, by target and option.
    pub chosen: RwSignal<BTreeMap<(String, String), String>>,
    /// Input: the person's own plugin.
    pub own: RwSignal<Option<Arc<OwnPlugin>>>,
}

impl Generation {
    /// Starts with this target.
    pub fn new(target: &str) -> Self {
        Self {
            targets: RwSignal::default(),
            target: RwSignal::new(Some(target.to_owned())),
            chosen: RwSignal::default(),
            own: RwSignal::new(None),
        }
    }

    /// The options of a target that were chosen otherwise than they are by default.
    pub fn options(&self, target: &str) -> Vec<(String, String)> {
        let of_target = |((of, option), value): (&(String, String), &String)| {
            (of == target).then(|| (option.clone(), value.clone()))
        };
        self.chosen
            .with(|chosen| chosen.iter().filter_map(of_target).collect())
    }

    /// What is known of the chosen target.
    pub fn info(&self) -> Option<TargetInfo> {
        let target = self.target.get()?;
        let found = |all: &Vec<TargetInfo>| all.iter().find(|info| info.id == target).cloned();
        self.targets.with(found)
    }
}
