//! Imports of the library: fetched when first needed, waited for a while, tried again.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
    task::Poll,
    time::Duration,
};

use futures_util::{
    FutureExt, StreamExt,
    future::{self, LocalBoxFuture},
};
use playground_call::{
    Failure, FailureKind,
    transport::{Clock, Transport},
};
use playground_engine::{
    Engine, Host,
    protocol::{Analysis, Event, LibraryState, Numbered, Request, SourceFile, Target},
};
use playground_protos::library::PACKED;

type Packed = LocalBoxFuture<'static, Result<Vec<u8>, String>>;

/// Gives these answers one after the other, and counts who asks.
#[derive(Default, Clone)]
struct Shelf {
    answers: Rc<RefCell<VecDeque<Packed>>>,
    asked: Rc<Cell<usize>>,
}

impl Host for Shelf {
    fn transport(&self, _: &Target) -> Result<Box<dyn Transport>, Failure> {
        Err(Failure::new(FailureKind::Unreachable, "nowhere"))
    }

    fn clock(&self) -> Rc<dyn Clock> {
        Rc::new(Impatient)
    }

    fn library(&self) -> Packed {
        self.asked.set(self.asked.get() + 1);
        self.answers.borrow_mut().pop_front().unwrap()
    }
}

/// Never waits.
struct Impatient;

impl Clock for Impatient {
    fn now_us(&self) -> u64 {
        0
    }

    fn sleep(&self, _: Duration) -> LocalBoxFuture<'static, ()> {
        future::ready(()).boxed_local()
    }
}

struct Bench {
    engine: Engine,
    shelf: Shelf,
}

fn bench(answers: Vec<Packed>) -> Bench {
    let shelf = Shelf::default();
    shelf.answers.borrow_mut().extend(answers);
    Bench {
        engine: Engine::new(shelf.clone()),
        shelf,
    }
}

fn packed() -> Packed {
    future::ready(Ok(PACKED.to_vec())).boxed_local()
}

fn refused() -> Packed {
    future::ready(Err("no way".to_owned())).boxed_local()
}

impl Bench {
    async fn ask(&self, body: Request) -> Event {
        let mut events = self.engine.handle(Numbered { id: 3, body });
        let event = events.next().await.unwrap();
        assert_eq!(events.next().await, None);
        assert_eq!(event.id, 3);
        event.body
    }

    async fn analyze(&self, import: &str) -> Analysis {
        let text = format!("syntax = \"proto3\";\nimport \"{import}\";\n{USE}");
        let files = vec![SourceFile {
            path: "a.proto".into(),
            text,
        }];
        match self.ask(Request::Analyze { files }).await {
            Event::Analyzed(analysis) => analysis,
            other => panic!("{other:?}"),
        }
    }

    async fn text(&self, path: &str) -> Result<String, String> {
        match self.ask(Request::LibraryText { path: path.into() }).await {
            Event::LibraryText(text) => text,
            other => panic!("{other:?}"),
        }
    }

    fn asked(&self) -> usize {
        self.shelf.asked.get()
    }
}

const DATE: &str = "google/type/date.proto";
const USE: &str = "message M {\n  google.type.Date day = 1;\n}\n";

fn help(analysis: &Analysis) -> &str {
    let [finding] = analysis.diagnostics.as_slice() else {
        panic!("{:?}", analysis.diagnostics)
    };
    finding.help.as_deref().unwrap_or_default()
}

#[tokio::test]
async fn a_file_of_the_library_is_fetched_when_it_is_imported() {
    let bench = bench(vec![packed()]);
    let none = bench.analyze("google/protobuf/any.proto").await;
    assert_eq!((bench.asked(), none.library), (0, LibraryState::Fine));
    for _ in 0..2 {
        let analysis = bench.analyze(DATE).await;
        assert_eq!(analysis.diagnostics, []);
        assert_eq!(analysis.missing, Vec::<String>::new());
        let Event::Described(Some(description)) = bench.ask(Request::Describe).await else {
            panic!()
        };
        assert_eq!(description.compiled, ["a.proto"]);
        assert_eq!(analysis.library, LibraryState::Fine);
        assert_eq!(bench.asked(), 1);
    }
}

#[tokio::test]
async fn a_failed_load_is_said_at_the_import_and_tried_again() {
    let damaged = future::ready(Ok(vec![1, 2])).boxed_local();
    let bench = bench(vec![refused(), damaged, packed()]);
    let analysis = bench.analyze(DATE).await;
    assert_eq!(analysis.library, LibraryState::Failed("no way".into()));
    assert_eq!(analysis.missing, [DATE]);
    assert!(help(&analysis).contains("could not be loaded: no way"));
    let analysis = bench.analyze(DATE).await;
    assert!(help(&analysis).contains("does not unzip"));
    assert_eq!(bench.analyze(DATE).await.diagnostics, []);
}

#[tokio::test]
async fn who_waits_too_long_is_told_the_rest_and_hears_when_it_is_here() {
    let here = Rc::new(Cell::new(false));
    let gate = Rc::clone(&here);
    let late = future::poll_fn(move |_| match gate.get() {
        true => Poll::Ready(Ok(PACKED.to_vec())),
        false => Poll::Pending,
    });
    let bench = bench(vec![late.boxed_local()]);
    let analysis = bench.analyze(DATE).await;
    assert_eq!(analysis.library, LibraryState::Coming);
    assert!(help(&analysis).contains("being loaded"));
    here.set(true);
    let text = bench.text(DATE).await.unwrap();
    assert!(text.contains("package google.type;"));
    assert_eq!(bench.analyze(DATE).await.diagnostics, []);
    assert_eq!(bench.asked(), 1);
}

#[tokio::test]
async fn what_nobody_has_is_not_fetched_for() {
    let bench = bench(vec![packed()]);
    let analysis = bench.analyze("google/type/none.proto").await;
    assert_eq!(analysis.missing, ["google/type/none.proto"]);
    assert_eq!((bench.asked(), analysis.library), (0, LibraryState::Fine));
}

#[tokio::test]
async fn texts_are_of_the_compiler_or_of_the_library() {
    let bench = bench(vec![packed()]);
    let any = bench.text("google/protobuf/any.proto").await.unwrap();
    assert!(any.contains("message Any"));
    assert_eq!(bench.asked(), 0);
    assert!(bench.text("buf/validate/validate.proto").await.is_ok());
    let none = bench.text("none.proto").await;
    assert_eq!(none, Err("the library has no file none.proto".into()));
}
