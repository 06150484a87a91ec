//! The page where its engine cannot be loaded: it says so, and nothing that was written is lost.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod common;

use common::until;
use leptos::prelude::*;
use proto_playground::{Page, Restored};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn text_of(selector: &str) -> String {
    let element = document().query_selector(selector).unwrap();
    element
        .and_then(|element| element.text_content())
        .unwrap_or_default()
}

fn stored() -> String {
    let storage = window().local_storage().unwrap().unwrap();
    storage
        .get_item("playground.files")
        .unwrap()
        .unwrap_or_default()
}

#[wasm_bindgen_test]
async fn without_its_worker_the_page_says_so_and_keeps_the_text() {
    let parent = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&parent).unwrap();
    let mounted = mount_to(
        parent.unchecked_into(),
        || view! { <Page restored=Restored::Nothing /> },
    );
    until(|| text_of(".notice").contains("The engine stopped")).await;
    assert!(text_of(".files").contains("user_service.proto"));
    until(|| stored().contains("service UserService")).await;
    drop(mounted);
}
