//! CollaborativeEdit: everyone at the same document sees the same operations in the same order.

use tokio::sync::mpsc::UnboundedSender;
use tonic::Streaming;
use user_service::proto::{EditOperation, edit_operation::OperationType};

use crate::support::{World, at, collect, open, world};

/// Someone who edits.
struct Editor {
    sends: UnboundedSender<EditOperation>,
    sees: Streaming<EditOperation>,
}

impl Editor {
    fn insert(&self, document: &str, text: &str) {
        self.sends.send(insert(document, text)).unwrap();
    }

    /// The next operation is this one, received at the start of time.
    async fn check(&mut self, document: &str, text: &str) {
        let seen = self.sees.message().await.unwrap().unwrap();
        let expected = EditOperation {
            timestamp: at(0),
            ..insert(document, text)
        };
        assert_eq!(seen, expected);
    }
}

fn insert(document: &str, text: &str) -> EditOperation {
    EditOperation {
        document_id: document.into(),
        user_id: "ann".into(),
        position: 6,
        text: text.into(),
        r#type: OperationType::Insert.into(),
        timestamp: None,
    }
}

async fn join(world: &mut World) -> Editor {
    let (sends, requests) = open();
    let response = world.client.collaborative_edit(requests).await;
    let sees = response.unwrap().into_inner();
    Editor { sends, sees }
}

#[tokio::test]
async fn the_sender_sees_its_operation_while_the_call_is_open() {
    let mut ann = join(&mut world()).await;
    for text in ["Hello ", "World"] {
        ann.insert("doc123", text);
        ann.check("doc123", text).await;
    }
}

#[tokio::test]
async fn all_editors_of_a_document_see_one_order() {
    let mut world = world();
    let (mut ann, mut ben) = (join(&mut world).await, join(&mut world).await);
    ann.insert("doc123", "a");
    ann.check("doc123", "a").await;
    ben.insert("doc123", "b");
    ben.check("doc123", "b").await;
    ann.insert("doc123", "c");
    for text in ["b", "c"] {
        ann.check("doc123", text).await;
    }
    ben.check("doc123", "c").await;
}

#[tokio::test]
async fn other_documents_are_not_seen() {
    let mut world = world();
    let (mut ann, mut ben) = (join(&mut world).await, join(&mut world).await);
    ann.insert("one", "a");
    ann.check("one", "a").await;
    ben.insert("two", "b");
    ben.check("two", "b").await;
    ben.insert("one", "c");
    ben.check("one", "c").await;
    ann.check("one", "c").await;
    ann.insert("two", "d");
    ann.check("two", "d").await;
    ben.check("two", "d").await;
}

#[tokio::test]
async fn a_half_duplex_call_ends_with_every_operation() {
    let mut world = world();
    let operations: Vec<EditOperation> = (0..1_000)
        .map(|number| insert("doc123", &number.to_string()))
        .collect();
    let response = world
        .client
        .collaborative_edit(tokio_stream::iter(operations))
        .await;
    let (seen, end) = collect(response.unwrap().into_inner()).await;
    end.unwrap();
    assert_eq!(seen.len(), 1_000);
    assert_eq!(seen[999].text, "999");
    assert_eq!(world.service.editors(), 0);
}

#[tokio::test]
async fn dropping_the_stream_leaves() {
    let mut world = world();
    let ann = join(&mut world).await;
    assert_eq!(world.service.editors(), 1);
    drop(ann);
    assert_eq!(world.service.editors(), 0);
}
