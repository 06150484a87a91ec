//! The engine inside WebAssembly, in a real browser: compile, generate, template, and calls of all four kinds.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use futures_util::StreamExt;
use playground_engine::{
    Engine,
    protocol::{
        CallEvent, CallRequest, Description, Event, FailureKind, Numbered, Request, SourceFile,
        Target,
    },
};
use playground_worker::Browser;
use proto_playground::state::{is_source, sample_files};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

fn sample_sources() -> Vec<SourceFile> {
    let mut files = sample_files();
    files.retain(is_source);
    files
}

struct Bench {
    engine: Engine,
    description: Description,
}

impl Bench {
    fn new() -> Self {
        let engine = Engine::new(Browser::default());
        let analysis = engine.analyze(&sample_sources());
        assert_eq!(analysis.diagnostics, []);
        let description = engine.describe().unwrap();
        Self {
            engine,
            description,
        }
    }

    fn schema(&self) -> Vec<u8> {
        self.description.schema.clone().unwrap()
    }

    fn request(&self, method: &str, messages: &[&str]) -> CallRequest {
        CallRequest {
            target: Target::InPage,
            method: format!("users.v1.UserService/{method}"),
            messages: messages.iter().map(ToString::to_string).collect(),
            metadata: Vec::new(),
            deadline_ms: None,
            open: false,
        }
    }

    async fn events(&self, call: CallRequest) -> Vec<CallEvent> {
        let body = Request::Call {
            schema: self.schema(),
            call,
        };
        let answers = self.engine.handle(Numbered { id: 7, body });
        let batches = answers.map(|answer| match answer.body {
            Event::Call(events) => events,
            other => panic!("{other:?}"),
        });
        batches.collect::<Vec<_>>().await.concat()
    }

    /// Calls a method and checks the status and the number of answers.
    async fn check(&self, call: CallRequest, status: &str, messages: usize) -> Vec<CallEvent> {
        let events = self.events(call).await;
        let count = |event: &&CallEvent| matches!(event, CallEvent::Message { .. });
        assert_eq!(events.iter().filter(count).count(), messages, "{events:?}");
        let Some(CallEvent::Status { status: got, .. }) = events.last() else {
            panic!("{events:?}")
        };
        assert_eq!(got.name, status, "{events:?}");
        events
    }
}

#[wasm_bindgen_test]
async fn all_four_kinds_answer_in_the_page() {
    let bench = Bench::new();
    let create = r#"{"email":"dora@example.com","name":"Dora"}"#;
    let chat = r#"{"userId":"me","content":"hello"}"#;
    bench
        .check(bench.request("GetUser", &[r#"{"id":"1"}"#]), "OK", 1)
        .await;
    bench
        .check(bench.request("ListUsers", &["{}"]), "OK", 3)
        .await;
    bench
        .check(bench.request("CreateUsers", &[create]), "OK", 1)
        .await;
    bench
        .check(bench.request("Chat", &[chat, chat]), "OK", 2)
        .await;
    bench
        .check(
            bench.request("GetUser", &[r#"{"id":"99"}"#]),
            "NOT_FOUND",
            0,
        )
        .await;
}

#[wasm_bindgen_test]
async fn a_deadline_ends_an_endless_stream() {
    let bench = Bench::new();
    let mut call = bench.request("WatchUserChanges", &["{}"]);
    call.deadline_ms = Some(50);
    bench.check(call, "DEADLINE_EXCEEDED", 3).await;
}

#[wasm_bindgen_test]
async fn nobody_at_an_address_is_unreachable() {
    let bench = Bench::new();
    let mut call = bench.request("GetUser", &["{}"]);
    // Port 1 is on the list of ports a browser refuses, so nothing can ever answer there.
    let url = "http://127.0.0.1:1".to_owned();
    call.target = Target::GrpcWeb { url };
    let events = bench.events(call).await;
    let Some(CallEvent::Failure { kind, .. }) = events.last() else {
        panic!("{events:?}")
    };
    assert_eq!(*kind, FailureKind::Unreachable);
}

#[wasm_bindgen_test]
fn every_method_gets_a_template_that_is_json() {
    let bench = Bench::new();
    let service = &bench
        .description
        .outline
        .iter()
        .find(|node| node.name == "UserService");
    let methods = service.unwrap().children.clone();
    assert_eq!(methods.len(), 10);
    for method in methods {
        let path = method.method.unwrap().path;
        let json = bench.engine.template(&bench.schema(), &path).unwrap();
        assert!(
            serde_json::from_str::<serde_json::Value>(&json).is_ok(),
            "{path}: {json}"
        );
    }
}

#[wasm_bindgen_test]
async fn the_rust_client_is_generated_in_the_page() {
    let bench = Bench::new();
    let files = bench.description.compiled.clone();
    let target = "rust-tonic".to_owned();
    let options = vec![("parts".to_owned(), "stubs".to_owned())];
    let code = bench
        .engine
        .generate(&bench.schema(), files, target, options, Vec::new());
    let generated = code.await.unwrap();
    assert_eq!(generated.files.len(), 1);
    assert_eq!(generated.files[0].path, "users.v1.rs");
    assert!(
        generated.files[0]
            .text
            .contains("pub mod user_service_client")
    );
}

#[wasm_bindgen_test]
fn garbage_and_deep_nesting_do_not_trap() {
    let engine = Engine::new(Browser::default());
    let mut files = sample_sources();
    for text in [
        "\u{0}\u{1}{{{{;;;;\"",
        &"{".repeat(20_000),
        &"option a = {b:[".repeat(20_000),
    ] {
        files[0].text = text.to_owned();
        let analysis = engine.analyze(&files);
        assert!(!analysis.diagnostics.is_empty(), "{}", &text[..10]);
    }
}
