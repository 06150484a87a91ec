//! Starts a call: checks the whole request before anything is sent, then hands out its events.

use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use bytes::Bytes;
use futures_channel::mpsc::{UnboundedSender, unbounded};
use futures_util::stream::{self, BoxStream, LocalBoxStream};
use futures_util::{FutureExt, StreamExt};
use http::uri::PathAndQuery;
use playground_schema::Schema;
use prost_reflect::{MessageDescriptor, MethodDescriptor};
use tonic::metadata::MetadataMap;

use crate::answers::{Outgoing, answers};
use crate::events::{Deadline, Running};
use crate::transport::{Clock, Duplex, Transport};
use crate::{
    CallEvent, CallRequest, Failure, FailureKind, RequestError, message, metadata, method,
};

/// The events of a call, in order; dropping it cancels the call.
pub type EventStream = LocalBoxStream<'static, CallEvent>;

/// A message that could not be added to a running call.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// It does not fit the request type; the call goes on.
    #[error(transparent)]
    Request(#[from] RequestError),
    /// The request stream is closed: the call is over, half-closed, or was not left open.
    #[error("the request stream is closed")]
    Closed,
}

/// Steers a running call.
#[derive(Debug, Clone)]
pub struct CallHandle {
    /// None if nothing can be added.
    outgoing: Option<(MessageDescriptor, UnboundedSender<Bytes>)>,
    cancel: UnboundedSender<()>,
}

impl CallHandle {
    /// Sends another request message, given as protobuf JSON.
    ///
    /// # Errors
    /// If it does not fit, or the request stream is closed.
    pub fn send(&self, json: &str) -> Result<(), SendError> {
        let (input, outgoing) = self.outgoing.as_ref().ok_or(SendError::Closed)?;
        let encoded = message::encode(input, json)?;
        outgoing
            .unbounded_send(encoded)
            .map_err(|_| SendError::Closed)
    }

    /// Says that no more request messages follow; nothing happens if that is so already.
    pub fn half_close(&self) {
        if let Some((_, outgoing)) = &self.outgoing {
            outgoing.close_channel();
        }
    }

    /// Ends the call with [`FailureKind::Cancelled`]; nothing happens if it is over.
    pub fn cancel(&self) {
        // The receiver is gone once the events are, and then there is nothing to cancel.
        let _ = self.cancel.unbounded_send(());
    }

    /// Whether [`CallHandle::send`] may still work.
    pub fn is_open(&self) -> bool {
        let outgoing = self.outgoing.as_ref();
        outgoing.is_some_and(|(_, outgoing)| !outgoing.is_closed())
    }
}

/// Starts a call; its first poll sends it. A request that does not fit ends at once and sends nothing.
pub fn start(
    schema: &Schema,
    request: CallRequest,
    transport: Box<dyn Transport>,
    clock: Rc<dyn Clock>,
) -> (CallHandle, EventStream) {
    let (cancel, cancelled) = unbounded();
    let checked = match Checked::new(schema, &request, transport.info().duplex) {
        Ok(checked) => checked,
        Err(failure) => {
            let handle = CallHandle {
                outgoing: None,
                cancel,
            };
            return (handle, stream::iter([failure.at(0)]).boxed_local());
        }
    };
    let (note, sent) = unbounded();
    let (outgoing, messages) = checked.outgoing(note);
    let single = !checked.method.is_server_streaming();
    let call = Outgoing {
        path: checked.path,
        metadata: checked.metadata,
        messages,
        output: checked.method.output(),
    };
    let events = Running {
        answers: Some(answers(transport, call).boxed_local()),
        sent,
        cancelled,
        deadline: request
            .deadline_ms
            .map(|millis| deadline(millis, clock.as_ref())),
        single,
        start_us: clock.now_us(),
        clock,
        read_us: None,
        messages: 0,
        ready: VecDeque::new(),
    };
    (CallHandle { outgoing, cancel }, events.boxed_local())
}

fn deadline(millis: u32, clock: &dyn Clock) -> Deadline {
    Deadline {
        millis,
        passed: clock
            .sleep(Duration::from_millis(millis.into()))
            .boxed_local(),
    }
}

/// A request that fits its method.
struct Checked {
    method: MethodDescriptor,
    path: PathAndQuery,
    metadata: MetadataMap,
    messages: Vec<Bytes>,
    open: bool,
}

type More = Option<(MessageDescriptor, UnboundedSender<Bytes>)>;

impl Checked {
    fn new(schema: &Schema, request: &CallRequest, duplex: Duplex) -> Result<Self, Failure> {
        let method = method::find(schema.pool(), &request.method)?;
        let path = format!("/{}/{}", method.parent_service().full_name(), method.name());
        let path = path.parse().map_err(|_| {
            Failure::new(
                FailureKind::Method,
                format!("`{path}` cannot be put in a URL"),
            )
        })?;
        let mut metadata = metadata::outgoing(&request.metadata)?;
        if let Some(millis) = request.deadline_ms {
            metadata.insert("grpc-timeout", timeout(millis));
        }
        let messages = encode_all(&method, &request.messages)?;
        let open = request.open && method.is_client_streaming() && duplex == Duplex::Live;
        Ok(Self {
            method,
            path,
            metadata,
            messages,
            open,
        })
    }

    /// The way in for more messages, and the stream of all of them, which notes the size of each as it goes out.
    fn outgoing(&self, note: UnboundedSender<u32>) -> (More, BoxStream<'static, Bytes>) {
        let first = stream::iter(self.messages.clone());
        let noted = move |message: &Bytes| {
            let size = u32::try_from(message.len()).unwrap_or(u32::MAX);
            // Nobody listens once the events are dropped, and then the call is over.
            let _ = note.unbounded_send(size);
        };
        if self.open {
            let (more, rest) = unbounded();
            (
                Some((self.method.input(), more)),
                first.chain(rest).inspect(noted).boxed(),
            )
        } else {
            (None, first.inspect(noted).boxed())
        }
    }
}

fn encode_all(method: &MethodDescriptor, messages: &[String]) -> Result<Vec<Bytes>, Failure> {
    let count = messages.len();
    if !method.is_client_streaming() && count != 1 {
        let message = format!(
            "`{}` takes exactly one request message, not {count}",
            method.name()
        );
        return Err(Failure::new(FailureKind::Request, message));
    }
    let input = method.input();
    let encode = |(index, json): (usize, &String)| {
        message::encode(&input, json).map_err(|error| {
            let which = if method.is_client_streaming() {
                format!("request message #{}", index + 1)
            } else {
                "the request".to_owned()
            };
            let message = format!("{which} does not fit `{}`: {error}", input.full_name());
            Failure::new(FailureKind::Request, message)
        })
    };
    messages.iter().enumerate().map(encode).collect()
}

/// `grpc-timeout` takes at most eight digits (grpc/grpc, doc/PROTOCOL-HTTP2.md).
fn timeout(millis: u32) -> tonic::metadata::AsciiMetadataValue {
    let text = if millis < 100_000_000 {
        format!("{millis}m")
    } else {
        format!("{}S", millis / 1000)
    };
    text.parse()
        .unwrap_or(tonic::metadata::AsciiMetadataValue::from_static("1H"))
}
