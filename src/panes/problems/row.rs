//! One finding: what is wrong, where, what helps, and what its rule is about.

use leptos::prelude::*;
use playground_engine::protocol::{FileFix, LineIndex, Severity};

use crate::{
    commands::{app, fix, navigate, rules},
    state::Problem,
    ui::{Prose, inline, visible},
};

/// A row of the list; `at` is its place in the list of all.
#[component]
pub(super) fn ProblemRow(at: usize, problem: Problem) -> impl IntoView {
    let app = app();
    let Problem {
        finding: problem,
        fixes,
        silence,
        ..
    } = problem;
    let (word, class) = match problem.severity {
        Severity::Error => ("error", "error"),
        Severity::Warning => ("warning", "warning"),
        Severity::Info => ("hint", "info"),
    };
    let text = app.state.workspace.text(&problem.path).unwrap_or_default();
    let place = LineIndex::new(&text).line_column(problem.span.start);
    let related = problem.related.into_iter().map(|related| {
        let (path, span) = (related.path.clone(), related.span);
        view! { <button type="button" class="related" on:click=move |_| navigate::reveal(app, &path, span)>{visible(&related.message).into_owned()}</button> }
    });
    let related = related.collect_view();
    let place = format!("{}:{}:{}", visible(&problem.path), place.line, place.column);
    let accept = silence.map(|silence| {
        let title = format!("Accept this one: {}", silence.title);
        view! { <button type="button" class="rule" title=title on:click=move |_| fix::silence(app, at)>"Accept"</button> }
    });
    let rule =
        rules::is_rule(&problem.code).then(|| view! { <Rule id=problem.code>{accept}</Rule> });
    view! {
        <li class="problem">
            <button type="button" class="problem-main" aria-current=move || (app.state.layout.problem.get() == Some(at)).to_string() on:click=move |_| navigate::visit(app, at)>
                <span class=format!("badge {class}")>{word}</span>
                <span class="problem-text">{inline(&visible(&problem.message))}</span>
                <span class="problem-place">{place}</span>
            </button>
            {problem.help.map(|help| view! { <p class="problem-help">{inline(&visible(&help))}</p> })}
            {related}
            <Fixes fixes=fixes on_fix=move |which| fix::apply(app, at, which) />
            {rule}
        </li>
    }
}

/// A button for each way to mend a finding; what has to be looked at first says so.
#[component]
pub(in crate::panes) fn Fixes(
    fixes: Vec<FileFix>,
    on_fix: impl Fn(usize) + Copy + 'static,
) -> impl IntoView {
    let buttons = fixes.into_iter().enumerate().map(|(which, fix)| {
        let start = if which == 0 { "Fix: " } else { "Or: " };
        let end = if fix.warnings.is_empty() { "" } else { " …" };
        view! { <button type="button" class="problem-fix" on:click=move |_| on_fix(which)>{start}{inline(&visible(&fix.title))}{end}</button> }
    });
    buttons.collect_view()
}

/// The id of a rule and what belongs beside it; a press on the id shows what the rule is about.
#[component]
pub(in crate::panes) fn Rule(
    id: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let app = app();
    let open = RwSignal::new(false);
    let help = RwSignal::new(None::<String>);
    let label = id.clone();
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        if open.get_untracked() && help.with_untracked(Option::is_none) {
            rules::help(app, &id, move |text| help.set(Some(text)));
        }
    };
    view! {
        <p class="rule-line">
            <button type="button" class="rule" title="What this rule is about" aria-expanded=move || open.get().to_string() on:click=toggle>{label}</button>
            {children.map(|children| children())}
        </p>
        <Show when=move || open.get()>
            <div class="rule-help">{move || help.get().map(|text| view! { <Prose text=text /> })}</div>
        </Show>
    }
}
