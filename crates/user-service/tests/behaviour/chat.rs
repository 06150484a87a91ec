//! Chat: echo to the sender, broadcast to the others, coming and going.

use tokio::sync::mpsc::UnboundedSender;
use tonic::{Code, Streaming};
use user_service::proto::ChatMessage;

use crate::support::{World, at, collect, open, world};

/// Someone in the room.
struct Person {
    says: UnboundedSender<ChatMessage>,
    hears: Streaming<ChatMessage>,
}

impl Person {
    fn say(&self, user: &str, content: &str) {
        self.says.send(message(user, content)).unwrap();
    }

    /// The next message is this one, received at the start of time.
    async fn check(&mut self, user: &str, content: &str) {
        let heard = self.hears.message().await.unwrap().unwrap();
        let expected = ChatMessage {
            timestamp: at(0),
            ..message(user, content)
        };
        assert_eq!(heard, expected);
    }
}

fn message(user: &str, content: &str) -> ChatMessage {
    ChatMessage {
        user_id: user.into(),
        content: content.into(),
        timestamp: None,
    }
}

async fn join(world: &mut World) -> Person {
    let (says, requests) = open();
    let hears = world.client.chat(requests).await.unwrap().into_inner();
    Person { says, hears }
}

#[tokio::test]
async fn answers_come_while_the_call_is_open() {
    let mut ann = join(&mut world()).await;
    for content in ["Hello", "How are you?", ""] {
        ann.say("ann", content);
        ann.check("system", &format!("Echo from ann: {content}"))
            .await;
    }
}

#[tokio::test]
async fn the_others_hear_it_as_sent() {
    let mut world = world();
    let (mut ann, mut ben, mut cem) = (
        join(&mut world).await,
        join(&mut world).await,
        join(&mut world).await,
    );
    ann.say("ann", "Hello");
    ann.check("system", "Echo from ann: Hello").await;
    ben.check("ann", "Hello").await;
    ben.say("ben", "Hi");
    ben.check("system", "Echo from ben: Hi").await;
    ann.check("ben", "Hi").await;
    cem.check("ann", "Hello").await;
    cem.check("ben", "Hi").await;
}

#[tokio::test]
async fn the_same_name_twice_is_two_people() {
    let mut world = world();
    let (mut one, mut two) = (join(&mut world).await, join(&mut world).await);
    one.say("ann", "Hello");
    one.check("system", "Echo from ann: Hello").await;
    two.check("ann", "Hello").await;
}

#[tokio::test]
async fn dropping_the_stream_leaves_the_room() {
    let mut world = world();
    let (ann, ben) = (join(&mut world).await, join(&mut world).await);
    assert_eq!(world.service.chat_participants(), 2);
    drop(ann.hears);
    assert_eq!(world.service.chat_participants(), 1);
    drop(ben);
    assert_eq!(world.service.chat_participants(), 0);
}

#[tokio::test]
async fn a_half_duplex_call_ends_with_every_echo() {
    let mut world = world();
    let messages: Vec<ChatMessage> = (0..1_000)
        .map(|number| message("ann", &number.to_string()))
        .collect();
    let response = world.client.chat(tokio_stream::iter(messages)).await;
    let (heard, end) = collect(response.unwrap().into_inner()).await;
    end.unwrap();
    assert_eq!(heard.len(), 1_000);
    assert_eq!(heard[999].content, "Echo from ann: 999");
    assert_eq!(world.service.chat_participants(), 0);
}

#[tokio::test]
async fn what_is_pending_comes_before_the_end() {
    let mut world = world();
    let (mut ann, mut ben) = (join(&mut world).await, join(&mut world).await);
    for content in ["one", "two"] {
        ann.say("ann", content);
        ann.check("system", &format!("Echo from ann: {content}"))
            .await;
    }
    drop(ben.says);
    for content in ["one", "two"] {
        let heard = ben.hears.message().await.unwrap().unwrap();
        assert_eq!(heard.content, content);
    }
    assert_eq!(ben.hears.message().await.unwrap(), None);
}

/// Says 300 things in one call; the room keeps 256 for who does not listen.
async fn say_much(world: &mut World) {
    let messages: Vec<ChatMessage> = (0..300)
        .map(|number| message("ann", &number.to_string()))
        .collect();
    let response = world.client.chat(tokio_stream::iter(messages)).await;
    let (heard, end) = collect(response.unwrap().into_inner()).await;
    end.unwrap();
    assert_eq!(heard.len(), 300, "the speaker is not held up");
}

#[tokio::test]
async fn a_listener_hears_everything() {
    let mut world = world();
    let ben = join(&mut world).await;
    let listener = tokio::spawn(collect(ben.hears));
    tokio::task::yield_now().await;
    say_much(&mut world).await;
    drop(ben.says);
    let (heard, end) = listener.await.unwrap();
    end.unwrap();
    assert_eq!(heard.len(), 300);
}

#[tokio::test]
async fn who_does_not_listen_is_told_so() {
    let mut world = world();
    let ben = join(&mut world).await;
    say_much(&mut world).await;
    let (heard, end) = collect(ben.hears).await;
    assert!(heard.is_empty());
    let status = end.unwrap_err();
    assert_eq!(status.code(), Code::ResourceExhausted);
    assert_eq!(
        status.message(),
        "Reading too slowly: 44 messages were lost"
    );
    assert_eq!(world.service.chat_participants(), 0);
}

#[tokio::test]
async fn closing_empties_the_room() {
    let mut world = world();
    let ann = join(&mut world).await;
    world.service.close();
    let (_, end) = collect(ann.hears).await;
    assert_eq!(end.unwrap_err().code(), Code::Unavailable);
    assert_eq!(world.service.chat_participants(), 0);
}
