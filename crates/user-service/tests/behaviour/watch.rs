//! WatchUserChanges: what is there, then what happens.

use tonic::{Code, Streaming};
use user_service::proto::{
    CreateUserRequest, DeleteUserRequest, UpdateUserRequest, UserEvent, WatchUserChangesRequest,
    user_event::EventType::{self, Created, Deleted, Updated},
};

use crate::support::{World, at, collect, new_user, world};

async fn watch(world: &mut World, ids: &[&str]) -> Streaming<UserEvent> {
    let user_ids = ids.iter().map(|id| (*id).to_owned()).collect();
    let request = WatchUserChangesRequest { user_ids };
    let response = world.client.watch_user_changes(request).await;
    response.unwrap().into_inner()
}

/// The next events are these: kind, id, name.
async fn check(events: &mut Streaming<UserEvent>, expected: &[(EventType, &str, &str)]) {
    for expected in expected {
        let event = events.message().await.unwrap().unwrap();
        assert_eq!(event.timestamp, at(0));
        let user = event.user.as_ref().unwrap();
        let seen = (event.r#type(), user.id.as_str(), user.name.as_str());
        assert_eq!(seen, *expected);
    }
}

/// Creates user 4, updates user 1 and deletes user 2.
async fn change(world: &mut World) {
    let request = new_user("dora@example.com", "Dora");
    world.client.create_user(request).await.unwrap();
    let request = UpdateUserRequest {
        id: "1".into(),
        name: "Alicia".into(),
        ..Default::default()
    };
    world.client.update_user(request).await.unwrap();
    let request = DeleteUserRequest { id: "2".into() };
    world.client.delete_user(request).await.unwrap();
}

#[tokio::test]
async fn existing_users_first_then_changes() {
    let mut world = world();
    let mut events = watch(&mut world, &[]).await;
    check(
        &mut events,
        &[
            (Created, "1", "Alice"),
            (Created, "2", "Bob"),
            (Created, "3", "Charlie"),
        ],
    )
    .await;
    change(&mut world).await;
    check(
        &mut events,
        &[
            (Created, "4", "Dora"),
            (Updated, "1", "Alicia"),
            (Deleted, "2", "Bob"),
        ],
    )
    .await;
}

#[tokio::test]
async fn ids_filter_both_parts() {
    let mut world = world();
    let mut events = watch(&mut world, &["2", "4", "77"]).await;
    change(&mut world).await;
    check(
        &mut events,
        &[
            (Created, "2", "Bob"),
            (Created, "4", "Dora"),
            (Deleted, "2", "Bob"),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_failed_call_is_no_event() {
    let mut world = world();
    let mut events = watch(&mut world, &["4"]).await;
    let taken = new_user("bob@example.com", "Bob");
    world.client.create_user(taken).await.unwrap_err();
    change(&mut world).await;
    check(&mut events, &[(Created, "4", "Dora")]).await;
}

#[tokio::test]
async fn dropping_the_stream_ends_the_watch() {
    let mut world = world();
    let first = watch(&mut world, &[]).await;
    let second = watch(&mut world, &[]).await;
    assert_eq!(world.service.watchers(), 2);
    drop(first);
    assert_eq!(world.service.watchers(), 1);
    drop(second);
    assert_eq!(world.service.watchers(), 0);
}

/// Creates as many users as asked for in one batch.
async fn create_many(world: &mut World, count: usize) {
    let requests: Vec<CreateUserRequest> = (0..count)
        .map(|number| new_user(&format!("{number}@many.example"), "One of many"))
        .collect();
    let response = world
        .client
        .create_users(tokio_stream::iter(requests))
        .await;
    let created = response.unwrap().into_inner().created_count;
    assert_eq!(usize::try_from(created).unwrap(), count);
}

#[tokio::test]
async fn a_watcher_that_reads_misses_nothing() {
    let mut world = world();
    let events = watch(&mut world, &[]).await;
    let watcher = tokio::spawn(collect(events));
    create_many(&mut world, 2_000).await;
    world.service.close();
    let (events, end) = watcher.await.unwrap();
    assert_eq!(end.unwrap_err().code(), Code::Unavailable);
    assert_eq!(events.len(), 3 + 2_000);
}

#[tokio::test]
async fn a_watcher_that_does_not_read_is_told_so() {
    let mut world = world();
    let events = watch(&mut world, &["3"]).await;
    create_many(&mut world, 300).await;
    let (events, end) = collect(events).await;
    assert_eq!(events.len(), 1, "what was there is still replayed");
    let status = end.unwrap_err();
    assert_eq!(status.code(), Code::ResourceExhausted);
    let message = "Reading too slowly: 44 messages were lost";
    assert_eq!(status.message(), message, "256 of 300 are kept");
}

#[tokio::test]
async fn closing_ends_a_watch() {
    let mut world = world();
    let events = watch(&mut world, &["77"]).await;
    world.service.close();
    let (events, end) = collect(events).await;
    assert!(events.is_empty());
    let status = end.unwrap_err();
    assert_eq!(status.code(), Code::Unavailable);
    assert_eq!(status.message(), "The service is shutting down");
}
