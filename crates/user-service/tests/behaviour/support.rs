//! A clock under control, a client over a service in the same process, and request streams that stay open.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use futures_util::FutureExt;
use prost_types::Timestamp;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio_stream::wrappers::UnboundedReceiverStream;
use tonic::{Code, Response, Status, Streaming};
use tonic_types::{ErrorDetails, StatusExt};
use user_service::{
    BoxFuture, Clock, Options, UserService,
    proto::{
        CreateUserRequest, user_service_client::UserServiceClient,
        user_service_server::UserServiceServer,
    },
};

/// The time at which every test starts, in seconds since 1970.
pub const START: i64 = 1_700_000_000;

/// Time passes only by sleeping, and sleeping takes no real time.
#[derive(Debug, Clone, Default)]
pub struct TestClock {
    slept: Arc<Mutex<Vec<Duration>>>,
}

impl TestClock {
    /// Every sleep so far, in order.
    pub fn slept(&self) -> Vec<Duration> {
        self.slept.lock().unwrap().clone()
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        let passed: Duration = self.slept.lock().unwrap().iter().sum();
        Timestamp {
            seconds: START + i64::try_from(passed.as_secs()).unwrap(),
            nanos: i32::try_from(passed.subsec_nanos()).unwrap(),
        }
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let slept = self.slept.clone();
        async move {
            tokio::task::yield_now().await;
            slept.lock().unwrap().push(duration);
        }
        .boxed()
    }
}

/// A client whose transport is the service itself.
pub type Client = UserServiceClient<UserServiceServer<UserService<TestClock>>>;

/// A service, its clock and a client.
pub struct World {
    pub service: UserService<TestClock>,
    pub clock: TestClock,
    pub client: Client,
}

/// A fresh world with the three samples.
pub fn world() -> World {
    world_with(Options::default())
}

/// A fresh world as `options` say.
pub fn world_with(options: Options) -> World {
    let clock = TestClock::default();
    let service = UserService::new(clock.clone(), options);
    let client = UserServiceClient::new(UserServiceServer::new(service.clone()));
    World {
        service,
        clock,
        client,
    }
}

/// The time `seconds` after the start.
pub fn at(seconds: i64) -> Option<Timestamp> {
    Some(Timestamp {
        seconds: START + seconds,
        nanos: 0,
    })
}

/// A request stream that stays open as long as the sender lives.
pub fn open<T>() -> (UnboundedSender<T>, UnboundedReceiverStream<T>) {
    let (sender, receiver) = unbounded_channel();
    (sender, receiver.into())
}

/// What a stream brings until it ends, and how it ends.
pub async fn collect<T>(mut stream: Streaming<T>) -> (Vec<T>, Result<(), Status>) {
    let mut items = Vec::new();
    loop {
        match stream.message().await {
            Ok(Some(item)) => items.push(item),
            Ok(None) => return (items, Ok(())),
            Err(status) => return (items, Err(status)),
        }
    }
}

/// A user to create.
pub fn new_user(email: &str, name: &str) -> CreateUserRequest {
    CreateUserRequest {
        email: email.into(),
        name: name.into(),
        age: 40,
        tags: vec!["new".into()],
    }
}

/// The call must have failed so; returns the details.
#[track_caller]
pub fn check_error<T>(
    result: Result<Response<T>, Status>,
    code: Code,
    message: &str,
) -> ErrorDetails {
    let Err(status) = result else {
        panic!("the call succeeded; expected {code:?}: {message}");
    };
    assert_eq!((status.code(), status.message()), (code, message));
    let details = status.get_error_details();
    assert_eq!(details.error_info().unwrap().domain, "users.v1");
    details
}

/// The fields that a BadRequest complains about.
pub fn fields(details: &ErrorDetails) -> Vec<&str> {
    let violations = &details.bad_request().unwrap().field_violations;
    violations.iter().map(|one| one.field.as_str()).collect()
}
