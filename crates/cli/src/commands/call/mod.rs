//! `protoplay call`: calls one method and prints what comes.

mod print;

use std::{
    fs,
    io::{self, IsTerminal},
    slice,
};

use anyhow::Context;
use futures_util::StreamExt;
use playground_call::{CallEvent, CallRequest, Failure, Target};
use playground_engine::Engine;
use playground_schema::Schema;

use super::compile;
use crate::{
    args::{CallArgs, Protocol},
    commands::call::print::Printer,
    exit::Exit,
    host::Terminal,
    json, reflect, stderr,
};

/// Said to who sits at a terminal and would otherwise see nothing happen.
const TYPE_AWAY: &str = if cfg!(windows) {
    "type request messages as JSON, and end them with Ctrl+Z and Enter on a line of their own"
} else {
    "type request messages as JSON, and end them with Ctrl+D on a line of its own"
};

/// Runs the command.
///
/// # Errors
/// If the input cannot be read or stdout cannot be written; what goes wrong on the way to the server is printed.
pub(super) fn run(args: &CallArgs) -> anyhow::Result<Exit> {
    let data = args.data.as_deref().map(read_data).transpose()?;
    let compiled = match &args.schema {
        None => None,
        Some(input) => match compile(slice::from_ref(input))? {
            Some(compiled) => Some(compiled.schema),
            None => return Ok(Exit::Findings),
        },
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut printer = Printer::new(args.events);
        let schema = match compiled {
            Some(schema) => Ok(schema),
            None => reflect::schema(&request(args, Vec::new())).await,
        };
        match schema {
            Ok(schema) => call(args, &schema, data.as_deref(), &mut printer).await,
            Err(failure) => printer.failure(&failure),
        }
    })
}

async fn call(
    args: &CallArgs,
    schema: &[u8],
    data: Option<&str>,
    printer: &mut Printer,
) -> anyhow::Result<Exit> {
    let messages = match data {
        Some(text) => json::values(text),
        None if sends_a_stream(schema, &args.method)? => Vec::new(),
        None => vec!["{}".to_owned()],
    };
    let engine = Engine::new(Terminal);
    let mut batches = engine.call(0, schema, request(args, messages));
    while let Some(batch) = batches.next().await {
        for event in batch {
            if let Some(exit) = printer.event(event)? {
                return Ok(exit);
            }
        }
    }
    anyhow::bail!("the call ended without a status")
}

/// Without `-d`, a single request is the empty message and a stream of requests is empty.
fn sends_a_stream(schema: &[u8], method: &str) -> anyhow::Result<bool> {
    let schema = Schema::decode(schema)?;
    let (service, method) = method.split_once('/').unwrap_or_default();
    let service = schema.pool().get_service_by_name(service);
    let streaming = service.and_then(|service| {
        let method = service.methods().find(|known| known.name() == method)?;
        Some(method.is_client_streaming())
    });
    Ok(streaming.unwrap_or_default())
}

fn request(args: &CallArgs, messages: Vec<String>) -> CallRequest {
    let url = args.url.clone();
    CallRequest {
        target: match args.protocol {
            Protocol::GrpcWeb => Target::GrpcWeb { url },
            Protocol::Grpc => Target::Grpc { url },
        },
        method: args.method.clone(),
        messages,
        metadata: args.headers.clone(),
        deadline_ms: args
            .timeout
            .and_then(|timeout| u32::try_from(timeout.as_millis()).ok()),
        open: false,
    }
}

fn read_data(data: &str) -> anyhow::Result<String> {
    match data.strip_prefix('@') {
        Some(path) => fs::read_to_string(path).with_context(|| format!("cannot read `{path}`")),
        None if data == "-" => {
            let stdin = io::stdin();
            if stdin.is_terminal() {
                stderr::line(TYPE_AWAY);
            }
            io::read_to_string(stdin).context("cannot read stdin")
        }
        None => Ok(data.to_owned()),
    }
}

/// An event as the failure it is, if it is one.
pub(crate) fn as_failure(event: &CallEvent) -> Option<Failure> {
    match event {
        CallEvent::Failure {
            kind,
            message,
            help,
            ..
        } => Some(Failure {
            kind: *kind,
            message: message.clone(),
            help: help.clone(),
        }),
        _ => None,
    }
}
