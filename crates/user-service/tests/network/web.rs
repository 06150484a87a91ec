//! gRPC-Web over HTTP/1.1, byte for byte: frames in one POST, frames and trailers in one answer.
//! A frame is a flag byte (0x80: trailers), a big-endian length in four bytes, and the payload.

use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode, Version};
use http_body_util::{BodyExt, Full};
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use prost::Message;
use user_service::proto::{
    ChatMessage, CreateUserRequest, CreateUsersResponse, GetUserRequest, GetUserResponse,
};

use crate::running::{Running, start};

/// Sends over HTTP/1.1 and reads the whole answer.
pub async fn send(request: Request<Bytes>) -> Response<Bytes> {
    let client = Client::builder(TokioExecutor::new()).build_http();
    let response = client.request(request.map(Full::new)).await.unwrap();
    assert_eq!(response.version(), Version::HTTP_11);
    let (parts, body) = response.into_parts();
    Response::from_parts(parts, body.collect().await.unwrap().to_bytes())
}

/// Calls a method with all messages in one POST.
pub async fn call(running: &Running, method: &str, messages: &[impl Message]) -> Response<Bytes> {
    send(request(running, method, messages)).await
}

/// A call of a method with all messages in one POST.
pub fn request(running: &Running, method: &str, messages: &[impl Message]) -> Request<Bytes> {
    let mut body = Vec::new();
    for message in messages {
        let payload = message.encode_to_vec();
        body.push(0);
        body.extend(u32::try_from(payload.len()).unwrap().to_be_bytes());
        body.extend(payload);
    }
    let uri = format!("http://{}/users.v1.UserService/{method}", running.address);
    let request = Request::post(uri)
        .header("content-type", "application/grpc-web+proto")
        .header("x-grpc-web", "1")
        .header("origin", "https://page.example");
    request.body(body.into()).unwrap()
}

/// The messages of an answer, and the text of its trailers.
fn frames<M: Message + Default>(mut body: &[u8]) -> (Vec<M>, String) {
    let mut messages = Vec::new();
    while let [flag, a, b, c, d, rest @ ..] = body {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let (payload, rest) = rest.split_at(length);
        body = rest;
        match flag {
            0 => messages.push(M::decode(payload).unwrap()),
            0x80 => {
                assert!(body.is_empty(), "nothing follows the trailers");
                return (messages, String::from_utf8(payload.into()).unwrap());
            }
            other => panic!("unknown flag {other:#x}"),
        }
    }
    panic!("no trailers");
}

/// A good answer: its messages.
pub fn good<M: Message + Default>(response: &Response<Bytes>) -> Vec<M> {
    assert_eq!(response.status(), StatusCode::OK);
    let content_type = &response.headers()["content-type"];
    assert_eq!(content_type, "application/grpc-web+proto");
    let (messages, trailers) = frames(response.body());
    assert!(trailers.contains("grpc-status:0\r\n"), "{trailers:?}");
    messages
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers[name].to_str().unwrap()
}

#[tokio::test]
async fn a_unary_call() {
    let request = GetUserRequest { id: "2".into() };
    let response = call(&start().await, "GetUser", &[request]).await;
    let messages: Vec<GetUserResponse> = good(&response);
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0].user.as_ref().unwrap().name, "Bob");
}

#[tokio::test]
async fn three_messages_in_one_answer_out() {
    let batch = ["x", "y", "z"].map(|name| CreateUserRequest {
        email: format!("{name}@example.com"),
        name: name.into(),
        ..Default::default()
    });
    let response = call(&start().await, "CreateUsers", &batch).await;
    let messages: Vec<CreateUsersResponse> = good(&response);
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0].created_count, 3);
}

#[tokio::test]
async fn a_half_duplex_chat_comes_to_its_end() {
    let words = ["Hello", "How are you?", "Goodbye"];
    let said = words.map(|content| ChatMessage {
        user_id: "client123".into(),
        content: content.into(),
        timestamp: None,
    });
    let response = call(&start().await, "Chat", &said).await;
    let heard: Vec<ChatMessage> = good(&response);
    let heard: Vec<&str> = heard.iter().map(|one| one.content.as_str()).collect();
    let expected = words.map(|content| format!("Echo from client123: {content}"));
    assert_eq!(heard, expected);
}

#[tokio::test]
async fn an_error_is_all_in_headers_that_a_page_may_read() {
    let request = GetUserRequest { id: "999".into() };
    let response = call(&start().await, "GetUser", &[request]).await;
    assert_eq!(response.status(), StatusCode::OK);
    let headers = response.headers();
    assert_eq!(header(headers, "grpc-status"), "5");
    assert_eq!(header(headers, "grpc-message"), "User%20999%20not%20found");
    assert!(!header(headers, "grpc-status-details-bin").is_empty());
    let exposed = header(headers, "access-control-expose-headers");
    for name in ["grpc-status", "grpc-message", "grpc-status-details-bin"] {
        assert!(exposed.split(',').any(|one| one == name), "{exposed}");
    }
    assert_eq!(header(headers, "access-control-allow-origin"), "*");
    assert_eq!(header(headers, "timing-allow-origin"), "*");
}

#[tokio::test]
async fn an_unknown_method_is_unimplemented() {
    let request = GetUserRequest::default();
    let response = call(&start().await, "Nothing", &[request]).await;
    assert_eq!(header(response.headers(), "grpc-status"), "12");
}
