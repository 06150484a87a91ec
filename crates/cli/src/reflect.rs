//! Server reflection: asks a server for the schema of a service, over the same transport as the call itself.
//!
//! `grpc.reflection.v1` first, `v1alpha` where that is not implemented (grpc/grpc, doc/server-reflection.md).

use std::collections::{BTreeMap, BTreeSet};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use futures_util::StreamExt;
use playground_call::{CallEvent, CallRequest, Failure, FailureKind, Status};
use playground_engine::Engine;
use prost::Message;
use prost_types::FileDescriptorProto;
use serde::Deserialize;
use serde_json::json;

use crate::{commands::as_failure, host::Terminal};

/// Versions of the protocol: package and descriptors, newest first.
const VERSIONS: [(&str, &[u8]); 2] = [
    (
        "grpc.reflection.v1",
        tonic_reflection::pb::v1::FILE_DESCRIPTOR_SET,
    ),
    (
        "grpc.reflection.v1alpha",
        tonic_reflection::pb::v1alpha::FILE_DESCRIPTOR_SET,
    ),
];

/// Most files that are taken from a server.
const MOST_FILES: usize = 10_000;

/// Code of `UNIMPLEMENTED`.
const UNIMPLEMENTED: i32 = 12;

/// An encoded `FileDescriptorSet` with the service of a call and everything it imports.
///
/// # Errors
/// If the server does not answer, offers no reflection, or does not know the service.
pub(crate) async fn schema(call: &CallRequest) -> Result<Vec<u8>, Failure> {
    let service = call
        .method
        .split_once('/')
        .map_or(call.method.as_str(), |(service, _)| service);
    for (package, descriptors) in VERSIONS {
        let server = Server {
            call,
            package,
            descriptors,
        };
        match server.schema(service).await {
            Err(Trouble::Status(status)) if status.code == UNIMPLEMENTED => {}
            Err(Trouble::Status(status)) => {
                let message = format!("reflection failed with {}: {}", status.name, status.message);
                return Err(with_help(message));
            }
            Err(Trouble::Failure(failure)) => return Err(failure),
            Ok(bytes) => return Ok(bytes),
        }
    }
    Err(with_help("the server offers no reflection".to_owned()))
}

fn with_help(message: String) -> Failure {
    Failure::new(FailureKind::Method, message).with_help("give the schema with --schema INPUT")
}

/// Why a request for files gave none.
enum Trouble {
    Status(Status),
    Failure(Failure),
}

/// One version of the protocol on the server of a call.
struct Server<'a> {
    call: &'a CallRequest,
    package: &'static str,
    descriptors: &'static [u8],
}

impl Server<'_> {
    async fn schema(&self, service: &str) -> Result<Vec<u8>, Trouble> {
        let mut files = BTreeMap::new();
        let mut wanted = vec![json!({ "fileContainingSymbol": service }).to_string()];
        while !wanted.is_empty() {
            let before = files.len();
            for bytes in self.ask(wanted).await? {
                let file = FileDescriptorProto::decode(bytes.as_slice());
                let file = file.map_err(|error| broken(&error.to_string()))?;
                files.insert(file.name().to_owned(), (file.dependency, bytes));
            }
            if files.len() == before || files.len() > MOST_FILES {
                return Err(broken(&format!(
                    "it gave {} files and not all they import",
                    files.len()
                )));
            }
            let imports: BTreeSet<&String> =
                files.values().flat_map(|(imports, _)| imports).collect();
            let missing = imports
                .into_iter()
                .filter(|name| !files.contains_key(*name));
            wanted = missing
                .map(|name| json!({ "fileByFilename": name }).to_string())
                .collect();
        }
        let set = RawFileSet {
            file: files.into_values().map(|(_, bytes)| bytes).collect(),
        };
        Ok(set.encode_to_vec())
    }

    /// Encoded `FileDescriptorProto`s that answer these requests, which all go out on one stream.
    async fn ask(&self, requests: Vec<String>) -> Result<Vec<Vec<u8>>, Trouble> {
        let method = format!("{}.ServerReflection/ServerReflectionInfo", self.package);
        let call = CallRequest {
            method,
            messages: requests,
            ..self.call.clone()
        };
        let engine = Engine::new(Terminal);
        let mut batches = engine.call(0, self.descriptors, call);
        let mut files = Vec::new();
        while let Some(batch) = batches.next().await {
            for event in batch {
                match &event {
                    CallEvent::Message { json, .. } => files.extend(read_answer(json)?),
                    CallEvent::Status { status, .. } if status.code != 0 => {
                        return Err(Trouble::Status(status.clone()));
                    }
                    CallEvent::Failure { .. } => {
                        return Err(as_failure(&event)
                            .map_or_else(|| broken("it failed"), Trouble::Failure));
                    }
                    _ => {}
                }
            }
        }
        Ok(files)
    }
}

/// `google.protobuf.FileDescriptorSet` whose files stay encoded, so that custom options are kept.
#[derive(Clone, PartialEq, Eq, prost::Message)]
struct RawFileSet {
    #[prost(bytes = "vec", repeated, tag = "1")]
    file: Vec<Vec<u8>>,
}

/// The fields of a `ServerReflectionResponse` that matter here, as protobuf JSON.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    file_descriptor_response: Option<Files>,
    error_response: Option<Refusal>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Files {
    #[serde(default)]
    file_descriptor_proto: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Refusal {
    #[serde(default)]
    error_message: String,
}

fn read_answer(json: &str) -> Result<Vec<Vec<u8>>, Trouble> {
    let answer: Answer = serde_json::from_str(json).map_err(|error| broken(&error.to_string()))?;
    if let Some(refusal) = answer.error_response {
        return Err(Trouble::Failure(with_help(format!(
            "the server's reflection says no: {}",
            refusal.error_message
        ))));
    }
    let files = answer
        .file_descriptor_response
        .map(|files| files.file_descriptor_proto)
        .unwrap_or_default();
    let decode = |text: &String| {
        BASE64_STANDARD
            .decode(text)
            .map_err(|error| broken(&error.to_string()))
    };
    files.iter().map(decode).collect()
}

fn broken(why: &str) -> Trouble {
    let message = format!("the server's reflection answers nonsense: {why}");
    Trouble::Failure(
        Failure::new(FailureKind::Protocol, message)
            .with_help("give the schema with --schema INPUT"),
    )
}
