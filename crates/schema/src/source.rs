//! One file of the workspace, as the person wrote it.

use serde::{Deserialize, Serialize};

/// A `.proto` source file: its path relative to the import root, with `/`, and its UTF-8 text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Path relative to the import root, as an `import` statement names it, such as `users/v1/user.proto`.
    pub path: String,
    /// The text as typed, valid or not.
    pub text: String,
}
