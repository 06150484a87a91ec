//! What happened during one call, as an append-only log.

use playground_engine::protocol::{CallEvent, FailureKind, Metadata, MethodInfo, Status, Target};

/// One response message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageRow {
    /// From 1.
    pub number: usize,
    /// Microseconds since the start.
    pub at_us: u64,
    /// Encoded size in bytes.
    pub bytes: u32,
    /// Protobuf JSON.
    pub json: String,
}

/// How a call ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallEnd {
    /// With a gRPC status.
    Status(Status),
    /// Without one.
    Failure {
        /// Which class.
        kind: FailureKind,
        /// What happened.
        message: String,
        /// What to do about it.
        help: Option<String>,
    },
}

/// One call from Send to its end.
#[derive(Debug, Clone, PartialEq)]
pub struct CallLog {
    /// The request's number.
    pub id: u64,
    /// What was called.
    pub method: MethodInfo,
    /// Where.
    pub target: Target,
    /// More messages may be sent.
    pub open: bool,
    /// Why the last message was not sent on the open stream.
    pub refused: Option<String>,
    /// Request messages that went out.
    pub sent: usize,
    /// The response headers, with the time they came.
    pub headers: Option<(u64, Metadata)>,
    /// The response messages.
    pub messages: Vec<MessageRow>,
    /// Bytes of all response messages.
    pub bytes: u64,
    /// The trailers.
    pub trailers: Option<Metadata>,
    /// How it ended, with the time; none while it runs.
    pub end: Option<(u64, CallEnd)>,
}

impl CallLog {
    /// A call that has just been sent.
    pub fn new(id: u64, method: MethodInfo, target: Target, open: bool) -> Self {
        Self {
            id,
            method,
            target,
            open,
            refused: None,
            sent: 0,
            headers: None,
            messages: Vec::new(),
            bytes: 0,
            trailers: None,
            end: None,
        }
    }

    /// It has not ended.
    pub fn running(&self) -> bool {
        self.end.is_none()
    }

    /// It runs and takes more messages.
    pub fn takes_more(&self) -> bool {
        self.running() && self.open
    }

    /// Appends what happened; nothing comes after the end.
    pub fn push(&mut self, event: CallEvent) {
        if self.end.is_some() {
            return;
        }
        match event {
            CallEvent::Sent { .. } => self.sent += 1,
            CallEvent::Headers { at_us, metadata } => self.headers = Some((at_us, metadata)),
            CallEvent::Message { at_us, bytes, json } => {
                self.bytes += u64::from(bytes);
                self.messages.push(MessageRow {
                    number: self.messages.len() + 1,
                    at_us,
                    bytes,
                    json,
                });
            }
            CallEvent::Trailers { metadata, .. } => self.trailers = Some(metadata),
            CallEvent::Status { at_us, status } => self.finish(at_us, CallEnd::Status(status)),
            CallEvent::Failure {
                at_us,
                kind,
                message,
                help,
            } => self.finish(
                at_us,
                CallEnd::Failure {
                    kind,
                    message,
                    help,
                },
            ),
        }
    }

    fn finish(&mut self, at_us: u64, end: CallEnd) {
        self.end = Some((at_us, end));
        self.open = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_comes_after_the_end() {
        let method = MethodInfo {
            path: "a.B/C".into(),
            input: "a.D".into(),
            output: "a.E".into(),
            client_streaming: true,
            server_streaming: true,
        };
        let mut log = CallLog::new(1, method, Target::InPage, true);
        log.push(CallEvent::Message {
            at_us: 5,
            bytes: 3,
            json: "{}".into(),
        });
        log.push(CallEvent::Failure {
            at_us: 7,
            kind: FailureKind::Cancelled,
            message: "cancelled".into(),
            help: None,
        });
        log.push(CallEvent::Message {
            at_us: 9,
            bytes: 3,
            json: "{}".into(),
        });
        assert_eq!(
            (log.messages.len(), log.bytes, log.running(), log.open),
            (1, 3, false, false)
        );
    }
}
