//! Puts what is sent, what comes, the deadline and a cancel in one order, with times.

use std::collections::VecDeque;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use futures_channel::mpsc::UnboundedReceiver;
use futures_util::future::LocalBoxFuture;
use futures_util::stream::{FusedStream, LocalBoxStream};
use futures_util::{FutureExt, Stream, StreamExt};

use crate::answers::Answer;
use crate::transport::Clock;
use crate::{CallEvent, Failure, FailureKind, metadata, status};

/// Code of `DEADLINE_EXCEEDED`.
const DEADLINE_EXCEEDED: i32 = 4;

/// After how many messages without a wait the clock is read again: reading it costs as much as decoding a small message.
const PER_READING: usize = 64;

/// A deadline and when it passes.
pub(crate) struct Deadline {
    /// Milliseconds from the start.
    pub millis: u32,
    /// Ends when it passes.
    pub passed: LocalBoxFuture<'static, ()>,
}

/// The events of a running call.
pub(crate) struct Running {
    /// What comes; none once the call is over.
    pub answers: Option<LocalBoxStream<'static, Answer>>,
    /// Sizes of the messages that went out.
    pub sent: UnboundedReceiver<u32>,
    /// Something arrives here when the person cancels.
    pub cancelled: UnboundedReceiver<()>,
    /// The deadline, if there is one.
    pub deadline: Option<Deadline>,
    /// Whether at most one message may come.
    pub single: bool,
    /// Tells the time.
    pub clock: Rc<dyn Clock>,
    /// When the call began, in the clock's microseconds.
    pub start_us: u64,
    /// What the clock said last, until there is something to wait for.
    pub read_us: Option<u64>,
    /// How many messages came.
    pub messages: usize,
    /// What is ready to be told.
    pub ready: VecDeque<CallEvent>,
}

impl Running {
    fn now(&mut self) -> u64 {
        let now_us = *self.read_us.get_or_insert_with(|| self.clock.now_us());
        now_us.saturating_sub(self.start_us)
    }

    fn end(&mut self, result: Result<crate::Status, Failure>) {
        let at_us = self.now();
        self.answers = None;
        self.ready.push_back(match result {
            Ok(status) => CallEvent::Status { at_us, status },
            Err(failure) => failure.at(at_us),
        });
    }

    fn deadline_passed(&mut self) {
        let millis = self.deadline.as_ref().map_or(0, |deadline| deadline.millis);
        let message = format!("the deadline of {millis} ms set here passed before the call ended");
        self.end(Ok(status::new(DEADLINE_EXCEEDED, message)));
    }

    fn tell(&mut self, answer: Answer) {
        let at_us = self.now();
        match answer {
            Answer::Headers(map) => self.ready.push_back(CallEvent::Headers {
                at_us,
                metadata: metadata::incoming(&map),
            }),
            Answer::Trailers(map) => self.ready.push_back(CallEvent::Trailers {
                at_us,
                metadata: metadata::incoming(&map),
            }),
            Answer::Message(_) if self.single && self.messages > 0 => {
                self.end(Err(protocol("more than one message")));
            }
            Answer::Message(message) => {
                self.messages += 1;
                if self.messages.is_multiple_of(PER_READING) {
                    self.read_us = None;
                }
                self.ready.push_back(CallEvent::Message {
                    at_us,
                    bytes: message.bytes,
                    json: message.json,
                });
            }
            Answer::DeadlinePassed => self.deadline_passed(),
            Answer::End(Ok(status)) if self.is_our_deadline(&status) => self.deadline_passed(),
            Answer::End(Ok(status)) if status.code == 0 && self.single && self.messages == 0 => {
                self.end(Err(protocol("OK but no message")));
            }
            Answer::End(result) => self.end(result),
        }
    }

    /// A tonic server says CANCELLED when `grpc-timeout` passes (tonic 0.14, `transport::service::grpc_timeout`).
    fn is_our_deadline(&self, status: &crate::Status) -> bool {
        self.deadline.is_some() && status.code == 1 && status.message == "Timeout expired"
    }

    fn tell_sent(&mut self, context: &mut Context<'_>) {
        while !self.sent.is_terminated()
            && let Poll::Ready(Some(bytes)) = self.sent.poll_next_unpin(context)
        {
            let at_us = self.now();
            self.ready.push_back(CallEvent::Sent { at_us, bytes });
        }
    }

    /// Whether the deadline has passed; the timer is not asked again once it has.
    fn is_late(&mut self, context: &mut Context<'_>) -> bool {
        let deadline = self.deadline.as_mut();
        deadline.is_some_and(|deadline| deadline.passed.poll_unpin(context).is_ready())
    }
}

impl Stream for Running {
    type Item = CallEvent;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<CallEvent>> {
        let next = self.step(context);
        if next.is_pending() {
            self.read_us = None;
        }
        next
    }
}

impl Running {
    fn step(&mut self, context: &mut Context<'_>) -> Poll<Option<CallEvent>> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Poll::Ready(Some(event));
            }
            if self.answers.is_some()
                && let Poll::Ready(Some(())) = self.cancelled.poll_next_unpin(context)
            {
                let message = "the call was cancelled";
                self.end(Err(Failure::new(FailureKind::Cancelled, message)));
                continue;
            }
            let answer = match self.answers.as_mut() {
                Some(answers) => answers.poll_next_unpin(context),
                None => return Poll::Ready(None),
            };
            self.tell_sent(context);
            match answer {
                Poll::Ready(Some(answer)) => self.tell(answer),
                Poll::Ready(None) => self.end(Err(protocol("nothing more"))),
                Poll::Pending if self.is_late(context) => self.deadline_passed(),
                Poll::Pending if self.ready.is_empty() => return Poll::Pending,
                Poll::Pending => {}
            }
        }
    }
}

fn protocol(what: &str) -> Failure {
    let message = format!("a method that answers once answered with {what}");
    Failure::new(FailureKind::Protocol, message).with_help(
        "the server was built from a different schema: check whether the method streams its answer",
    )
}
