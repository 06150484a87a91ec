//! What browsers need to be told, so that pages of any origin may call and read the answers.

use std::time::Duration;

use http::{HeaderName, HeaderValue, Method};
use tower_http::{
    cors::{AllowHeaders, Any, CorsLayer},
    set_header::SetResponseHeaderLayer,
};

/// What a page may read of an answer: a trailers-only answer carries its status in headers.
const EXPOSED: [&str; 6] = [
    "grpc-status",
    "grpc-message",
    "grpc-status-details-bin",
    "grpc-encoding",
    "grpc-accept-encoding",
    "date",
];

/// Any origin may call, with any metadata, and read the gRPC status.
pub(super) fn cors() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::POST])
        .allow_headers(AllowHeaders::mirror_request())
        .expose_headers(EXPOSED.map(HeaderName::from_static))
        .max_age(Duration::from_secs(7200))
}

/// Lets a page of any origin see when a request was sent and answered.
pub(super) fn timing() -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(
        HeaderName::from_static("timing-allow-origin"),
        HeaderValue::from_static("*"),
    )
}
