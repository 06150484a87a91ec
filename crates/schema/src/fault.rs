//! What the parser and the linker report, read through `miette` as plain values with spans into the text they were given.

use miette::Diagnostic as _;
use protox_parse::ParseError;

use crate::Span;
use crate::scan::clamp;

/// One error as reported.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    /// Where, and what is there.
    pub(crate) labels: Vec<(Span, String)>,
    /// It is about a name that nobody wrote, such as that of the message behind a map field.
    pub(crate) made: bool,
}

impl Fault {
    /// The place that is at fault: where two are named, the second one.
    pub(crate) fn span(&self) -> Option<Span> {
        let least = self.labels.iter().min_by_key(|(_, text)| rank(text));
        least.map(|(span, _)| *span)
    }

    /// Whether the place at fault is known, and not only that of what it clashes with.
    pub(crate) fn is_placed(&self) -> bool {
        self.labels.iter().any(|(_, text)| rank(text) < 2)
    }
}

/// Least first: what was there before comes after what clashes with it.
fn rank(label: &str) -> u8 {
    match label {
        "found here" => 0,
        _ if label.contains("again here") => 0,
        _ if label.contains("range") || label.contains("first") => 2,
        _ => 1,
    }
}

/// Every error of a parse, in the order they were met.
pub(crate) fn of_parse(error: &ParseError) -> Vec<Fault> {
    let first = read(error);
    std::iter::once(first)
        .chain(error.related().into_iter().flatten().map(read))
        .collect()
}

/// Every error of a link, in the order they were met.
pub(crate) fn of_link(error: &prost_reflect::DescriptorError) -> Vec<Fault> {
    let first = read(error);
    std::iter::once(first)
        .chain(error.related().into_iter().flatten().map(read))
        .collect()
}

/// How many errors a link met.
pub(crate) fn count(error: &prost_reflect::DescriptorError) -> usize {
    1 + error.related().into_iter().flatten().count()
}

fn read(error: &dyn miette::Diagnostic) -> Fault {
    let labels = error.labels().into_iter().flatten();
    Fault {
        message: error.to_string(),
        help: error.help().map(|help| help.to_string()),
        labels: labels
            .map(|label| (span(&label), label.label().unwrap_or_default().to_owned()))
            .collect(),
        made: false,
    }
}

fn span(label: &miette::LabeledSpan) -> Span {
    Span {
        start: clamp(label.offset()),
        end: clamp(label.offset() + label.len()),
    }
}
