//! Scopes, public methods and audiences.

use tonic::{Code, Status};
use tonic_health::pb::{HealthCheckRequest, health_client::HealthClient};
use tonic_types::StatusExt;
use user_service::{
    auth::Verifier,
    proto::{
        CreateUserRequest, DeleteUserRequest, GetUserRequest, ListUsersRequest, UpdateUserRequest,
        WatchUserChangesRequest,
    },
};

use super::{
    Authorization, Client, SECRET, check_refusal, client, issue, start, start_taking, token,
};
use crate::{auth::kinds::refusals, web};

fn verifier() -> Verifier {
    Verifier::hs256(SECRET.as_bytes()).unwrap()
}

fn scoped(scope: &str) -> Authorization {
    let mut issue = issue();
    issue.scope = Some(scope.to_owned());
    Authorization::bearer(&token(&issue))
}

/// How each method ends, each with the scope that it needs. Requests are empty, so good tokens lead to other errors.
async fn ends(client: &mut Client) -> Vec<(&'static str, Result<(), Status>)> {
    vec![
        (
            "users.read",
            client.get_user(GetUserRequest::default()).await.map(|_| ()),
        ),
        (
            "users.read",
            client
                .list_users(ListUsersRequest::default())
                .await
                .map(|_| ()),
        ),
        (
            "users.read",
            client
                .watch_user_changes(WatchUserChangesRequest::default())
                .await
                .map(|_| ()),
        ),
        (
            "users.write",
            client
                .create_user(CreateUserRequest::default())
                .await
                .map(|_| ()),
        ),
        (
            "users.write",
            client
                .update_user(UpdateUserRequest::default())
                .await
                .map(|_| ()),
        ),
        (
            "users.write",
            client
                .delete_user(DeleteUserRequest::default())
                .await
                .map(|_| ()),
        ),
        (
            "users.write",
            client.create_users(tokio_stream::empty()).await.map(|_| ()),
        ),
        (
            "users.write",
            client
                .upload_user_data(tokio_stream::empty())
                .await
                .map(|_| ()),
        ),
        ("chat", client.chat(tokio_stream::empty()).await.map(|_| ())),
        (
            "edit",
            client
                .collaborative_edit(tokio_stream::empty())
                .await
                .map(|_| ()),
        ),
    ]
}

#[tokio::test]
async fn a_token_is_good_for_what_it_names() {
    let running = start().await;
    for scope in [
        "users.read chat",
        " users.write\tedit ",
        "",
        "users",
        "users.read,chat",
    ] {
        let mut client = client(&running, scoped(scope)).await;
        for (needed, end) in ends(&mut client).await {
            let code = end.as_ref().map_or_else(Status::code, |()| Code::Ok);
            let named = scope.split_whitespace().any(|one| one == needed);
            assert_eq!(code != Code::PermissionDenied, named, "{scope}: {needed}");
            if let Err(status) = end.as_ref()
                && !named
            {
                let details = status.get_error_details();
                let info = details.error_info().unwrap();
                assert_eq!(info.reason, "SCOPE_MISSING");
                assert_eq!(info.metadata["scope"], needed);
            }
        }
    }
}

#[tokio::test]
async fn a_token_without_scopes_is_good_for_everything() {
    let running = start().await;
    let mut client = client(&running, Authorization::bearer(&token(&issue()))).await;
    for (needed, end) in ends(&mut client).await {
        let code = end.map_or_else(|status| status.code(), |()| Code::Ok);
        let refused = matches!(code, Code::PermissionDenied | Code::Unauthenticated);
        assert!(!refused, "{needed}: {code}");
    }
}

#[tokio::test]
async fn a_missing_scope_is_told_to_pages_too() {
    let running = start().await;
    let mut request = web::request(&running, "GetUser", &[GetUserRequest::default()]);
    scoped("chat").add_to(&mut request);
    let response = web::send(request).await;
    let status = Status::from_header_map(response.headers()).unwrap();
    assert_eq!(status.code(), Code::PermissionDenied);
    assert_eq!(status.message(), "The token lacks the scope users.read");
}

#[tokio::test]
async fn what_is_public_needs_no_token() {
    let running = start_taking(verifier(), &["GetUser", "users.v1.UserService/DeleteUser"]).await;
    let mut client = running.client().await;
    let request = GetUserRequest { id: "1".into() };
    client.get_user(request.clone()).await.unwrap();
    client
        .delete_user(DeleteUserRequest { id: "1".into() })
        .await
        .unwrap();
    let refused = client.list_users(ListUsersRequest::default()).await;
    check_refusal(&refused.unwrap_err(), "TOKEN_MISSING", "ListUsers");
    let response = web::call(&running, "GetUser", &[request]).await;
    assert_eq!(response.headers()["grpc-status"], "5");
}

#[tokio::test]
async fn health_and_reflection_need_no_token() {
    let running = start().await;
    let mut client = HealthClient::new(running.channel().await);
    client.check(HealthCheckRequest::default()).await.unwrap();
    let mut client =
        tonic_reflection::pb::v1::server_reflection_client::ServerReflectionClient::new(
            running.channel().await,
        );
    let response = client.server_reflection_info(tokio_stream::empty()).await;
    response.unwrap();
}

#[tokio::test]
async fn what_is_not_there_is_told_only_with_a_token() {
    let running = start().await;
    let mut request = web::request(&running, "Nothing", &[GetUserRequest::default()]);
    let response = web::send(request.clone()).await;
    assert_eq!(response.headers()["grpc-status"], "16");
    Authorization::bearer(&token(&issue())).add_to(&mut request);
    let response = web::send(request).await;
    assert_eq!(response.headers()["grpc-status"], "12");
}

#[tokio::test]
async fn an_audience_must_be_the_right_one() {
    let running = start_taking(verifier().for_audience("users"), &[]).await;
    let mut good = issue();
    good.aud = Some("users".into());
    let mut client = client(&running, Authorization::bearer(&token(&good))).await;
    let request = GetUserRequest { id: "1".into() };
    client.get_user(request).await.unwrap();
    let mut other = issue();
    other.aud = Some("bank".into());
    for wrong in [issue(), other] {
        for status in refusals(&running, &Authorization::bearer(&token(&wrong))).await {
            check_refusal(&status, "TOKEN_INVALID", "audience");
        }
    }
}
