//! One breaking change: what, where, who breaks.

use leptos::prelude::*;
use playground_engine::protocol::{Break, Breaks, LineIndex, Severity};

use super::super::problems::{Fixes, Rule};
use super::explanation::Explained;
use crate::{
    commands::{app, baseline, fix, navigate},
    state::earlier_text,
    ui::{inline, visible},
};

/// A row of the list.
#[component]
pub(super) fn Breach(found: Break) -> impl IntoView {
    let app = app();
    let Break {
        finding,
        was_path,
        was_span,
        fixes,
        explanation,
    } = found;
    let text = app.state.workspace.text(&finding.path).unwrap_or_default();
    let before = app
        .state
        .answers
        .earlier
        .with_untracked(|earlier| earlier_text(earlier, &was_path));
    let place = |path: &str, text: &str, start| match path {
        "" => "gone".to_owned(),
        path => {
            let at = LineIndex::new(text).line_column(start);
            format!("{}:{}:{}", visible(path), at.line, at.column)
        }
    };
    let here = place(&finding.path, &text, finding.span.start);
    let there = format!("before: {}", place(&was_path, &before, was_span.start));
    let (path, span) = (finding.path.clone(), finding.span);
    let old = was_path.clone();
    let go = move |_| match path.as_str() {
        "" => baseline::compare(app, &old),
        path => navigate::reveal(app, path, span),
    };
    let (offered, home) = (
        StoredValue::new(fixes.clone()),
        StoredValue::new(finding.path.clone()),
    );
    let mend = move |which: usize| {
        let of = app.state.answers.checked.get_untracked();
        let fix = offered.with_value(|fixes| fixes.get(which).cloned());
        if let Some(fix) = fix {
            home.with_value(|home| fix::run(app, &fix, &of, home));
        }
    };
    let (word, class) = match finding.severity {
        Severity::Error => ("breaks", "badge error"),
        Severity::Warning => ("not promised", "badge warning"),
        Severity::Info => ("breaks nobody", "badge info"),
    };
    let chips = who(explanation.breaks)
        .map(|(word, title)| view! { <span class="badge" title=title>{word}</span> });
    view! {
        <li class="problem">
            <button type="button" class="problem-main" on:click=go>
                <span class=class>{word}</span>
                <span class="problem-text">{inline(&visible(&finding.message))}</span>
                <span class="problem-place">{here}</span>
            </button>
            <p class="breach-facts">
                {chips.collect_view()}
                <button type="button" class="related" on:click=move |_| baseline::compare(app, &was_path)>{there}</button>
            </p>
            {finding.help.map(|help| view! { <p class="problem-help">{inline(&visible(&help))}</p> })}
            <Explained explanation=explanation />
            <Fixes fixes=fixes on_fix=mend />
            <Rule id=finding.code />
        </li>
    }
}

/// Who breaks, as words and what they mean.
fn who(breaks: Breaks) -> impl Iterator<Item = (&'static str, &'static str)> {
    let all = [
        (
            breaks.source,
            (
                "source",
                "Code that uses generated classes no longer compiles, or acts otherwise",
            ),
        ),
        (
            breaks.json,
            (
                "JSON",
                "JSON of one side is not read by the other, or means something else",
            ),
        ),
        (
            breaks.wire,
            (
                "wire",
                "Bytes of one side are not read by the other, or mean something else",
            ),
        ),
    ];
    all.into_iter().filter_map(|(is, who)| is.then_some(who))
}
