//! What was found out about one finding so far.

use super::Example;
use super::trial::Shown;
use crate::breaking::Breaks;

/// Examples, and who breaks by what they show.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) breaks: Breaks,
    pub(super) json: Option<Example>,
    pub(super) wire: Option<Example>,
    pub(super) edge: Option<Example>,
    pub(super) same_shape: Option<bool>,
}

impl Told {
    /// What the rule says.
    pub(super) fn new(breaks: Breaks) -> Self {
        Self {
            breaks,
            ..Self::default()
        }
    }

    /// What a trial showed of JSON and of bytes.
    pub(super) fn shown(&mut self, shown: Shown) {
        self.json(shown.json);
        self.wire(shown.wire);
    }

    /// What a trial showed of JSON.
    pub(super) fn json(&mut self, example: Option<Example>) {
        if let Some(example) = example {
            self.breaks.json = example.outcome.breaks();
            self.json = Some(example);
        }
    }

    /// What a trial showed of bytes.
    pub(super) fn wire(&mut self, example: Option<Example>) {
        if let Some(example) = example {
            self.breaks.wire = example.outcome.breaks();
            self.wire = Some(example);
        }
    }

    /// Neither JSON nor bytes break.
    pub(super) fn safe(&mut self) {
        self.breaks.json = false;
        self.breaks.wire = false;
    }
}
