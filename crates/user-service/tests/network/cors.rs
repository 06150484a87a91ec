//! What a browser asks before it lets a page call.

use bytes::Bytes;
use http::{Request, StatusCode};

use crate::{
    auth,
    running::{Running, start},
    web::send,
};

#[tokio::test]
async fn a_preflight_allows_any_origin_and_any_metadata() {
    check_preflight(&start().await).await;
}

#[tokio::test]
async fn a_preflight_needs_no_token() {
    check_preflight(&auth::start().await).await;
}

async fn check_preflight(running: &Running) {
    let asked = "content-type,x-grpc-web,grpc-timeout,authorization,x-my-own";
    let request = Request::options(format!(
        "http://{}/users.v1.UserService/GetUser",
        running.address
    ))
    .header("origin", "https://page.example")
    .header("access-control-request-method", "POST")
    .header("access-control-request-headers", asked);
    let response = send(request.body(Bytes::new()).unwrap()).await;
    assert_eq!(response.status(), StatusCode::OK);
    for (name, expected) in [
        ("access-control-allow-origin", "*"),
        ("access-control-allow-methods", "POST"),
        ("access-control-allow-headers", asked),
        ("access-control-max-age", "7200"),
    ] {
        assert_eq!(response.headers()[name], expected, "{name}");
    }
}

#[tokio::test]
async fn what_is_not_grpc_is_refused_readably() {
    let running = start().await;
    let request = Request::post(format!(
        "http://{}/users.v1.UserService/GetUser",
        running.address
    ))
    .header("origin", "https://page.example")
    .header("content-type", "text/plain");
    let response = send(request.body(Bytes::new()).unwrap()).await;
    assert_ne!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
}
