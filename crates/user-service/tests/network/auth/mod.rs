//! Tokens: what lets calls in and what does not, in all four kinds, over gRPC and gRPC-Web.

mod forged;
mod kinds;
mod pairs;
mod scopes;

pub use pairs::{p256, rsa};

use std::time::{SystemTime, UNIX_EPOCH};

use http::HeaderValue;
use tonic::{
    Code, Request, Status,
    service::{Interceptor, interceptor::InterceptedService},
    transport::Channel,
};
use tonic_types::StatusExt;
use user_service::{
    auth::{Access, Issue, Issuer, Verifier},
    proto::user_service_client::UserServiceClient,
    server::Setup,
};

use crate::running::{Running, start_with};

/// What tokens are signed with.
pub const SECRET: &str = "a secret of thirty-two bytes or more";

/// Starts a server that needs tokens signed with [`SECRET`].
pub async fn start() -> Running {
    start_taking(Verifier::hs256(SECRET.as_bytes()).unwrap(), &[]).await
}

/// Starts a server that takes the tokens of `verifier`, and needs none for `public`.
async fn start_taking(verifier: Verifier, public: &[&str]) -> Running {
    let public = public.iter().map(|name| name.parse().unwrap()).collect();
    start_with(Setup {
        access: Access::tokens(verifier, public),
        ..Setup::default()
    })
    .await
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.unwrap().as_secs()
}

/// What a good token for an hour says.
fn issue() -> Issue {
    Issue {
        sub: "ann".into(),
        iat: now(),
        exp: now() + 3600,
        ..Issue::default()
    }
}

/// A token signed with [`SECRET`].
fn token(issue: &Issue) -> String {
    let issuer = Issuer::hs256(SECRET.as_bytes()).unwrap();
    issuer.sign(issue).unwrap()
}

/// Sends values of the header `authorization` with each call.
#[derive(Clone)]
pub struct Authorization(pub Vec<String>);

impl Interceptor for Authorization {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        for value in &self.0 {
            let value = value.parse().unwrap();
            request.metadata_mut().append("authorization", value);
        }
        Ok(request)
    }
}

impl Authorization {
    fn bearer(token: &str) -> Self {
        Self(vec![format!("Bearer {token}")])
    }

    fn add_to<B>(&self, request: &mut http::Request<B>) {
        for value in &self.0 {
            let value = HeaderValue::from_str(value).unwrap();
            request.headers_mut().append("authorization", value);
        }
    }
}

type Client = UserServiceClient<InterceptedService<Channel, Authorization>>;

/// A gRPC client that sends `authorization`.
async fn client(running: &Running, authorization: Authorization) -> Client {
    UserServiceClient::with_interceptor(running.channel().await, authorization)
}

/// The status must be exactly this refusal, with nothing that tells more.
#[track_caller]
fn check_refusal(status: &Status, reason: &str, context: &str) {
    let message = match reason {
        "TOKEN_MISSING" => "A bearer token is required",
        "TOKEN_INVALID" => "The token is not valid",
        "TOKEN_EXPIRED" => "The token has expired",
        other => panic!("{other}"),
    };
    let told = (status.code(), status.message());
    assert_eq!(told, (Code::Unauthenticated, message), "{context}");
    let details = status.get_error_details();
    let info = details.error_info().unwrap();
    let told = (info.reason.as_str(), info.domain.as_str());
    assert_eq!(told, (reason, "users.v1"), "{context}");
    assert!(info.metadata.is_empty(), "{context}");
}
