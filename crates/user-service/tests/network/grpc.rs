//! Native gRPC: HTTP/2, full duplex.

use tokio::sync::mpsc::unbounded_channel;
use tokio_stream::wrappers::UnboundedReceiverStream;
use tonic::Code;
use tonic_types::StatusExt;
use user_service::proto::{ChatMessage, GetUserRequest, ListUsersRequest};

use crate::running::start;

fn message(user: &str, content: &str) -> ChatMessage {
    ChatMessage {
        user_id: user.into(),
        content: content.into(),
        timestamp: None,
    }
}

#[tokio::test]
async fn a_unary_call() {
    let running = start().await;
    let mut client = running.client().await;
    let request = GetUserRequest { id: "1".into() };
    let user = client.get_user(request).await.unwrap().into_inner().user;
    let user = user.unwrap();
    assert_eq!(user.name, "Alice");
    let year_2020 = 1_577_836_800;
    assert!(user.created_at.unwrap().seconds > year_2020);
}

#[tokio::test]
async fn an_error_carries_details() {
    let running = start().await;
    let mut client = running.client().await;
    let request = GetUserRequest { id: "999".into() };
    let status = client.get_user(request).await.unwrap_err();
    assert_eq!(status.code(), Code::NotFound);
    let resource = status.get_details_resource_info().unwrap();
    assert_eq!(resource.resource_name, "999");
}

#[tokio::test]
async fn users_are_streamed() {
    let running = start().await;
    let mut client = running.client().await;
    let response = client.list_users(ListUsersRequest::default()).await;
    let mut users = response.unwrap().into_inner();
    let mut names = Vec::new();
    while let Some(user) = users.message().await.unwrap() {
        names.push(user.name);
    }
    assert_eq!(names, ["Alice", "Bob", "Charlie"]);
}

#[tokio::test]
async fn two_people_chat_while_both_calls_are_open() {
    let running = start().await;
    let (mut one, mut two) = (running.client().await, running.client().await);
    let (ann, requests) = unbounded_channel();
    let response = one.chat(UnboundedReceiverStream::new(requests)).await;
    let mut ann_hears = response.unwrap().into_inner();
    let (ben, requests) = unbounded_channel();
    let response = two.chat(UnboundedReceiverStream::new(requests)).await;
    let mut ben_hears = response.unwrap().into_inner();

    ann.send(message("ann", "Hello")).unwrap();
    let heard = ann_hears.message().await.unwrap().unwrap();
    assert_eq!(heard.content, "Echo from ann: Hello");
    let heard = ben_hears.message().await.unwrap().unwrap();
    assert_eq!(
        (heard.user_id.as_str(), heard.content.as_str()),
        ("ann", "Hello")
    );
    ben.send(message("ben", "Hi")).unwrap();
    let heard = ben_hears.message().await.unwrap().unwrap();
    assert_eq!(heard.content, "Echo from ben: Hi");
    let heard = ann_hears.message().await.unwrap().unwrap();
    assert_eq!(
        (heard.user_id.as_str(), heard.content.as_str()),
        ("ben", "Hi")
    );
    drop(ann);
    assert_eq!(ann_hears.message().await.unwrap(), None);
}
