//! What a breaking change is as data: the finding, the other side, and who breaks.

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Span};

/// Who breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Breaks {
    /// Code that uses generated classes no longer compiles, or acts otherwise.
    pub source: bool,
    /// JSON of one side is not read by the other, or means something else.
    pub json: bool,
    /// Bytes of one side are not read by the other, or mean something else; calls do not arrive.
    pub wire: bool,
}

impl Breaks {
    /// Generated code alone.
    pub const SOURCE: Self = Self {
        source: true,
        json: false,
        wire: false,
    };
    /// JSON alone.
    pub const JSON: Self = Self {
        source: false,
        json: true,
        wire: false,
    };
    /// Bytes alone.
    pub const WIRE: Self = Self {
        source: false,
        json: false,
        wire: true,
    };
    /// Generated code and JSON.
    pub const SOURCE_JSON: Self = Self {
        source: true,
        json: true,
        wire: false,
    };
    /// JSON and bytes.
    pub const JSON_WIRE: Self = Self {
        source: false,
        json: true,
        wire: true,
    };
    /// Generated code, JSON and bytes.
    pub const ALL: Self = Self {
        source: true,
        json: true,
        wire: true,
    };
}

/// A place on one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file.
    pub path: String,
    /// Where; none for the file as a whole.
    pub span: Option<Span>,
    /// Path of the element in the `FileDescriptorProto`; empty for the file.
    pub element: Vec<i32>,
}

/// One breaking change by one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreakingFinding {
    /// What is wrong, and where in the new files.
    pub finding: Finding,
    /// What it was, and where in the old files.
    pub against: Place,
    /// Who breaks.
    pub breaks: Breaks,
    /// The categories whose rules refuse the same thing.
    pub refused: Refused,
}

/// Which categories have a rule that refuses a change, whatever an example of it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Refused {
    /// `WIRE`.
    pub wire: bool,
    /// `WIRE_JSON`.
    pub wire_json: bool,
}
