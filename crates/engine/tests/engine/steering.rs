//! Running calls: more messages, half-close, cancel, numbers and batches.

use futures_util::StreamExt;
use playground_engine::protocol::{CallEvent, CallRequest, Event, Numbered, Request};

use super::{batch, call, describe, engine, sources, start, tell, verdict};

#[tokio::test]
async fn a_call_is_steered_by_its_number() {
    let engine = engine(3);
    let schema = describe(&engine, sources()).await.schema.unwrap();
    let mut events = start(
        &engine,
        5,
        &schema,
        CallRequest {
            open: true,
            ..call("Chat", &[])
        },
    );
    assert_eq!(engine.running_calls(), 1);
    let hello = Request::Send {
        json: r#"{"userId":"u","content":"hello"}"#.into(),
    };
    assert!(tell(&engine, 5, hello.clone()).await.is_empty());
    let refused = tell(&engine, 5, Request::Send { json: "{]".into() }).await;
    assert!(
        matches!(
            refused.as_slice(),
            [Numbered {
                id: 5,
                body: Event::SendRefused(_)
            }]
        ),
        "{refused:?}"
    );
    assert!(tell(&engine, 5, Request::HalfClose).await.is_empty());
    let mut all = Vec::new();
    while let Some(event) = events.next().await {
        all.extend(batch(event));
    }
    assert_eq!(verdict(&all).0, "OK", "{all:?}");
    assert!(
        all.iter().any(
            |event| matches!(event, CallEvent::Message { json, .. } if json.contains("hello"))
        ),
        "{all:?}"
    );
    assert_eq!(engine.running_calls(), 0);
    assert!(
        tell(&engine, 5, hello).await.is_empty(),
        "a call that is over takes messages silently"
    );
}

#[tokio::test]
async fn a_call_is_cancelled() {
    let engine = engine(3);
    let schema = describe(&engine, sources()).await.schema.unwrap();
    let mut events = start(&engine, 5, &schema, call("WatchUserChanges", &["{}"]));
    let mut all = batch(events.next().await.unwrap());
    assert!(
        tell(&engine, 6, Request::Cancel).await.is_empty(),
        "another number"
    );
    assert!(tell(&engine, 5, Request::Cancel).await.is_empty());
    while let Some(event) = events.next().await {
        all.extend(batch(event));
    }
    assert_eq!(verdict(&all).0, "Cancelled");
    assert_eq!(engine.running_calls(), 0);
}

#[tokio::test]
async fn a_number_runs_once() {
    let engine = engine(3);
    let schema = describe(&engine, sources()).await.schema.unwrap();
    let _first = start(&engine, 5, &schema, call("WatchUserChanges", &["{}"]));
    let second: Vec<_> = start(&engine, 5, &schema, call("ListUsers", &["{}"]))
        .map(batch)
        .concat()
        .await;
    assert_eq!(verdict(&second), ("Request".to_owned(), 0));
    assert_eq!(engine.running_calls(), 1);
}

#[tokio::test]
async fn many_messages_come_in_few_batches() {
    let engine = engine(5_000);
    let schema = describe(&engine, sources()).await.schema.unwrap();
    let batches: Vec<_> = start(
        &engine,
        1,
        &schema,
        call("ListUsers", &[r#"{"pageSize":5000}"#]),
    )
    .map(batch)
    .collect()
    .await;
    let messages: usize = batches
        .iter()
        .map(|batch| {
            batch
                .iter()
                .filter(|event| matches!(event, CallEvent::Message { .. }))
                .count()
        })
        .sum();
    assert_eq!(messages, 5_000);
    assert!(batches.len() < 100, "{} batches", batches.len());
}
