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
}

impl Fault {
    /// The place that is at fault: where two are named, the second one.
    pub(crate) fn span(&self) -> Option<Span> {
        // Least first: what was there before comes after what clashes with it.
        let rank = |text: &str| match text {
            "found here" => 0,
            _ if text.contains("again here") => 0,
            _ if text.contains("range") || text.contains("first") => 2,
            _ => 1,
        };
        self.labels
            .iter()
            .min_by_key(|(_, text)| rank(text))
            .map(|(span, _)| *span)
    }
}

/// Every error of a parse, in the order they were met.
pub(crate) fn of_parse(error: &ParseError) -> Vec<Fault> {
    let first = read(error);
    std::iter::once(first)
        .chain(error.related().into_iter().flatten().map(read))
        .collect()
}

/// Every error of a link, in the order they were met; the spans are right only if the text is ASCII
/// (`miette` counts the linker's byte columns as characters).
pub(crate) fn of_link(error: &prost_reflect::DescriptorError) -> Vec<Fault> {
    let first = read(error);
    std::iter::once(first)
        .chain(error.related().into_iter().flatten().map(read))
        .collect()
}

fn read(error: &dyn miette::Diagnostic) -> Fault {
    let labels = error.labels().into_iter().flatten();
    Fault {
        message: error.to_string(),
        help: error.help().map(|help| help.to_string()),
        labels: labels
            .map(|label| (span(&label), label.label().unwrap_or_default().to_owned()))
            .collect(),
    }
}

fn span(label: &miette::LabeledSpan) -> Span {
    Span {
        start: clamp(label.offset()),
        end: clamp(label.offset() + label.len()),
    }
}
