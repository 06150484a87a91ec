//! Reflection in both versions, and health.

use tonic_health::pb::{
    HealthCheckRequest, health_check_response::ServingStatus, health_client::HealthClient,
};

use crate::running::start;

/// What reflection of one version lists, and whether it hands out the schema.
macro_rules! check_reflection {
    ($version:ident) => {{
        use tonic_reflection::pb::$version::{
            ServerReflectionRequest,
            server_reflection_client::ServerReflectionClient,
            server_reflection_request::MessageRequest::{FileContainingSymbol, ListServices},
            server_reflection_response::MessageResponse::{
                FileDescriptorResponse, ListServicesResponse,
            },
        };
        let running = start().await;
        let mut client = ServerReflectionClient::new(running.channel().await);
        let questions = [
            ListServices(String::new()),
            FileContainingSymbol("users.v1.UserService".into()),
        ];
        let questions = questions.map(|question| ServerReflectionRequest {
            message_request: Some(question),
            ..Default::default()
        });
        let response = client
            .server_reflection_info(tokio_stream::iter(questions))
            .await;
        let mut answers = response.unwrap().into_inner();
        let answer = answers.message().await.unwrap().unwrap().message_response;
        let Some(ListServicesResponse(list)) = answer else {
            panic!("{answer:?}");
        };
        let names: Vec<String> = list.service.into_iter().map(|one| one.name).collect();
        for name in ["users.v1.UserService", "grpc.health.v1.Health"] {
            assert!(names.iter().any(|one| one == name), "{names:?}");
        }
        let answer = answers.message().await.unwrap().unwrap().message_response;
        let Some(FileDescriptorResponse(files)) = answer else {
            panic!("{answer:?}");
        };
        assert!(!files.file_descriptor_proto.is_empty());
    }};
}

#[tokio::test]
async fn reflection_v1() {
    check_reflection!(v1);
}

#[tokio::test]
async fn reflection_v1alpha() {
    check_reflection!(v1alpha);
}

#[tokio::test]
async fn health_is_serving() {
    let running = start().await;
    let mut client = HealthClient::new(running.channel().await);
    for service in ["", "users.v1.UserService"] {
        let service = service.to_owned();
        let response = client.check(HealthCheckRequest { service }).await;
        let status = response.unwrap().into_inner().status();
        assert_eq!(status, ServingStatus::Serving);
    }
}
