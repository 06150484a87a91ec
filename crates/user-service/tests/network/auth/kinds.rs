//! Tokens in calls of all four kinds, over both protocols.

use tonic::Status;
use user_service::proto::{
    ChatMessage, CreateUserRequest, CreateUsersResponse, GetUserRequest, GetUserResponse,
    ListUsersRequest, User,
};

use super::{Authorization, check_refusal, client, issue, start, token};
use crate::{
    running::Running,
    web::{good, request, send},
};

fn get() -> GetUserRequest {
    GetUserRequest { id: "1".into() }
}

fn create() -> CreateUserRequest {
    CreateUserRequest {
        email: "new@example.com".into(),
        name: "New".into(),
        ..CreateUserRequest::default()
    }
}

fn said() -> ChatMessage {
    ChatMessage {
        user_id: "ann".into(),
        content: "Hello".into(),
        timestamp: None,
    }
}

/// What calls without a good token answer, one of each kind over each protocol.
pub(super) async fn refusals(running: &Running, sent: &Authorization) -> Vec<Status> {
    let mut client = client(running, sent.clone()).await;
    let mut statuses = vec![
        client.get_user(get()).await.unwrap_err(),
        client
            .list_users(ListUsersRequest::default())
            .await
            .unwrap_err(),
        client
            .create_users(tokio_stream::iter([create()]))
            .await
            .unwrap_err(),
        // Refused while the request stream is open.
        client.chat(tokio_stream::pending()).await.unwrap_err(),
    ];
    for mut request in [
        request(running, "GetUser", &[get()]),
        request(running, "ListUsers", &[ListUsersRequest::default()]),
        request(running, "CreateUsers", &[create(), create()]),
        request(running, "Chat", &[said()]),
    ] {
        sent.add_to(&mut request);
        let response = send(request).await;
        assert!(response.body().is_empty());
        assert_eq!(response.headers()["access-control-allow-origin"], "*");
        statuses.push(Status::from_header_map(response.headers()).unwrap());
    }
    statuses
}

#[tokio::test]
async fn a_good_token_lets_grpc_in() {
    let running = start().await;
    let mut client = client(&running, Authorization::bearer(&token(&issue()))).await;
    client.get_user(get()).await.unwrap();
    let response = client.list_users(ListUsersRequest::default()).await;
    let mut users = response.unwrap().into_inner();
    assert_eq!(users.message().await.unwrap().unwrap().name, "Alice");
    let response = client.create_users(tokio_stream::iter([create()])).await;
    assert_eq!(response.unwrap().into_inner().created_count, 1);
    let response = client.chat(tokio_stream::iter([said()])).await;
    let mut heard = response.unwrap().into_inner();
    let echo = heard.message().await.unwrap().unwrap();
    assert_eq!(echo.content, "Echo from ann: Hello");
}

#[tokio::test]
async fn a_good_token_lets_grpc_web_in() {
    let running = start().await;
    let sent = Authorization(vec![format!("bearer  {}", token(&issue()))]);
    let call = async |mut request| {
        sent.add_to(&mut request);
        send(request).await
    };
    let response = call(request(&running, "GetUser", &[get()])).await;
    assert_eq!(good::<GetUserResponse>(&response).len(), 1);
    let list = ListUsersRequest::default();
    let response = call(request(&running, "ListUsers", &[list])).await;
    assert_eq!(good::<User>(&response).len(), 3);
    let response = call(request(&running, "CreateUsers", &[create()])).await;
    assert_eq!(good::<CreateUsersResponse>(&response)[0].created_count, 1);
    let response = call(request(&running, "Chat", &[said()])).await;
    assert_eq!(good::<ChatMessage>(&response).len(), 1);
}

#[tokio::test]
async fn without_a_token_nothing_is_let_in() {
    let running = start().await;
    for sent in [vec![], vec!["Basic YW5uOmJlbg=="], vec!["Bearer"]] {
        let context = format!("{sent:?}");
        let sent = Authorization(sent.into_iter().map(str::to_owned).collect());
        for status in refusals(&running, &sent).await {
            check_refusal(&status, "TOKEN_MISSING", &context);
        }
    }
}

#[tokio::test]
async fn an_expired_token_says_so_in_every_kind() {
    let running = start().await;
    let mut expired = issue();
    expired.exp -= 7200;
    let sent = Authorization::bearer(&token(&expired));
    for status in refusals(&running, &sent).await {
        check_refusal(&status, "TOKEN_EXPIRED", "expired");
    }
}

#[tokio::test]
async fn two_tokens_are_none() {
    let running = start().await;
    let good = format!("Bearer {}", token(&issue()));
    let sent = Authorization(vec![good.clone(), good]);
    for status in refusals(&running, &sent).await {
        check_refusal(&status, "TOKEN_INVALID", "two tokens");
    }
}
