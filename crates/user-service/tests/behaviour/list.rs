//! ListUsers: filter, pages, pace.

use std::time::Duration;

use tonic::Code;
use user_service::{
    Options,
    proto::{ListUsersRequest, UserStatus},
};

use crate::support::{check_error, collect, fields, world, world_with};

/// Lists in a world of 120 users and returns the ids.
async fn ids(request: ListUsersRequest) -> Vec<u32> {
    let mut client = world_with(Options {
        users: 120,
        list_delay: Duration::ZERO,
    })
    .client;
    let stream = client.list_users(request).await.unwrap().into_inner();
    let (users, end) = collect(stream).await;
    end.unwrap();
    users.iter().map(|user| user.id.parse().unwrap()).collect()
}

fn page(page_size: i32, page_token: &str) -> ListUsersRequest {
    ListUsersRequest {
        page_size,
        page_token: page_token.into(),
        status_filter: UserStatus::Unspecified.into(),
    }
}

#[tokio::test]
async fn pages() {
    for (page_size, page_token, expected) in [
        (0, "", 1..=50),
        (10, "", 1..=10),
        (10, "115", 116..=120),
        (20_000, "", 1..=120),
        (7, "0", 1..=7),
    ] {
        let expected: Vec<u32> = expected.collect();
        assert_eq!(ids(page(page_size, page_token)).await, expected);
    }
    assert!(ids(page(0, "120")).await.is_empty());
}

#[tokio::test]
async fn the_filter_counts_before_the_page() {
    for (status, expected) in [
        (UserStatus::Active, vec![3, 4]),
        (UserStatus::Inactive, vec![]),
        (UserStatus::Deleted, vec![]),
    ] {
        let request = ListUsersRequest {
            status_filter: status.into(),
            ..page(2, "2")
        };
        assert_eq!(ids(request).await, expected);
    }
}

#[tokio::test]
async fn a_bad_page_is_refused() {
    let mut client = world().client;
    for token in ["x", "-1", "+1", " 1", "99999999999999999999999"] {
        let result = client.list_users(page(0, token)).await;
        let message = "Page token must be a decimal number";
        let details = check_error(result, Code::InvalidArgument, message);
        assert_eq!(fields(&details), ["page_token"]);
    }
    let result = client.list_users(page(-1, "")).await;
    let message = "Page size must not be negative";
    let details = check_error(result, Code::InvalidArgument, message);
    assert_eq!(fields(&details), ["page_size"]);
}

#[tokio::test]
async fn users_come_one_by_one() {
    let mut world = world();
    let response = world.client.list_users(page(0, "")).await.unwrap();
    let mut users = response.into_inner();
    let tenth = Duration::from_millis(100);
    for (name, slept) in [
        ("Alice", vec![]),
        ("Bob", vec![tenth]),
        ("Charlie", vec![tenth; 2]),
    ] {
        assert_eq!(users.message().await.unwrap().unwrap().name, name);
        assert_eq!(world.clock.slept(), slept, "before {name}");
    }
    assert_eq!(users.message().await.unwrap(), None);
    assert_eq!(world.clock.slept(), vec![tenth; 2], "none after the last");
}

#[tokio::test]
async fn no_delay_means_no_sleep() {
    let mut world = world_with(Options {
        users: 20_000,
        list_delay: Duration::ZERO,
    });
    let response = world.client.list_users(page(20_000, "")).await.unwrap();
    let (users, end) = collect(response.into_inner()).await;
    end.unwrap();
    assert_eq!(users.len(), 20_000);
    assert_eq!(users[19_999].email, "user20000@example.com");
    assert!(world.clock.slept().is_empty());
}
