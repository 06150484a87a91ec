//! What is shown where.

use std::sync::Arc;

use leptos::prelude::*;
use playground_engine::protocol::{Severity, SourceFile};

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
    /// What changed since an earlier state, and what that breaks.
    Changes,
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

/// What can be in place of the editor of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cover {
    /// A file of the library.
    Library(LibraryFile),
    /// The earlier state and that of now of the file of this path, side by side.
    States(String),
    /// What a fix would make of the files.
    Proposal(Arc<Proposal>),
}

/// A change of the files to be looked at before it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What it does.
    pub title: String,
    /// What breaks by it, or has to be looked at.
    pub warnings: Vec<String>,
    /// The files it was made for.
    pub before: Vec<SourceFile>,
    /// The same after it, in the same order; some may have other paths.
    pub after: Vec<SourceFile>,
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
    /// Input: severities that the list of problems leaves out.
    pub hidden: RwSignal<Vec<Severity>>,
    /// Input: what is in place of the editor; none if the open file is there.
    pub cover: RwSignal<Option<Cover>>,
    /// Input: the log of everything that changed is open.
    pub log_open: RwSignal<bool>,
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
            hidden: RwSignal::default(),
            cover: RwSignal::new(None),
            log_open: RwSignal::new(false),
            shortcuts: RwSignal::new(false),
        }
    }
}
