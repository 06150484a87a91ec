//! The table of commands.

use leptos::prelude::*;

use super::{App, call, files, fix, navigate};
use crate::state::Pane;

/// A key with its modifiers, as the browser reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    /// Ctrl, or Cmd on a Mac.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// `KeyboardEvent.key`.
    pub key: String,
}

/// Commands that a person looks for in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Composing and watching a call.
    Call,
    /// Going through the text.
    Editor,
    /// What is shown on the right.
    Panes,
    /// The page as a whole.
    Page,
}

impl Group {
    /// Every group, in the order they are read.
    pub const ALL: &[Self] = &[Self::Call, Self::Editor, Self::Panes, Self::Page];

    /// Its name, as a person reads it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Call => "Call",
            Self::Editor => "Editor",
            Self::Panes => "Panes",
            Self::Page => "Page",
        }
    }
}

/// One thing a person can do without further input.
pub struct Command {
    /// Stable id.
    pub id: &'static str,
    /// What it does, as a person reads it.
    pub title: &'static str,
    /// What it belongs to.
    pub group: Group,
    /// Its keys, such as `Ctrl+Shift+M`; Ctrl stands for Cmd on a Mac. Empty if it has none.
    pub keys: &'static str,
    /// Whether it can be run now; its keys do nothing of ours otherwise.
    pub enabled: fn(App) -> bool,
    /// Runs it.
    pub run: fn(App),
}

impl Command {
    /// Whether these keys run it.
    pub fn matches(&self, pressed: &Keys) -> bool {
        let (modifiers, key) = self.keys.rsplit_once('+').unwrap_or(("", self.keys));
        let has = |name| modifiers.split('+').any(|modifier| modifier == name);
        !key.is_empty()
            && key.eq_ignore_ascii_case(&pressed.key)
            && (has("Ctrl"), has("Shift"), has("Alt")) == (pressed.ctrl, pressed.shift, pressed.alt)
    }
}

/// Every command, in the order they are read: by group, what is done first or most often first.
pub static COMMANDS: &[Command] = &[
    Command {
        id: "send-call",
        title: "Send the request",
        group: Group::Call,
        keys: "Ctrl+Enter",
        enabled: always,
        run: call::send,
    },
    Command {
        id: "end-stream",
        title: "End the request stream",
        group: Group::Call,
        keys: "Ctrl+Shift+Enter",
        enabled: call::open,
        run: call::half_close,
    },
    Command {
        id: "cancel-call",
        title: "Cancel the call",
        group: Group::Call,
        keys: "Escape",
        enabled: call::running,
        run: call::cancel,
    },
    Command {
        id: "go-to-text",
        title: "Go to the text",
        group: Group::Editor,
        keys: "Alt+0",
        enabled: always,
        run: files::focus,
    },
    Command {
        id: "go-next-problem",
        title: "Go to the next problem",
        group: Group::Editor,
        keys: "F8",
        enabled: always,
        run: |app| navigate::problem(app, navigate::Step::Next),
    },
    Command {
        id: "go-previous-problem",
        title: "Go to the previous problem",
        group: Group::Editor,
        keys: "Shift+F8",
        enabled: always,
        run: |app| navigate::problem(app, navigate::Step::Previous),
    },
    Command {
        id: "apply-fix",
        title: "Fix the problem",
        group: Group::Editor,
        keys: "Ctrl+.",
        enabled: fix::any,
        run: fix::apply_current,
    },
    Command {
        id: "show-problems",
        title: "Show the problems",
        group: Group::Panes,
        keys: "Alt+1",
        enabled: always,
        run: |app| navigate::show(app, Pane::Problems),
    },
    Command {
        id: "show-generate",
        title: "Show the generated client",
        group: Group::Panes,
        keys: "Alt+2",
        enabled: always,
        run: |app| navigate::show(app, Pane::Generate),
    },
    Command {
        id: "show-call",
        title: "Show the call pane",
        group: Group::Panes,
        keys: "Alt+3",
        enabled: always,
        run: |app| navigate::show(app, Pane::Call),
    },
    Command {
        id: "show-changes",
        title: "Show what changed and what that breaks",
        group: Group::Panes,
        keys: "Alt+4",
        enabled: always,
        run: |app| navigate::show(app, Pane::Changes),
    },
    Command {
        id: "show-shortcuts",
        title: "Show the keyboard shortcuts",
        group: Group::Page,
        keys: "F1",
        enabled: always,
        run: |app| app.state.layout.shortcuts.update(|open| *open = !*open),
    },
    Command {
        id: "toggle-theme",
        title: "Switch between light and dark",
        group: Group::Page,
        keys: "",
        enabled: always,
        run: |app| {
            app.state
                .layout
                .theme
                .update(|theme| *theme = theme.other())
        },
    },
    Command {
        id: "reset-files",
        title: "Reset to the example",
        group: Group::Page,
        keys: "",
        enabled: always,
        run: files::reset,
    },
];

/// Keys that the editor itself handles: id, title and keys as in [`Command`].
pub static EDITOR_KEYS: &[(&str, &str, &str)] = &[
    ("find", "Find in the file", "Ctrl+F"),
    ("leave-editor", "Leave the editor with Tab", "Esc, then Tab"),
];

fn always(_: App) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn groups_stay_together_and_ids_and_keys_are_not_shared() {
        assert!(COMMANDS.is_sorted_by_key(|command| command.group));
        assert!(Group::ALL.is_sorted());
        let ids: HashSet<_> = COMMANDS.iter().map(|command| command.id).collect();
        assert_eq!(ids.len(), COMMANDS.len());
        let mut keys: Vec<_> = COMMANDS
            .iter()
            .map(|command| command.keys)
            .filter(|keys| !keys.is_empty())
            .collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }

    #[test]
    fn keys_match_with_exactly_their_modifiers() {
        let send = COMMANDS
            .iter()
            .find(|command| command.id == "send-call")
            .unwrap();
        let press = |ctrl, shift| Keys {
            ctrl,
            shift,
            alt: false,
            key: "Enter".into(),
        };
        assert!(send.matches(&press(true, false)));
        assert!(!send.matches(&press(true, true)));
        assert!(!send.matches(&press(false, false)));
    }
}
