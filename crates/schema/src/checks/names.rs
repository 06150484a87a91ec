//! Lengths of names: protoc keeps them in 16 bits.

use super::context::Checks;
use crate::finding::Finding;

/// Bytes of a full name.
pub(super) const MAX_NAME: usize = 65_535;

impl Checks<'_> {
    /// The full name of the element. Names of enum values, which stand beside their enum, are judged with the enum.
    pub(super) fn name_length(&mut self) {
        if self.scope.len() > MAX_NAME {
            let message = format!("full name is longer than {MAX_NAME} bytes");
            self.push(Finding::error(self.name(), message));
        }
    }

    /// A reserved name.
    pub(super) fn reserved_length(&mut self, name: &str, part: &[i32]) {
        if name.len() > MAX_NAME {
            let message = format!("reserved name is longer than {MAX_NAME} bytes");
            self.push(Finding::error(self.at(part), message));
        }
    }
}
