//! Chat.

use std::sync::Arc;

use futures_util::Stream;
use tonic::Status;

use crate::{
    Clock,
    proto::ChatMessage,
    room::{Turn, let_others_run},
    service::Shared,
};

/// A chat message on its way to everyone in the room.
#[derive(Debug, Clone)]
pub(crate) struct Post {
    /// The number of the participant who sent it.
    sender: u64,
    message: ChatMessage,
}

impl<C: Clock> Shared<C> {
    /// Comes into the room at once and leaves when the stream is dropped or `inbound` ends.
    ///
    /// A message reaches the others as sent, with the time it was received; its sender gets an echo from `system`.
    pub(crate) fn chat(
        self: Arc<Self>,
        mut inbound: impl Stream<Item = Result<ChatMessage, Status>> + Unpin,
    ) -> impl Stream<Item = Result<ChatMessage, Status>> {
        let mut member = self.chat.join();
        let me = self.next_participant();
        async_stream::try_stream! {
            while let Some(turn) = member.turn(&mut inbound).await? {
                match turn {
                    Turn::Heard(post) if post.sender == me => {}
                    Turn::Heard(post) => yield post.message,
                    Turn::Said(said) => {
                        let message = ChatMessage { timestamp: Some(self.clock.now()), ..said };
                        let echo = echo(&message);
                        member.publish(Post { sender: me, message });
                        let_others_run().await;
                        yield echo;
                    }
                }
            }
        }
    }
}

fn echo(message: &ChatMessage) -> ChatMessage {
    ChatMessage {
        user_id: "system".to_owned(),
        content: format!("Echo from {}: {}", message.user_id, message.content),
        timestamp: message.timestamp,
    }
}
