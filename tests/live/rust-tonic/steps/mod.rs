//! The steps of the transcript, over tonic's own transport and over gRPC-Web in a page alike.

use std::time::Duration;

use futures_util::stream;
use serde_json::{Map, Value, json};
use users::client::*;
use users::proto::users::v1::{
    self as pb, edit_operation::OperationType, upload_data_chunk::Data, user_event::EventType,
};

use crate::say;

/// Fails if something goes wrong that should not.
pub type Outcome<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Runs all steps against `target` (`host:port`) and says a line of JSON for each.
pub async fn run(target: &str, token: Option<&str>) -> Outcome<()> {
    let client = UserServiceClient::new(&connect(target, token)?);
    unary(&client).await?;
    streams(&client).await?;
    errors(&client).await;
    for (step, token) in [("no-token", None), ("wrong-token", Some("wrong"))] {
        let client = UserServiceClient::new(&connect(target, token)?);
        fails(step, client.get_user(user("1")).await, |_| json!({}));
    }
    let health = connect(target, None)?
        .health("users.v1.UserService")
        .await?;
    print("health", json!({ "health": health.as_str_name() }));
    Ok(())
}

fn connect(target: &str, token: Option<&str>) -> Outcome<Connection> {
    let settings = Settings {
        token: token.map(Token::from),
        ..Settings::new(format!("http://{target}"))
    };
    Ok(Connection::new(settings)?)
}

async fn unary(client: &UserServiceClient) -> Outcome<()> {
    let reply = client.get_user(user("1")).await?;
    print("get-user", json!({ "response": with_user(reply.user) }));
    let reply = client.create_user(pb::CreateUserRequest {
        email: "dora@example.com".into(),
        name: "Dora".into(),
        age: 41,
        tags: vec!["new".into()],
    });
    let reply = reply.await?;
    let mut response = with_user(reply.user);
    put(&mut response, "message", json!(reply.message));
    print("create-user", json!({ "response": response }));
    let reply = client.update_user(pb::UpdateUserRequest {
        id: "2".into(),
        name: "Bobby".into(),
        ..Default::default()
    });
    print(
        "update-user",
        json!({ "response": with_user(reply.await?.user) }),
    );
    client
        .delete_user(pb::DeleteUserRequest { id: "3".into() })
        .await?;
    print("delete-user", json!({ "response": {} }));
    Ok(())
}

async fn streams(client: &UserServiceClient) -> Outcome<()> {
    let users = client.list_users(pb::ListUsersRequest::default()).await?;
    let users: Vec<_> = users.all().await?.iter().map(user_json).collect();
    print("list-users", json!({ "responses": users }));
    watch(client).await?;
    let create = |email: &str, name: &str| pb::CreateUserRequest {
        email: email.into(),
        name: name.into(),
        ..Default::default()
    };
    let requests = [
        create("eve@example.com", "Eve"),
        create("x@example.com", ""),
        create("finn@example.com", "Finn"),
    ];
    let reply = client.create_users(stream::iter(requests)).await?;
    let mut response = Map::new();
    let users: Vec<_> = reply.users.iter().map(user_json).collect();
    put(&mut response, "users", json!(users));
    put(&mut response, "createdCount", json!(reply.created_count));
    put(&mut response, "failedCount", json!(reply.failed_count));
    print("create-users", json!({ "response": response }));
    upload(client).await?;
    chat(client).await?;
    edit(client).await
}

async fn watch(client: &UserServiceClient) -> Outcome<()> {
    let request = pb::WatchUserChangesRequest {
        user_ids: vec!["1".into()],
    };
    let request = with_deadline(request, Duration::from_secs(1));
    let mut events = client.watch_user_changes(request).await?;
    let mut responses = Vec::new();
    let status = loop {
        match events.message().await {
            Ok(Some(event)) => responses.push(event_json(&event)),
            Ok(None) => break "OK".to_owned(),
            Err(error) => break code(&error),
        }
    };
    print("watch", json!({ "responses": responses, "status": status }));
    Ok(())
}

async fn upload(client: &UserServiceClient) -> Outcome<()> {
    let metadata = pb::UploadMetadata {
        filename: "a.txt".into(),
        total_size: 10,
        content_type: "text/plain".into(),
    };
    let parts = [
        Data::Metadata(metadata),
        Data::Chunk(b"hello".to_vec()),
        Data::Chunk(b"world".to_vec()),
    ];
    let chunks = parts.map(|data| pb::UploadDataChunk { data: Some(data) });
    let reply = client.upload_user_data(stream::iter(chunks)).await?;
    let mut response = Map::new();
    put(&mut response, "fileId", json!(reply.file_id));
    put(
        &mut response,
        "bytesUploaded",
        json!(reply.bytes_uploaded.to_string()),
    );
    print("upload", json!({ "response": response }));
    Ok(())
}

async fn chat(client: &UserServiceClient) -> Outcome<()> {
    let say = |content: &str| pb::ChatMessage {
        user_id: "ada".into(),
        content: content.into(),
        ..Default::default()
    };
    let requests = stream::iter([say("one"), say("two")]);
    let replies = client.chat(requests).await?.all().await?;
    let message = |reply: &pb::ChatMessage| {
        let mut json = Map::new();
        put(&mut json, "userId", json!(reply.user_id));
        put(&mut json, "content", json!(reply.content));
        json
    };
    let responses: Vec<_> = replies.iter().map(message).collect();
    print("chat", json!({ "responses": responses }));
    Ok(())
}

async fn edit(client: &UserServiceClient) -> Outcome<()> {
    let insert = |position, text: &str| pb::EditOperation {
        document_id: "d".into(),
        user_id: "ada".into(),
        position,
        text: text.into(),
        r#type: OperationType::Insert.into(),
        ..Default::default()
    };
    let requests = stream::iter([insert(0, "Hi"), insert(2, "!")]);
    let replies = client.collaborative_edit(requests).await?.all().await?;
    let operation = |reply: &pb::EditOperation| {
        let mut json = Map::new();
        put(&mut json, "documentId", json!(reply.document_id));
        put(&mut json, "userId", json!(reply.user_id));
        put(&mut json, "position", json!(reply.position));
        put(&mut json, "text", json!(reply.text));
        put(&mut json, "type", named(reply.r#type().as_str_name()));
        json
    };
    let responses: Vec<_> = replies.iter().map(operation).collect();
    print("edit", json!({ "responses": responses }));
    Ok(())
}

async fn errors(client: &UserServiceClient) {
    let reply = client.create_user(pb::CreateUserRequest::default()).await;
    fails("rich-error", reply, |error| {
        let violation = |violation: &tonic_types::FieldViolation| json!({ "field": violation.field, "description": violation.description });
        let violations: Vec<_> = error.violations().iter().map(violation).collect();
        let reason = error.info().map(|info| info.reason.as_str());
        json!({ "message": error.message(), "reason": reason, "violations": violations })
    });
    fails("not-found", client.get_user(user("99")).await, |error| {
        let resource = error
            .resource()
            .map(|resource| resource.resource_name.as_str());
        json!({ "message": error.message(), "resource": resource })
    });
}

fn user(id: &str) -> pb::GetUserRequest {
    pb::GetUserRequest { id: id.into() }
}

fn fails<T>(step: &str, reply: Result<T>, describe: impl FnOnce(&Error) -> Value) {
    let Err(error) = reply else {
        return print(step, json!({ "status": "OK" }));
    };
    let mut line = json!({ "status": code(&error) });
    if let (Value::Object(line), Value::Object(more)) = (&mut line, describe(&error)) {
        line.extend(more);
    }
    print(step, line);
}

/// The code as gRPC spells it: `NOT_FOUND`.
fn code(error: &Error) -> String {
    let mut text = String::new();
    for letter in format!("{:?}", error.code()).chars() {
        if letter.is_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(letter.to_ascii_uppercase());
    }
    text
}

fn print(step: &str, mut line: Value) {
    if let Value::Object(line) = &mut line {
        line.insert("step".into(), step.into());
    }
    say(&line.to_string());
}

/// Fields with their default are not in proto3 JSON; times are not compared.
fn put(message: &mut Map<String, Value>, name: &str, value: Value) {
    let is_default = match &value {
        Value::Null => true,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty() || (name == "bytesUploaded" && text == "0"),
        Value::Array(list) => list.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(value) => !value,
    };
    if !is_default {
        message.insert(name.into(), value);
    }
}

/// An enum value; the first one is the default.
fn named(name: &str) -> Value {
    match name.ends_with("_UNSPECIFIED") {
        true => Value::Null,
        false => name.into(),
    }
}

fn with_user(user: Option<pb::User>) -> Map<String, Value> {
    let user = user
        .iter()
        .map(|user| ("user".into(), user_json(user).into()));
    user.collect()
}

fn user_json(user: &pb::User) -> Map<String, Value> {
    let mut json = Map::new();
    put(&mut json, "id", json!(user.id));
    put(&mut json, "email", json!(user.email));
    put(&mut json, "name", json!(user.name));
    put(&mut json, "age", json!(user.age));
    put(&mut json, "status", named(user.status().as_str_name()));
    put(&mut json, "tags", json!(user.tags));
    put(&mut json, "metadata", json!(user.metadata));
    json
}

fn event_json(event: &pb::UserEvent) -> Map<String, Value> {
    let kind = EventType::try_from(event.r#type).unwrap_or_default();
    let mut json = with_user(event.user.clone());
    put(&mut json, "type", named(kind.as_str_name()));
    json
}
