//! Runs calls against the real UserService, and puts their events into short words.
#![allow(dead_code)]

pub mod echo;
pub mod mirror;

use std::rc::Rc;
use std::time::Duration;

use futures_util::StreamExt;
use playground_call::transport::{Grpc, GrpcWebHttp, InProcess, TokioClock, Transport};
use playground_call::{CallEvent, CallHandle, CallRequest, EventStream, Status, Target, start};
use playground_schema::{Compiler, Schema, SourceFile};
use user_service::server::SystemClock;
use user_service::{Options, in_page_with};

/// The way a call takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    InProcess,
    Grpc,
    GrpcWeb,
}

pub const ALL: [Over; 3] = [Over::InProcess, Over::Grpc, Over::GrpcWeb];
pub const LIVE: [Over; 2] = [Over::InProcess, Over::Grpc];

const OPTIONS: Options = Options {
    users: 3,
    list_delay: Duration::ZERO,
};

/// A transport to a fresh UserService with the three sample users.
pub async fn user_service(over: Over) -> Box<dyn Transport> {
    if over == Over::InProcess {
        return Box::new(InProcess::new(in_page_with(SystemClock, OPTIONS)));
    }
    let (listener, address) = user_service::server::listen("127.0.0.1:0").await.unwrap();
    let forever = std::future::pending();
    tokio::spawn(user_service::server::serve(listener, OPTIONS, forever));
    to(over, &format!("http://{address}"))
}

/// A transport to an address.
pub fn to(over: Over, url: &str) -> Box<dyn Transport> {
    match over {
        Over::InProcess => panic!("a network transport"),
        Over::Grpc => Box::new(Grpc::new(url).unwrap()),
        Over::GrpcWeb => Box::new(GrpcWebHttp::new(url).unwrap()),
    }
}

/// The schema of the UserService.
pub fn users() -> Schema {
    Schema::decode(user_service::FILE_DESCRIPTOR_SET).unwrap()
}

/// The schema of one file's text.
pub fn compile(text: &str) -> Schema {
    let file = SourceFile {
        path: "test.proto".to_owned(),
        text: text.to_owned(),
    };
    let compilation = Compiler::default().compile(&[file]);
    compilation.schema.expect("the text compiles")
}

/// A request of `users.v1.UserService`, or of the service named, without metadata and deadline.
pub fn request(method: &str, messages: &[&str]) -> CallRequest {
    let qualified = method.contains('/');
    CallRequest {
        target: Target::InPage,
        method: if qualified {
            method.to_owned()
        } else {
            format!("users.v1.UserService/{method}")
        },
        messages: messages
            .iter()
            .map(|message| (*message).to_owned())
            .collect(),
        metadata: Vec::new(),
        deadline_ms: None,
        open: false,
    }
}

/// Starts a call with the real clock.
pub fn begin(
    schema: &Schema,
    call: CallRequest,
    transport: Box<dyn Transport>,
) -> (CallHandle, EventStream) {
    start(schema, call, transport, Rc::new(TokioClock::default()))
}

/// Runs a call to its end.
pub async fn run(
    schema: &Schema,
    call: CallRequest,
    transport: Box<dyn Transport>,
) -> Vec<CallEvent> {
    begin(schema, call, transport).1.collect().await
}

/// The events as words: `sent headers message trailers OK`; equal ones in a row are counted, as in `message*3`.
pub fn outline(events: &[CallEvent]) -> String {
    let words = events.iter().map(|event| match event {
        CallEvent::Sent { .. } => "sent".to_owned(),
        CallEvent::Headers { .. } => "headers".to_owned(),
        CallEvent::Message { .. } => "message".to_owned(),
        CallEvent::Trailers { .. } => "trailers".to_owned(),
        CallEvent::Status { status, .. } => status.name.clone(),
        CallEvent::Failure { kind, .. } => format!("{kind:?}"),
    });
    let mut counted: Vec<(String, usize)> = Vec::new();
    for word in words {
        match counted.last_mut() {
            Some((last, count)) if *last == word => *count += 1,
            _ => counted.push((word, 1)),
        }
    }
    let show = |(word, count): &(String, usize)| match count {
        1 => word.clone(),
        _ => format!("{word}*{count}"),
    };
    counted.iter().map(show).collect::<Vec<_>>().join(" ")
}

/// The JSON of the response messages, joined.
pub fn messages(events: &[CallEvent]) -> String {
    let json = events.iter().filter_map(|event| match event {
        CallEvent::Message { json, .. } => Some(json.as_str()),
        _ => None,
    });
    json.collect::<Vec<_>>().join("\n")
}

/// The status a call ended with.
pub fn status(events: &[CallEvent]) -> Status {
    match events.last() {
        Some(CallEvent::Status { status, .. }) => status.clone(),
        other => panic!("no status but {other:?}"),
    }
}

/// Message and help of the failure a call ended with, one after the other.
pub fn failure(events: &[CallEvent]) -> String {
    match events.last() {
        Some(CallEvent::Failure { message, help, .. }) => {
            format!("{message}\n{}", help.as_deref().unwrap_or_default())
        }
        other => panic!("no failure but {other:?}"),
    }
}
