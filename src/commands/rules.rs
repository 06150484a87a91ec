//! What rules are about.

use playground_engine::protocol::{Event, Request};

use super::App;
use crate::sync::Answer;

/// Whether a finding's code is the id of a rule; else the compiler or the configuration said it.
pub fn is_rule(code: &str) -> bool {
    !matches!(code, "COMPILE" | "CONFIG")
}

/// Asks for the help of a rule, Markdown.
pub fn help(app: App, rule: &str, on_help: impl Fn(String) + 'static) {
    let ask = Request::RuleHelp {
        rule: rule.to_owned(),
    };
    app.lanes().analysis.ask(ask, None, move |answer| {
        if let Answer::Event(Event::RuleHelp(Some(text))) = answer {
            on_help(text);
        }
    });
}
