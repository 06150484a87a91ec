//! What a breaking change means for whom: an example written with one schema and read with the other.

use leptos::prelude::*;
use playground_engine::protocol::{Example, Explanation, Moved, Outcome, Writer};

use crate::ui::{inline, visible};

/// The explanation, closed at first.
#[component]
pub(super) fn Explained(explanation: Explanation) -> impl IntoView {
    let Explanation {
        source,
        json,
        wire,
        edge,
        advice,
        moved_to,
        same_shape,
        ..
    } = explanation;
    let shape = same_shape.map(|same| match same {
        true => "The other type has the same shape: bytes and JSON stay the same.",
        false => "The other type has another shape.",
    });
    let examples = [
        ("JSON", json),
        ("Bytes", wire),
        ("At the end of what it can hold", edge),
    ];
    let examples = examples
        .into_iter()
        .filter_map(|(title, example)| Some(view! { <Sample title=title example=example? /> }));
    view! {
        <details class="explained">
            <summary>"Why this breaks"</summary>
            {moved_to.map(|moved| view! { <p>{inline(&visible(&went(&moved)))}</p> })}
            {shape.map(|shape| view! { <p>{shape}</p> })}
            {source.map(|source| view! { <h3>"Generated code"</h3><p>{inline(&visible(&source))}</p> })}
            {examples.collect_view()}
            <h3>"Instead"</h3>
            <p>{inline(&visible(&advice))}</p>
        </details>
    }
}

fn went(moved: &Moved) -> String {
    let Moved {
        name, path, words, ..
    } = moved;
    format!("It was {words} `{name}` in {path}.")
}

#[component]
fn Sample(title: &'static str, example: Example) -> impl IntoView {
    let Example {
        of,
        by,
        written,
        means,
        reader,
        outcome,
        read,
    } = example;
    let (writer, other) = match by {
        Writer::Before => ("the old schema", "the new schema"),
        Writer::After => ("the new schema", "the old schema"),
    };
    let reader = reader.unwrap_or_else(|| other.to_owned());
    let (word, class) = match outcome {
        Outcome::Same => ("reads the same", "badge ok"),
        Outcome::Unseen => ("does not see it", "badge warning"),
        Outcome::Changed => ("reads something else", "badge error"),
        Outcome::Refused => ("refuses it", "badge error"),
    };
    let text = |text: &str| visible(text).into_owned();
    view! {
        <h3>{title}</h3>
        <p><code>{text(&of)}</code>" written with "{writer}":"</p>
        <pre tabindex="0">{text(&written)}</pre>
        {means.map(|means| view! { <p>"It means "<code>{text(&means)}</code></p> })}
        <p>{text(&reader)}" "<span class=class>{word}</span></p>
        <pre tabindex="0">{text(&read)}</pre>
    }
}
