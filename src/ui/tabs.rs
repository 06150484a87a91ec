//! Tabs: the Tab key reaches the selected one, the arrow keys, Home and End go to the others and select them.

use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A row of [`Tab`]s.
#[component]
pub fn TabList(
    /// What assistive technology calls the row.
    label: &'static str,
    /// CSS classes of the row.
    #[prop(default = "tabs")]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! { <div class=class role="tablist" aria-label=label on:keydown=|event| follow(&event)>{children()}</div> }
}

/// One tab of a [`TabList`].
#[component]
pub fn Tab(
    /// Whether what it stands for is shown.
    #[prop(into)]
    selected: Signal<bool>,
    /// Shows what it stands for.
    on_select: impl Fn() + 'static,
    /// More than its text says.
    #[prop(optional, into)]
    title: Option<String>,
    /// The id of the element, of the role `tabpanel`, that shows it.
    panel: &'static str,
    children: Children,
) -> impl IntoView {
    let tabindex = move || if selected.get() { "0" } else { "-1" };
    view! {
        <button type="button" role="tab" class="tab" title=title tabindex=tabindex aria-controls=panel aria-selected=move || selected.get().to_string() on:click=move |_| on_select()>
            {children()}
        </button>
    }
}

/// Selects and focuses the tab that a key goes to.
fn follow(event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
        return;
    }
    let element = |target: Option<web_sys::EventTarget>| target?.dyn_into::<Element>().ok();
    let Some((list, focused)) = element(event.current_target()).zip(element(event.target())) else {
        return;
    };
    let Ok(found) = list.query_selector_all("[role=tab]") else {
        return;
    };
    let tabs: Vec<HtmlElement> = (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect();
    let here = tabs
        .iter()
        .position(|tab| tab.contains(Some(focused.as_ref())));
    let next = here.and_then(|here| destination(&event.key(), here, tabs.len()));
    if let Some(tab) = next.and_then(|next| tabs.get(next)) {
        event.prevent_default();
        // A button that is in the page takes the focus.
        let _ = tab.focus();
        tab.click();
    }
}

/// Where a key leads from a tab, around both ends.
fn destination(key: &str, here: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" | "ArrowDown" => Some(if here < last { here + 1 } else { 0 }),
        "ArrowLeft" | "ArrowUp" => Some(here.checked_sub(1).unwrap_or(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_around_both_ends() {
        let check = |key, here, expect| assert_eq!(destination(key, here, 3), expect, "{key}");
        check("ArrowRight", 0, Some(1));
        check("ArrowRight", 2, Some(0));
        check("ArrowLeft", 0, Some(2));
        check("ArrowLeft", 2, Some(1));
        check("Home", 1, Some(0));
        check("End", 1, Some(2));
        check("Enter", 1, None);
        assert_eq!(destination("End", 0, 0), None);
    }
}
