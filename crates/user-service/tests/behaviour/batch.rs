//! CreateUsers and UploadUserData.

use tonic::{Code, Response, Status};
use user_service::proto::{
    CreateUserRequest, UploadDataChunk, UploadDataResponse, UploadMetadata, upload_data_chunk::Data,
};

use crate::support::{START, World, check_error, fields, new_user, open, world};

/// Creates a batch: the ids of those created, and how many failed.
async fn check_batch(world: &mut World, batch: &[(&str, &str)], ids: &[&str], failed: i32) {
    let requests: Vec<CreateUserRequest> = batch
        .iter()
        .map(|(email, name)| new_user(email, name))
        .collect();
    let response = world
        .client
        .create_users(tokio_stream::iter(requests))
        .await;
    let response = response.unwrap().into_inner();
    let created: Vec<&str> = response.users.iter().map(|user| user.id.as_str()).collect();
    assert_eq!(created, ids);
    assert_eq!(response.created_count, i32::try_from(ids.len()).unwrap());
    assert_eq!(response.failed_count, failed);
}

#[tokio::test]
async fn a_batch_creates_what_it_can() {
    let world = &mut world();
    check_batch(world, &[], &[], 0).await;
    check_batch(world, &[("d@x.org", "D"), ("e@x.org", "E")], &["4", "5"], 0).await;
    check_batch(
        world,
        &[("", "F"), ("f@x.org", ""), ("f@x.org", "F")],
        &["6"],
        2,
    )
    .await;
}

#[tokio::test]
async fn a_taken_email_fails_its_item_alone() {
    let world = &mut world();
    let batch = [
        ("alice@example.com", "Alice"),
        ("g@x.org", "G"),
        ("g@x.org", "G again"),
        ("h@x.org", "H"),
    ];
    check_batch(world, &batch, &["4", "5"], 2).await;
}

fn metadata() -> Data {
    Data::Metadata(UploadMetadata {
        filename: "users.csv".into(),
        total_size: 1024,
        content_type: "text/csv".into(),
    })
}

fn chunk(bytes: usize) -> Data {
    Data::Chunk(vec![b'x'; bytes])
}

async fn upload(
    parts: impl IntoIterator<Item = Data, IntoIter: Send + 'static>,
) -> Result<Response<UploadDataResponse>, Status> {
    let parts = parts
        .into_iter()
        .map(|data| UploadDataChunk { data: Some(data) });
    world()
        .client
        .upload_user_data(tokio_stream::iter(parts))
        .await
}

#[tokio::test]
async fn an_upload_is_counted() {
    for (parts, bytes) in [
        (vec![metadata()], 0),
        (vec![metadata(), chunk(46)], 46),
        (vec![metadata(), chunk(64), chunk(0), chunk(1000)], 1064),
    ] {
        let response = upload(parts).await.unwrap().into_inner();
        assert_eq!(response.bytes_uploaded, bytes);
        assert_eq!(response.file_id, format!("file_{START}"));
    }
}

#[tokio::test]
async fn metadata_comes_first_and_once() {
    for (parts, message) in [
        (vec![], "No metadata provided"),
        (vec![chunk(1)], "No metadata provided"),
        (vec![chunk(1), metadata()], "No metadata provided"),
        (vec![metadata(), metadata()], "Metadata provided twice"),
    ] {
        let result = upload(parts).await;
        let details = check_error(result, Code::InvalidArgument, message);
        assert_eq!(fields(&details), ["metadata"]);
    }
}

#[tokio::test]
async fn an_upload_has_a_limit() {
    const MIB: usize = 1 << 20;
    let fits = std::iter::once(metadata()).chain((0..64).map(|_| chunk(MIB)));
    let response = upload(fits).await.unwrap().into_inner();
    assert_eq!(response.bytes_uploaded, 64 << 20);

    let too_large = std::iter::once(metadata()).chain((0..).map(|_| chunk(MIB)));
    let result = upload(too_large).await;
    let message = "Upload is larger than 67108864 bytes";
    let details = check_error(result, Code::ResourceExhausted, message);
    assert_eq!(details.quota_failure().unwrap().violations.len(), 1);
}

#[tokio::test]
async fn closing_ends_a_batch_that_waits() {
    let mut world = world();
    let (_open, requests) = open();
    world.service.close();
    let status = world.client.create_users(requests).await.unwrap_err();
    assert_eq!(status.code(), Code::Unavailable);
}
