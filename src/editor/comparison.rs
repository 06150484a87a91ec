//! Two texts side by side as a Leptos component.

use leptos::{html, prelude::*};
use playground_engine::protocol::Diagnostic;
use wasm_bindgen::prelude::*;

use super::bridge::{self, CompareOptions, Comparison};
use super::handle::{marks, report};

/// One of the two texts and what is found in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Side {
    /// The text.
    pub text: String,
    /// Findings in it.
    pub findings: Vec<Diagnostic>,
}

/// Shows two states of a file, which can be read and searched, not changed.
#[component]
pub fn Compare(
    /// The earlier and the later state.
    #[prop(into)]
    sides: Signal<(Side, Side)>,
    /// What assistive technology calls them.
    labels: (String, String),
) -> impl IntoView {
    let host = NodeRef::<html::Div>::new();
    let kept = StoredValue::new_local(None::<Comparison>);
    Effect::new(move |_| {
        let Some(parent) = host.get() else { return };
        let (before, after) = sides.get();
        if kept.with_value(Option::is_none) {
            match bridge::compare(&parent, &options(&labels)) {
                Ok(comparison) => kept.set_value(Some(comparison)),
                Err(error) => return report(Err(error)),
            }
        }
        kept.with_value(|comparison| {
            let Some(comparison) = comparison else { return };
            report(comparison.show(
                &before.text,
                &after.text,
                &marks(&before.text, before.findings.iter().enumerate()),
                &marks(&after.text, after.findings.iter().enumerate()),
            ));
        });
    });
    on_cleanup(move || {
        if let Some(comparison) = kept.try_update_value(Option::take).flatten() {
            report(comparison.end());
        }
    });
    view! { <div class="comparison" node_ref=host></div> }
}

fn options((before, after): &(String, String)) -> CompareOptions {
    let options: CompareOptions = js_sys::Object::new().unchecked_into();
    options.set_compared("proto");
    options.set_label_before(before);
    options.set_label_after(after);
    options
}
