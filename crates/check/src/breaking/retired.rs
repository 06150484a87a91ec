//! The check of rules that are kept for old configurations only.

use super::breaks::Breaks;
use super::check::BreakingCheck;

/// Finds nothing.
pub(super) struct Retired;

impl BreakingCheck for Retired {
    fn breaks(&self) -> Breaks {
        Breaks::default()
    }
}
