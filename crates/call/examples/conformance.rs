//! A client under test for the public conformance suite of gRPC-Web (connectrpc.com/conformance): test cases come on stdin,
//! what the calls gave goes to stdout; `CONFORMANCE_PROTO` names the folder with the suite's `.proto` files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test program: what does not fit ends it"
)]

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;
use std::{env, fs};

use futures_util::StreamExt;
use playground_call::transport::{GrpcWebHttp, TokioClock};
use playground_call::{CallEvent, CallRequest, FailureKind, Metadata, Target, start};
use playground_schema::{Compiler, Schema, SourceFile};
use prost::Message;
use prost_reflect::{DynamicMessage, MessageDescriptor, Value};
use tokio::sync::mpsc::unbounded_channel;
use tokio::task::LocalSet;

const PACKAGE: &str = "connectrpc.conformance.v1";

fn main() {
    let schema = Rc::new(schema(
        &env::var("CONFORMANCE_PROTO").expect("CONFORMANCE_PROTO"),
    ));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let (send, mut cases) = unbounded_channel();
    std::thread::spawn(move || {
        while let Some(case) = read(&mut io::stdin().lock()) {
            send.send(case).unwrap();
        }
    });
    let local = LocalSet::new();
    local.spawn_local(async move {
        while let Some(case) = cases.recv().await {
            let schema = Rc::clone(&schema);
            tokio::task::spawn_local(async move { write(&run(&schema, &case).await) });
        }
    });
    runtime.block_on(local);
}

fn schema(folder: &str) -> Schema {
    let under = Path::new(folder).join("connectrpc/conformance/v1");
    let files = fs::read_dir(under).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        let name = path
            .strip_prefix(folder)
            .unwrap()
            .to_string_lossy()
            .into_owned();
        SourceFile {
            path: name,
            text: fs::read_to_string(path).unwrap(),
        }
    });
    let compilation = Compiler::default().compile(&files.collect::<Vec<_>>());
    compilation.schema.expect("the suite compiles")
}

/// The next message: four bytes of length, big-endian, and its bytes.
fn read(input: &mut impl Read) -> Option<Vec<u8>> {
    let mut length = [0; 4];
    input.read_exact(&mut length).ok()?;
    let mut bytes = vec![0; u32::from_be_bytes(length) as usize];
    input.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

fn write(message: &DynamicMessage) {
    let bytes = message.encode_to_vec();
    let mut out = io::stdout().lock();
    out.write_all(&u32::try_from(bytes.len()).unwrap().to_be_bytes())
        .unwrap();
    out.write_all(&bytes).unwrap();
    out.flush().unwrap();
}

fn kind(schema: &Schema, name: &str) -> MessageDescriptor {
    schema
        .pool()
        .get_message_by_name(&format!("{PACKAGE}.{name}"))
        .unwrap()
}

fn text(message: &DynamicMessage, field: &str) -> String {
    message
        .get_field_by_name(field)
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned()
}

fn list(message: &DynamicMessage, field: &str) -> Vec<DynamicMessage> {
    let value = message.get_field_by_name(field).unwrap();
    let items = value.as_list().unwrap().iter();
    items
        .map(|item| item.as_message().unwrap().clone())
        .collect()
}

fn number(message: &DynamicMessage, field: &str) -> Option<u32> {
    message
        .has_field_by_name(field)
        .then(|| message.get_field_by_name(field).unwrap().as_u32().unwrap())
}

/// When a call is to be cancelled.
#[derive(Clone, Copy, PartialEq)]
enum Cancel {
    Never,
    AtOnce,
    AfterMillis(u32),
    AfterResponses(u32),
}

fn cancel(case: &DynamicMessage) -> Cancel {
    if !case.has_field_by_name("cancel") {
        return Cancel::Never;
    }
    let value = case.get_field_by_name("cancel").unwrap();
    let cancel = value.as_message().unwrap();
    if cancel.has_field_by_name("before_close_send") {
        return Cancel::AtOnce;
    }
    match number(cancel, "after_num_responses") {
        Some(count) => Cancel::AfterResponses(count),
        None => Cancel::AfterMillis(number(cancel, "after_close_send_ms").unwrap_or_default()),
    }
}

async fn run(schema: &Schema, bytes: &[u8]) -> DynamicMessage {
    let case = DynamicMessage::decode(kind(schema, "ClientCompatRequest"), bytes).unwrap();
    let url = format!(
        "http://{}:{}",
        text(&case, "host"),
        number(&case, "port").unwrap()
    );
    let method = format!("{}/{}", text(&case, "service"), text(&case, "method"));
    let messages = list(&case, "request_messages").into_iter().map(|any| {
        let name = text(&any, "type_url");
        let kind = schema
            .pool()
            .get_message_by_name(name.rsplit('/').next().unwrap())
            .unwrap();
        let value = any
            .get_field_by_name("value")
            .unwrap()
            .as_bytes()
            .unwrap()
            .clone();
        playground_json::pretty(&DynamicMessage::decode(kind, value).unwrap()).unwrap()
    });
    let metadata = list(&case, "request_headers")
        .into_iter()
        .flat_map(|header| {
            let name = text(&header, "name").to_ascii_lowercase();
            let values = header.get_field_by_name("value").unwrap();
            let values: Vec<_> = values
                .as_list()
                .unwrap()
                .iter()
                .map(|value| value.as_str().unwrap().to_owned())
                .collect();
            values.into_iter().map(move |value| (name.clone(), value))
        });
    let call = CallRequest {
        target: Target::GrpcWeb { url: url.clone() },
        method: method.clone(),
        messages: messages.collect(),
        metadata: metadata.collect(),
        deadline_ms: number(&case, "timeout_ms"),
        open: false,
    };
    let transport = Box::new(GrpcWebHttp::new(&url).unwrap());
    let (handle, mut events) = start(schema, call, transport, Rc::new(TokioClock::default()));
    let cancel = cancel(&case);
    let mut result = DynamicMessage::new(kind(schema, "ClientResponseResult"));
    let methods = schema
        .pool()
        .services()
        .flat_map(|service| service.methods().collect::<Vec<_>>());
    let method = methods
        .into_iter()
        .find(|one| method.ends_with(&format!("/{}", one.name())))
        .unwrap();
    let mut payloads = Vec::new();
    if cancel == Cancel::AtOnce {
        handle.cancel();
    }
    let timer = tokio::time::sleep(match cancel {
        Cancel::AfterMillis(millis) => Duration::from_millis(millis.into()),
        _ => Duration::from_secs(600),
    });
    tokio::pin!(timer);
    let mut fired = false;
    loop {
        let event = tokio::select! {
            event = events.next() => event,
            () = &mut timer, if !fired => {
                fired = true;
                handle.cancel();
                continue;
            }
        };
        let Some(event) = event else { break };
        match event {
            CallEvent::Message { json, .. } => {
                let mut json = serde_json::Deserializer::from_str(&json);
                let message = DynamicMessage::deserialize(method.output(), &mut json).unwrap();
                payloads.push(message.get_field_by_name("payload").unwrap().into_owned());
                if cancel == Cancel::AfterResponses(u32::try_from(payloads.len()).unwrap()) {
                    handle.cancel();
                }
            }
            CallEvent::Headers { metadata, .. } => {
                set(&mut result, "response_headers", headers(schema, metadata))
            }
            CallEvent::Trailers { metadata, .. } => {
                set(&mut result, "response_trailers", headers(schema, metadata))
            }
            CallEvent::Status { status, .. } if status.code != 0 => {
                let details = status
                    .details
                    .iter()
                    .map(|detail| detail_of(schema, &detail.type_url, &detail.json));
                let details = details.collect();
                set(
                    &mut result,
                    "error",
                    error(schema, status.code, &status.message, details),
                );
            }
            CallEvent::Failure { kind, message, .. } => {
                set(
                    &mut result,
                    "error",
                    error(schema, code(kind, &message), &message, Vec::new()),
                );
            }
            CallEvent::Status { .. } | CallEvent::Sent { .. } => {}
        }
    }
    // What a client for programs makes of it: one answer or an error, and headers that are all there is are trailers.
    let failed = result.has_field_by_name("error");
    if failed && !method.is_server_streaming() {
        payloads.clear();
    }
    if payloads.is_empty() && !result.has_field_by_name("response_trailers") {
        let headers = result
            .get_field_by_name("response_headers")
            .unwrap()
            .into_owned();
        set(&mut result, "response_trailers", headers);
    }
    set(&mut result, "payloads", Value::List(payloads));
    let mut response = DynamicMessage::new(kind(schema, "ClientCompatResponse"));
    set(
        &mut response,
        "test_name",
        Value::String(text(&case, "test_name")),
    );
    set(&mut response, "response", Value::Message(result));
    response
}

fn set(message: &mut DynamicMessage, field: &str, value: Value) {
    message.set_field_by_name(field, value);
}

fn headers(schema: &Schema, metadata: Metadata) -> Value {
    let mut by_key: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for (key, value) in metadata {
        by_key.entry(key).or_default().push(Value::String(value));
    }
    let header = |(key, values)| {
        let mut header = DynamicMessage::new(kind(schema, "Header"));
        set(&mut header, "name", Value::String(key));
        set(&mut header, "value", Value::List(values));
        Value::Message(header)
    };
    Value::List(by_key.into_iter().map(header).collect())
}

fn error(schema: &Schema, code: i32, message: &str, details: Vec<Value>) -> Value {
    let mut error = DynamicMessage::new(kind(schema, "Error"));
    set(&mut error, "code", Value::EnumNumber(code));
    set(&mut error, "message", Value::String(message.to_owned()));
    set(&mut error, "details", Value::List(details));
    Value::Message(error)
}

fn detail_of(schema: &Schema, type_url: &str, json: &str) -> Value {
    let kind = schema
        .pool()
        .get_message_by_name(type_url.rsplit('/').next().unwrap())
        .unwrap();
    let message =
        DynamicMessage::deserialize(kind, &mut serde_json::Deserializer::from_str(json)).unwrap();
    let any = schema
        .pool()
        .get_message_by_name("google.protobuf.Any")
        .unwrap();
    let mut any = DynamicMessage::new(any);
    set(&mut any, "type_url", Value::String(type_url.to_owned()));
    set(
        &mut any,
        "value",
        Value::Bytes(message.encode_to_vec().into()),
    );
    Value::Message(any)
}

/// The status code that stands for a failure without one (grpc/grpc, doc/http-grpc-status-mapping.md).
fn code(kind: FailureKind, message: &str) -> i32 {
    match kind {
        FailureKind::Cancelled => 1,
        FailureKind::Unreachable => 14,
        FailureKind::Method => 12,
        FailureKind::NotGrpc => {
            let status = message.split("HTTP ").nth(1).and_then(|rest| rest.get(..3));
            match status.unwrap_or_default() {
                "400" => 13,
                "401" => 16,
                "403" => 7,
                "404" => 12,
                "429" | "502" | "503" | "504" => 14,
                _ => 2,
            }
        }
        _ if message.starts_with("a method that answers once") => 12,
        _ => 13,
    }
}
