//! Runs the rules over the text once it was described, after a pause that grows with how long they take.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use playground_engine::protocol::{Checks, Event, Request, SourceFile};

use super::Answer;
use crate::{
    commands::App,
    state::{CONFIG, kept_findings, moved_breaks},
};

const LIMIT_MS: u32 = 30_000;

/// Who types is not disturbed: the rules wait this much longer than they took, within these bounds.
const PAUSE_FACTOR: u64 = 4;
const PAUSE_MS: std::ops::RangeInclusive<u64> = 60..=1_000;

/// Follows what the text declares.
pub fn start(app: App) {
    let pause = Rc::new(RefCell::new(None::<Timeout>));
    let answers = app.state.answers;
    Effect::new(move |first: Option<()>| {
        answers.description.track();
        answers.earlier.track();
        answers.promise.track();
        if answers.description.with_untracked(Option::is_none) {
            return;
        }
        let took_ms = answers.checks.with_untracked(|checks| checks.elapsed_us) / 1_000;
        let wait_ms = (took_ms * PAUSE_FACTOR).clamp(*PAUSE_MS.start(), *PAUSE_MS.end());
        let wait_ms = first.map_or(0, |()| u32::try_from(wait_ms).unwrap_or(u32::MAX));
        *pause.borrow_mut() = Some(Timeout::new(wait_ms, move || check(app)));
    });
}

fn check(app: App) {
    let answers = app.state.answers;
    // Another text is with the engine; what it declares will come, and then this.
    if answers.checking.get_untracked() {
        return;
    }
    let files = answers.analyzed.get_untracked();
    let ask = Request::Check(answers.check_request(&files));
    app.lanes()
        .analysis
        .ask(ask, Some(LIMIT_MS), move |answer| {
            if let Answer::Event(Event::Checked(Some(checks))) = answer {
                take(app, checks, Arc::clone(&files));
            }
        });
}

/// Takes what was found; what is not known of a text that does not compile stays as it was.
fn take(app: App, mut checks: Checks, files: Arc<Vec<SourceFile>>) {
    let answers = app.state.answers;
    let compiled = answers.description.with_untracked(|newest| {
        newest
            .as_ref()
            .map_or_else(Vec::new, |newest| newest.compiled.clone())
    });
    let then = answers.checked.get_untracked();
    let is_kept = |path: &str| path != CONFIG && !compiled.iter().any(|known| known == path);
    answers.checks.with_untracked(|before| {
        checks
            .lint
            .extend(kept_findings(before, &files, &then, is_kept));
    });
    if checks.breaking.is_none() && checks.unusable.is_none() {
        checks.breaking = answers
            .checks
            .with_untracked(|before| moved_breaks(before, &files, &then));
    }
    answers.checked.set(files);
    answers.checks.set(Arc::new(checks));
}
