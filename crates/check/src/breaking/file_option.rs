//! The check of rules about one option of files.

use playground_protos::descriptor::FileOptions;

use super::breaks::Breaks;
use super::check::{BreakingCheck, Cx, Pair};
use super::undo::Undo;
use crate::image::File;
use crate::image::tag::FILE_OPTIONS;

/// An option that must stay the same, unset being its default.
pub struct FileOption {
    /// Its name.
    pub(super) name: &'static str,
    /// Its number.
    pub(super) tag: i32,
    /// Its value as written.
    pub(super) read: fn(&FileOptions) -> String,
}

impl BreakingCheck for FileOption {
    fn breaks(&self) -> Breaks {
        Breaks::SOURCE
    }

    fn undo(&self) -> Undo {
        Undo::FileOption(self.name)
    }

    fn file(&self, cx: &mut Cx<'_>, files: &Pair<'_, File<'_>>) {
        let before = (self.read)(&files.before.options);
        let after = (self.read)(&files.after.options);
        if before == after {
            return;
        }
        let message = format!(
            "the file option `{}` changed from `{before}` to `{after}`",
            self.name
        );
        let (before, after) = cx.spots(files, (&[], &[]), &[&[FILE_OPTIONS, self.tag]]);
        cx.report(before, Some(after), message);
    }
}
