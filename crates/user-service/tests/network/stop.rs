//! Stopping: streams end, then the server returns.

use tonic::Code;
use user_service::proto::{ListUsersRequest, WatchUserChangesRequest};

use crate::running::start;

#[tokio::test]
async fn streams_end_and_the_server_returns() {
    let running = start().await;
    let mut client = running.client().await;
    let request = WatchUserChangesRequest::default();
    let response = client.watch_user_changes(request).await;
    let mut events = response.unwrap().into_inner();
    for _ in 0..3 {
        events.message().await.unwrap().unwrap();
    }
    let served = running.stop();
    let status = events.message().await.unwrap_err();
    assert_eq!(status.code(), Code::Unavailable);
    assert_eq!(status.message(), "The service is shutting down");
    served.await.unwrap().unwrap();
    let refused = client.list_users(ListUsersRequest::default()).await;
    assert_eq!(refused.unwrap_err().code(), Code::Unavailable);
}
