//! Runs one call through tonic and says what came, in order, without times.

use bytes::Bytes;
use futures_util::Stream;
use futures_util::stream::BoxStream;
use http::HeaderMap;
use http::uri::PathAndQuery;
use prost_reflect::{DescriptorPool, MessageDescriptor};
use tonic::client::Grpc;
use tonic::metadata::MetadataMap;
use tonic::{Extensions, Request, TimeoutExpired};

use crate::codec::{Decoded, DynamicCodec};
use crate::failure::chain;
use crate::transport::{Seen, Transport, Wire};
use crate::{Failure, FailureKind, Status, status};

/// Largest response message that is taken, in bytes: its length is announced by an untrusted server.
pub(crate) const LARGEST_MESSAGE: usize = 64 << 20;

/// Bytes in front of each message: a flag and a length (grpc/grpc, doc/PROTOCOL-HTTP2.md).
const FRAME_HEADER: u64 = 5;

/// A call that is ready to go.
pub(crate) struct Outgoing {
    /// `/package.Service/Method`.
    pub path: PathAndQuery,
    /// Request metadata, with `grpc-timeout`.
    pub metadata: MetadataMap,
    /// Encoded request messages.
    pub messages: BoxStream<'static, Bytes>,
    /// Type of the response messages.
    pub output: MessageDescriptor,
}

/// What came.
pub(crate) enum Answer {
    /// Response headers.
    Headers(HeaderMap),
    /// A response message.
    Message(Decoded),
    /// Trailers.
    Trailers(HeaderMap),
    /// The end, by a status or without one.
    End(Result<Status, Failure>),
    /// The end: a timer below this crate passed the deadline.
    DeadlinePassed,
}

/// Runs the call; dropping the stream drops the transport's future or response.
pub(crate) fn answers(
    transport: Box<dyn Transport>,
    call: Outgoing,
) -> impl Stream<Item = Answer> + 'static {
    async_stream::stream! {
        let seen = Seen::default();
        let pool = call.output.parent_pool().clone();
        let mut client = Grpc::new(Wire::new(transport, seen.clone()))
            .max_decoding_message_size(LARGEST_MESSAGE);
        let request = Request::from_parts(call.metadata, Extensions::default(), call.messages);
        let response = client.streaming(request, call.path, DynamicCodec::new(call.output)).await;
        if let Some(headers) = seen.headers() {
            yield Answer::Headers(headers);
        }
        let mut taken = 0;
        let error = match response {
            Err(error) => Some(error),
            Ok(response) => {
                let mut messages = response.into_inner();
                loop {
                    match messages.message().await {
                        Ok(Some(message)) => {
                            taken += FRAME_HEADER + u64::from(message.bytes);
                            yield Answer::Message(message);
                        }
                        Ok(None) => break None,
                        Err(error) => break Some(error),
                    }
                }
            }
        };
        if let Some(trailers) = seen.trailers() {
            yield Answer::Trailers(trailers);
        }
        yield match verdict(&seen, error.as_ref(), &pool) {
            Answer::End(Ok(status)) => Answer::End(whole(status, &seen, taken)),
            answer => answer,
        };
    }
}

/// A status is one only if the server sent it; whatever tonic makes up is a failure.
fn verdict(seen: &Seen, error: Option<&tonic::Status>, pool: &DescriptorPool) -> Answer {
    if let Some(failure) = error.and_then(|error| Failure::behind(error)) {
        return Answer::End(Err(failure.clone()));
    }
    let blocks = [seen.trailers(), seen.headers()];
    let sent = blocks
        .iter()
        .flatten()
        .find_map(|block| status::read(block, pool));
    match (sent, error) {
        (Some(status), _) => Answer::End(Ok(status)),
        (None, Some(error)) if chain(error).any(|cause| cause.is::<TimeoutExpired>()) => {
            Answer::DeadlinePassed
        }
        (None, Some(error)) => Answer::End(Err(no_status(error.message()))),
        (None, None) => Answer::End(Err(no_status("no trailers came"))),
    }
}

/// OK counts only if every byte belonged to a message: tonic 0.14 takes trailers in the middle of one for its end.
fn whole(status: Status, seen: &Seen, taken: u64) -> Result<Status, Failure> {
    if status.code != 0 || seen.bytes() == taken {
        return Ok(status);
    }
    let message = "the answer ended with OK in the middle of a message";
    Err(Failure::new(FailureKind::Protocol, message)
        .with_help("a proxy cut the answer short, or the server frames its messages wrongly"))
}

fn no_status(why: &str) -> Failure {
    let message = format!("the answer ended without a gRPC status: {why}");
    Failure::new(FailureKind::Protocol, message).with_help(
        "the server crashed, a proxy cut the answer short, or trailers were lost on the way",
    )
}
