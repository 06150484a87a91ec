//! What is shown where.

use leptos::prelude::*;

use super::LibraryFile;

/// The panes on the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// Every finding of every file.
    Problems,
    /// The client code the schema gives.
    Generate,
    /// Compose a call and watch its answer.
    Call,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

impl Theme {
    /// The value of `data-theme` and of the stored choice.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }
}

/// What is shown where.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// Input: the pane on the right.
    pub pane: RwSignal<Pane>,
    /// Input: the theme.
    pub theme: RwSignal<Theme>,
    /// Input: the place in the list of the problem last visited.
    pub problem: RwSignal<Option<usize>>,
    /// Input: the file of the library that is in place of the editor; none if the open file is there.
    pub library: RwSignal<Option<LibraryFile>>,
    /// Input: the list of keyboard shortcuts is open.
    pub shortcuts: RwSignal<bool>,
}

impl Layout {
    /// Opens with the call pane, so that a first visit can press Send.
    pub fn new(theme: Theme) -> Self {
        Self {
            pane: RwSignal::new(Pane::Call),
            theme: RwSignal::new(theme),
            problem: RwSignal::new(None),
            library: RwSignal::new(None),
            shortcuts: RwSignal::new(false),
        }
    }
}
