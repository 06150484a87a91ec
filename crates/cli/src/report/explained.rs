//! Explanations as indented lines below their finding.

use std::fmt::Write as _;

use playground_check::explain::{Example, Explanation, Outcome, Writer};

/// The lines of an explanation.
pub(super) fn text(of: &Explanation) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    if let Some(moved) = &of.moved_to {
        let _ = writeln!(out, "    now: {}", moved.words);
    }
    if let Some(source) = &of.source {
        let _ = writeln!(out, "    source: {source}");
    }
    example(&mut out, "json", of.json.as_ref());
    example(&mut out, "wire", of.wire.as_ref());
    example(&mut out, "at its limits", of.edge.as_ref());
    let _ = writeln!(out, "    instead: {}", of.advice);
    out
}

/// What was written, and what became of it.
fn example(out: &mut String, kind: &str, example: Option<&Example>) {
    let Some(example) = example else { return };
    let (writer, reader) = match example.by {
        Writer::Before => ("old", "the new schema"),
        Writer::After => ("new", "the old schema"),
    };
    let reader = example.reader.as_deref().unwrap_or(reader);
    let _ = writeln!(
        out,
        "    {kind}: {writer} {}: {}",
        example.of,
        written(example)
    );
    let read = &example.read;
    let _ = match example.outcome {
        Outcome::Same => writeln!(out, "        {reader} reads the same"),
        Outcome::Unseen => writeln!(out, "        {reader} does not see it, and passes it on"),
        Outcome::Changed => writeln!(out, "        {reader} reads {read}"),
        Outcome::Refused => writeln!(out, "        {reader} refuses it: {read}"),
    };
}

fn written(example: &Example) -> String {
    let bytes = match example.written.as_str() {
        "" => "no bytes",
        bytes => bytes,
    };
    match &example.means {
        Some(json) => format!("{bytes}, which is {json}"),
        None => bytes.to_owned(),
    }
}
