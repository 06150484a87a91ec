//! What changed between two states of files, besides what breaks: a log for people.

mod comments;
mod elements;
mod fields;
mod files;
mod log;
mod markdown;
mod marks;
mod ranges;
mod services;
mod values;
mod walk;

use serde::{Deserialize, Serialize};

pub use markdown::markdown;
pub(crate) use walk::walk;

/// Everything that changed, by package.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ChangeLog {
    /// The packages with changes, sorted by name.
    pub packages: Vec<PackageChanges>,
}

impl ChangeLog {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.packages.is_empty()
    }
}

/// What changed in a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageChanges {
    /// Its name; empty for files without one.
    pub name: String,
    /// The elements with changes: files, then services, messages, enums and extensions, sorted by name.
    pub groups: Vec<Group>,
}

/// What changed in one element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// What it is.
    pub kind: Kind,
    /// Its name inside the package; the path of a file.
    pub name: String,
    /// The changes.
    pub entries: Vec<Entry>,
}

/// What has changes of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A file.
    File,
    /// A service.
    Service,
    /// A message.
    Message,
    /// An enum.
    Enum,
    /// The extension fields of a message.
    Extensions,
}

impl Kind {
    /// In words.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Service => "service",
            Self::Message => "message",
            Self::Enum => "enum",
            Self::Extensions => "extensions of",
        }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What happened.
    pub change: Change,
    /// To what, and how.
    pub text: String,
    /// The breaking rules that say no to it, sorted.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub rules: Vec<String>,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It is gone.
    Removed,
    /// It has another name.
    Renamed,
    /// It is in another file or package.
    Moved,
    /// It is another one now.
    Changed,
    /// It is new.
    Added,
    /// It should not be used any more, or may be used again.
    Deprecated,
    /// Its comment is another one.
    Documented,
}

impl Change {
    /// In a word, as a line of the log begins.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Removed => "Removed",
            Self::Renamed => "Renamed",
            Self::Moved => "Moved",
            Self::Changed => "Changed",
            Self::Added => "Added",
            Self::Deprecated => "Deprecated",
            Self::Documented => "Documented",
        }
    }
}
