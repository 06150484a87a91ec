//! The whole path over the in-process UserService: text, analysis, template, call.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod checks;
mod library;
mod steering;

use std::{rc::Rc, time::Duration};

use futures_util::{StreamExt, future::LocalBoxFuture, stream::LocalBoxStream};
use playground_call::{
    Failure,
    transport::{Clock, InProcess, TokioClock, Transport},
};
use playground_engine::{
    Engine, Host,
    protocol::{
        Analysis, CallEvent, CallRequest, Description, Event, FailureKind, MethodInfo, Node,
        Numbered, Request, SourceFile, Target,
    },
};
use user_service::{
    Options, UserService, proto::user_service_server::UserServiceServer, server::SystemClock,
};

type Users = UserServiceServer<UserService<SystemClock>>;

struct TestHost {
    users: Users,
}

impl Host for TestHost {
    fn transport(&self, target: &Target) -> Result<Box<dyn Transport>, Failure> {
        match target {
            Target::InPage => Ok(Box::new(InProcess::new(self.users.clone()))),
            other => Err(Failure::new(
                FailureKind::Unreachable,
                format!("no way to {other:?}"),
            )),
        }
    }

    fn clock(&self) -> Rc<dyn Clock> {
        Rc::new(TokioClock::default())
    }
}

fn engine(users: usize) -> Engine {
    let options = Options {
        users,
        list_delay: Duration::ZERO,
    };
    Engine::new(TestHost {
        users: user_service::in_page_with(SystemClock, options),
    })
}

fn sources() -> Vec<SourceFile> {
    user_service::SOURCES
        .iter()
        .map(|(path, text)| SourceFile {
            path: (*path).into(),
            text: (*text).into(),
        })
        .collect()
}

async fn one(engine: &Engine, body: Request) -> Event {
    let events: Vec<_> = engine.handle(Numbered { id: 7, body }).collect().await;
    let [Numbered { id: 7, body }] = events.as_slice() else {
        panic!("{events:?}")
    };
    body.clone()
}

async fn analyze(engine: &Engine, files: Vec<SourceFile>) -> Analysis {
    match one(engine, Request::Analyze { files }).await {
        Event::Analyzed(analysis) => analysis,
        other => panic!("{other:?}"),
    }
}

/// What these files, which compile, declare.
async fn describe(engine: &Engine, files: Vec<SourceFile>) -> Description {
    assert_eq!(analyze(engine, files).await.diagnostics, []);
    match one(engine, Request::Describe).await {
        Event::Described(Some(description)) => description,
        other => panic!("{other:?}"),
    }
}

fn call(method: &str, messages: &[&str]) -> CallRequest {
    CallRequest {
        target: Target::InPage,
        method: format!("users.v1.UserService/{method}"),
        messages: messages.iter().map(|json| (*json).to_owned()).collect(),
        metadata: Vec::new(),
        deadline_ms: None,
        open: false,
    }
}

fn start(
    engine: &Engine,
    id: u64,
    schema: &[u8],
    call: CallRequest,
) -> LocalBoxStream<'static, Numbered<Event>> {
    engine.handle(Numbered {
        id,
        body: Request::Call {
            schema: schema.to_vec(),
            call,
        },
    })
}

fn tell(engine: &Engine, id: u64, body: Request) -> LocalBoxFuture<'static, Vec<Numbered<Event>>> {
    Box::pin(engine.handle(Numbered { id, body }).collect())
}

fn batch(event: Numbered<Event>) -> Vec<CallEvent> {
    match event.body {
        Event::Call(events) => events,
        other => panic!("{other:?}"),
    }
}

async fn run(engine: &Engine, schema: &[u8], call: CallRequest) -> Vec<CallEvent> {
    start(engine, 1, schema, call)
        .flat_map(|event| futures_util::stream::iter(batch(event)))
        .collect()
        .await
}

/// The name of the status or the kind of failure, and how many messages came.
fn verdict(events: &[CallEvent]) -> (String, usize) {
    let messages = events
        .iter()
        .filter(|event| matches!(event, CallEvent::Message { .. }))
        .count();
    let ends = events.iter().filter_map(|event| match event {
        CallEvent::Status { status, .. } => Some(status.name.clone()),
        CallEvent::Failure { kind, .. } => Some(format!("{kind:?}")),
        _ => None,
    });
    let ends: Vec<_> = ends.collect();
    assert_eq!(ends.len(), 1, "{events:?}");
    (ends[0].clone(), messages)
}

fn methods(nodes: &[Node]) -> Vec<MethodInfo> {
    let inner = nodes.iter().flat_map(|node| methods(&node.children));
    nodes
        .iter()
        .filter_map(|node| node.method.clone())
        .chain(inner)
        .collect()
}

#[tokio::test]
async fn every_template_is_a_request() {
    let engine = engine(3);
    assert_eq!(
        one(&engine, Request::Describe).await,
        Event::Described(None)
    );
    let description = describe(&engine, sources()).await;
    assert!(!description.broken);
    assert_eq!(
        description.compiled,
        user_service::SOURCES
            .iter()
            .map(|(path, _)| *path)
            .collect::<Vec<_>>()
    );
    let schema = description.schema.unwrap();
    let linked = playground_schema::Schema::decode(&schema).unwrap();
    let methods = methods(&description.outline);
    assert_eq!(methods.len(), 10);
    for method in methods {
        let Event::Template(Ok(json)) = one(
            &engine,
            Request::Template {
                schema: schema.clone(),
                method: method.path.clone(),
            },
        )
        .await
        else {
            panic!("{}", method.path)
        };
        playground_call::validate(&linked, &method.path, &json).unwrap();
        let misfit = |json: &str| engine.validate(&schema, &method.path, json);
        assert_eq!(misfit(&json), None);
        let wrong = misfit(r#"{ "noSuchField": 1 }"#).unwrap();
        assert_eq!((wrong.span.start, wrong.span.end), (2, 15), "{wrong}");
        let name = method.path.rsplit('/').next().unwrap();
        let mut events = start(&engine, 1, &schema, call(name, &[&json]));
        let first = batch(events.next().await.unwrap());
        assert!(
            !first
                .iter()
                .any(|event| matches!(event, CallEvent::Failure { .. })),
            "{} {first:?}",
            method.path
        );
        drop(events);
        assert_eq!(engine.running_calls(), 0);
    }
}

#[tokio::test]
async fn every_method_answers() {
    let engine = engine(3);
    let schema = describe(&engine, sources()).await.schema.unwrap();
    let table: &[(&str, &[&str], &str, usize)] = &[
        ("GetUser", &[r#"{"id":"1"}"#], "OK", 1),
        ("GetUser", &[r#"{"id":"99"}"#], "NOT_FOUND", 0),
        (
            "CreateUser",
            &[r#"{"email":"d@example.com","name":"D"}"#],
            "OK",
            1,
        ),
        ("UpdateUser", &[r#"{"id":"1","age":40}"#], "OK", 1),
        ("DeleteUser", &[r#"{"id":"2"}"#], "OK", 1),
        ("ListUsers", &["{}"], "OK", 3),
        (
            "CreateUsers",
            &[
                r#"{"email":"e@example.com","name":"E"}"#,
                r#"{"email":"f@example.com","name":"F"}"#,
            ],
            "OK",
            1,
        ),
        (
            "UploadUserData",
            &[r#"{"metadata":{"filename":"a"}}"#, r#"{"chunk":"AAEC"}"#],
            "OK",
            1,
        ),
        (
            "CollaborativeEdit",
            &[r#"{"documentId":"d","userId":"u","text":"t"}"#],
            "OK",
            1,
        ),
        ("GetUser", &["{}", "{}"], "Request", 0),
        ("GetUser", &[r#"{"idd":"1"}"#], "Request", 0),
        ("GetUsr", &["{}"], "Method", 0),
    ];
    for (method, messages, expect, count) in table {
        let events = run(&engine, &schema, call(method, messages)).await;
        assert_eq!(
            verdict(&events),
            ((*expect).to_owned(), *count),
            "{method} {events:?}"
        );
    }
}

#[tokio::test]
async fn generates_from_the_same_bytes() {
    let engine = engine(3);
    let description = describe(&engine, sources()).await;
    let (schema, files) = (description.schema.unwrap(), description.compiled);
    let generate = |target: &str| Request::Generate {
        schema: schema.clone(),
        files: files.clone(),
        target: target.into(),
        options: vec![("parts".into(), "stubs".into())],
        sources: Vec::new(),
    };
    let Event::Generated(Ok(generated)) = one(&engine, generate("rust-tonic")).await else {
        panic!()
    };
    assert_eq!(
        generated
            .files
            .iter()
            .map(|file| file.path.as_str())
            .collect::<Vec<_>>(),
        ["users.v1.rs"]
    );
    let Event::Generated(Err(message)) = one(&engine, generate("cobol")).await else {
        panic!()
    };
    assert!(
        message.starts_with("there is no target `cobol`"),
        "{message}"
    );
    let Event::Targets(targets) = one(&engine, Request::Targets).await else {
        panic!()
    };
    assert!(targets.iter().any(|target| target.id == "rust-tonic"));
}

#[tokio::test]
async fn bad_input_is_answered() {
    let engine = engine(3);
    let broken = analyze(
        &engine,
        vec![SourceFile {
            path: "a.proto".into(),
            text: "message {".into(),
        }],
    )
    .await;
    assert!(!broken.diagnostics.is_empty());
    let described = one(&engine, Request::Describe).await;
    assert!(matches!(
        described,
        Event::Described(Some(Description {
            schema: None,
            broken: true,
            ..
        }))
    ));
    assert!(matches!(
        one(
            &engine,
            Request::Template {
                schema: vec![0xff],
                method: "a.B/C".into()
            }
        )
        .await,
        Event::Template(Err(_))
    ));
    let generate = Request::Generate {
        schema: vec![0xff],
        files: vec!["a".into()],
        target: "rust-tonic".into(),
        options: Vec::new(),
        sources: Vec::new(),
    };
    assert!(matches!(
        one(&engine, generate).await,
        Event::Generated(Err(_))
    ));
    assert_eq!(
        verdict(&run(&engine, &[0xff], call("GetUser", &["{}"])).await),
        ("Request".to_owned(), 0)
    );
    let schema = describe(&engine, sources()).await.schema.unwrap();
    let elsewhere = CallRequest {
        target: Target::Grpc {
            url: "http://x".into(),
        },
        ..call("GetUser", &["{}"])
    };
    assert_eq!(
        verdict(&run(&engine, &schema, elsewhere).await),
        ("Unreachable".to_owned(), 0)
    );
}
