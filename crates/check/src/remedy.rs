//! What a lint rule says would end a finding, before anyone has looked at the text.

use serde::{Deserialize, Serialize};

/// What to do about a finding of a lint rule; places are those of the finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Remedy {
    /// Give the element that name.
    Rename(String),
    /// Give the type that is named at the place that name, unless others use it too.
    RenameType(String),
    /// Give all files of the package that package.
    Package(String),
    /// Let the file have that path.
    Move(String),
    /// Take the import away.
    DropImport,
    /// Import for this file alone.
    PrivateImport,
    /// Set an option of files: its name, its value as written, the files.
    FileOption(String, String, Vec<String>),
    /// Say that the file is proto2.
    Proto2,
    /// Let the field be optional.
    Optional,
    /// Reserve numbers, each range with its last.
    Reserve(Vec<(i32, i32)>),
    /// Let the client send one message.
    OneRequest,
    /// Let the server send one message.
    OneResponse,
    /// Have a first value with the number 0; that name if there is none yet.
    ZeroFirst(String),
}

impl Remedy {
    /// Whether all findings that have it would be ended at once.
    pub fn is_shared(&self) -> bool {
        matches!(self, Self::Package(_) | Self::FileOption(..))
    }

    /// The name or path that should be there, if that is all.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Rename(name) | Self::RenameType(name) => Some(name),
            Self::Package(name) | Self::Move(name) => Some(name),
            _ => None,
        }
    }
}
