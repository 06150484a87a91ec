//! GetUser, CreateUser, UpdateUser, DeleteUser.

use std::time::Duration;

use tonic::Code;
use user_service::{
    Clock, Options,
    proto::{
        DeleteUserRequest, GetUserRequest, UpdateUserRequest, User, UserStatus,
        user_service_client::UserServiceClient,
    },
};

use crate::support::{World, at, check_error, fields, new_user, world, world_with};

fn get(id: &str) -> GetUserRequest {
    GetUserRequest { id: id.into() }
}

fn delete(id: &str) -> DeleteUserRequest {
    DeleteUserRequest { id: id.into() }
}

fn update(id: &str) -> UpdateUserRequest {
    UpdateUserRequest {
        id: id.into(),
        ..Default::default()
    }
}

async fn user(world: &mut World, id: &str) -> User {
    let response = world.client.get_user(get(id)).await.unwrap();
    response.into_inner().user.unwrap()
}

#[tokio::test]
async fn samples_are_there() {
    let mut world = world();
    for (id, name, email, age) in [
        ("1", "Alice", "alice@example.com", 30),
        ("2", "Bob", "bob@example.com", 25),
        ("3", "Charlie", "charlie@example.com", 35),
    ] {
        let user = user(&mut world, id).await;
        assert_eq!(
            (user.name.as_str(), user.email.as_str(), user.age),
            (name, email, age)
        );
        assert_eq!(user.status(), UserStatus::Active);
        assert_eq!((user.created_at, user.updated_at), (at(0), at(0)));
    }
}

#[tokio::test]
async fn the_page_gets_the_same_service() {
    let server = user_service::in_page(crate::support::TestClock::default());
    let mut one = UserServiceClient::new(server.clone());
    let mut other = UserServiceClient::new(server);
    let created = one
        .create_user(new_user("d@example.com", "D"))
        .await
        .unwrap();
    let id = created.into_inner().user.unwrap().id;
    let seen = other.get_user(get(&id)).await.unwrap().into_inner();
    assert_eq!(seen.user.unwrap().name, "D");
}

#[tokio::test]
async fn an_id_is_required() {
    let mut client = world().client;
    let expected = "User ID is required";
    let code = Code::InvalidArgument;
    for details in [
        check_error(client.get_user(get("")).await, code, expected),
        check_error(client.update_user(update("")).await, code, expected),
        check_error(client.delete_user(delete("")).await, code, expected),
    ] {
        assert_eq!(fields(&details), ["id"]);
    }
}

#[tokio::test]
async fn an_unknown_user_is_named() {
    let mut client = world().client;
    for id in ["999", "01", "+1", "x"] {
        let message = format!("User {id} not found");
        for details in [
            check_error(client.get_user(get(id)).await, Code::NotFound, &message),
            check_error(
                client.update_user(update(id)).await,
                Code::NotFound,
                &message,
            ),
            check_error(
                client.delete_user(delete(id)).await,
                Code::NotFound,
                &message,
            ),
        ] {
            let resource = details.resource_info().unwrap();
            assert_eq!(resource.resource_type, "users.v1.User");
            assert_eq!(resource.resource_name, id);
            let info = details.error_info().unwrap();
            assert_eq!(
                (info.reason.as_str(), &info.metadata["id"]),
                ("USER_NOT_FOUND", &id.into())
            );
        }
    }
}

#[tokio::test]
async fn create_answers_with_the_user() {
    let mut world = world();
    let request = new_user("dora@example.com", "Dora");
    let response = world.client.create_user(request).await.unwrap();
    let response = response.into_inner();
    let expected = User {
        id: "4".into(),
        email: "dora@example.com".into(),
        name: "Dora".into(),
        age: 40,
        status: UserStatus::Active.into(),
        tags: vec!["new".into()],
        metadata: Default::default(),
        created_at: at(0),
        updated_at: at(0),
    };
    assert_eq!(response.message, "User 4 created successfully");
    assert_eq!(response.user, Some(expected.clone()));
    assert_eq!(user(&mut world, "4").await, expected);
}

#[tokio::test]
async fn create_needs_email_and_name() {
    let mut client = world().client;
    for (email, name, expected) in [
        ("", "", vec!["email", "name"]),
        ("", "Dora", vec!["email"]),
        ("dora@example.com", "", vec!["name"]),
    ] {
        let result = client.create_user(new_user(email, name)).await;
        let message = "Email and name are required";
        let details = check_error(result, Code::InvalidArgument, message);
        assert_eq!(fields(&details), expected);
    }
}

#[tokio::test]
async fn an_email_is_taken_until_its_user_is_deleted() {
    let mut client = world().client;
    let again = || new_user("bob@example.com", "Another Bob");
    let message = "User with email bob@example.com already exists";
    let details = check_error(
        client.create_user(again()).await,
        Code::AlreadyExists,
        message,
    );
    let resource = details.resource_info().unwrap();
    assert_eq!(resource.resource_name, "bob@example.com");

    client.delete_user(delete("2")).await.unwrap();
    let response = client.create_user(again()).await.unwrap().into_inner();
    assert_eq!(response.user.unwrap().id, "4", "an id is never given twice");
}

#[tokio::test]
async fn update_overwrites_what_is_set() {
    let mut world = world();
    world.clock.sleep(Duration::from_secs(5)).await;
    let before = user(&mut world, "1").await;
    let expected = [
        (
            update("1"),
            User {
                updated_at: at(5),
                ..before.clone()
            },
        ),
        (
            UpdateUserRequest {
                name: "Alicia".into(),
                ..update("1")
            },
            User {
                name: "Alicia".into(),
                updated_at: at(5),
                ..before.clone()
            },
        ),
        (
            UpdateUserRequest {
                age: 31,
                tags: vec!["a".into(), "b".into()],
                ..update("1")
            },
            User {
                name: "Alicia".into(),
                age: 31,
                tags: vec!["a".into(), "b".into()],
                updated_at: at(5),
                ..before
            },
        ),
    ];
    for (request, expected) in expected {
        let response = world.client.update_user(request).await.unwrap();
        assert_eq!(response.into_inner().user.as_ref(), Some(&expected));
        assert_eq!(user(&mut world, "1").await, expected);
    }
}

#[tokio::test]
async fn delete_removes() {
    let mut client = world().client;
    client.delete_user(delete("3")).await.unwrap();
    let gone = "User 3 not found";
    check_error(client.get_user(get("3")).await, Code::NotFound, gone);
    check_error(client.delete_user(delete("3")).await, Code::NotFound, gone);
}

#[tokio::test]
async fn there_may_be_no_users_or_many() {
    for users in [0, 1, 500] {
        let mut client = world_with(Options {
            users,
            ..Options::default()
        })
        .client;
        let response = client
            .create_user(new_user("last@example.com", "Last"))
            .await;
        let id = response.unwrap().into_inner().user.unwrap().id;
        assert_eq!(id, (users + 1).to_string());
    }
}
