//! The editor bridge over the real editor script: text flows both ways, marks sit where the bytes say.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use std::{cell::RefCell, rc::Rc};

use common::until;
use leptos::prelude::document;
use playground_engine::protocol::{Diagnostic, Severity, Span};
use proto_playground::editor::{EditorHandle, EditorOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

const SCRIPT: &str = include_str!("../editor-js/dist/editor.js");

struct Mounted {
    parent: Element,
    handle: EditorHandle,
    changes: Rc<RefCell<Vec<(String, String)>>>,
}

fn mount() -> Mounted {
    if js_sys::Reflect::get(&js_sys::global(), &"protoEditor".into())
        .unwrap()
        .is_undefined()
    {
        js_sys::eval(SCRIPT).unwrap();
    }
    let parent = document().create_element("div").unwrap();
    parent
        .unchecked_ref::<HtmlElement>()
        .style()
        .set_property("height", "300px")
        .unwrap();
    document().body().unwrap().append_child(&parent).unwrap();
    let changes = Rc::new(RefCell::new(Vec::new()));
    let options = EditorOptions {
        label: "Schema".to_owned(),
        ..EditorOptions::default()
    };
    let seen = Rc::clone(&changes);
    let changed = move |key, text| seen.borrow_mut().push((key, text));
    let handle = EditorHandle::create(&parent, &options, changed, |_| {}, |_| {}).unwrap();
    Mounted {
        parent,
        handle,
        changes,
    }
}

fn type_text(text: &str) {
    let document = document().dyn_into::<web_sys::HtmlDocument>().unwrap();
    assert!(
        document
            .exec_command_with_show_ui_and_value("insertText", false, text)
            .unwrap()
    );
}

#[wasm_bindgen_test]
async fn what_is_typed_is_reported_and_what_the_page_sets_is_not() {
    let editor = mount();
    editor.handle.open("a.proto", "syntax");
    assert!(editor.changes.borrow().is_empty());
    editor
        .handle
        .reveal("a.proto", "syntax", Span { start: 6, end: 6 });
    type_text(" = \"proto3\";");
    let text = "syntax = \"proto3\";".to_owned();
    // The editor takes what the browser typed in a microtask of its own.
    until(|| editor.handle.text("a.proto").as_ref() == Some(&text)).await;
    editor.handle.flush();
    assert_eq!(*editor.changes.borrow(), [("a.proto".to_owned(), text)]);
}

#[wasm_bindgen_test]
fn each_file_keeps_its_text_and_a_rename_keeps_it_too() {
    let editor = mount();
    editor.handle.open("a.proto", "one");
    editor.handle.open("b.proto", "two");
    editor.handle.rename("a.proto", "c.proto");
    assert_eq!(editor.handle.text("c.proto").as_deref(), Some("one"));
    assert_eq!(editor.handle.text("a.proto"), None);
}

#[wasm_bindgen_test]
async fn a_finding_after_non_ascii_text_is_marked_where_it_is() {
    let editor = mount();
    let text = "// äöü 🙂 here\nstrin name = 1;";
    let start = u32::try_from(text.find("strin").unwrap()).unwrap();
    editor.handle.open("a.proto", text);
    let diagnostic = Diagnostic {
        path: "a.proto".to_owned(),
        span: Span {
            start,
            end: start + 5,
        },
        severity: Severity::Error,
        code: "COMPILE".to_owned(),
        message: "type \"strin\" is not defined".to_owned(),
        help: None,
        related: Vec::new(),
        fix: None,
    };
    editor
        .handle
        .set_diagnostics("a.proto", text, &[diagnostic]);
    let marked = || {
        let marks = editor
            .parent
            .query_selector_all(".cm-lintRange-error")
            .unwrap();
        let texts = (0..marks.length()).filter_map(|at| marks.get(at)?.text_content());
        texts.collect::<String>()
    };
    until(|| !marked().is_empty()).await;
    assert_eq!(marked(), "strin");
}
