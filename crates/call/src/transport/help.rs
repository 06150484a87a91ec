//! The advice that goes with a failure to reach a service; lines to paste are in their own lines.

/// Nothing listens at an address.
pub(crate) fn unreachable() -> &'static str {
    "check the address and that the server runs; the sample service starts with\n    \
     cargo run -p user-service\n\
     and then listens at http://127.0.0.1:50051"
}

/// A server answers, but no TLS connection comes about.
#[cfg(feature = "native")]
pub(crate) const TLS: &str = "if the server speaks plain HTTP, use an http:// address; a certificate of your own is trusted with\n    \
     SSL_CERT_FILE=ca.pem protoplay call ...";

/// HTTP 505: connect-go answers so to bidi over HTTP/1.1, and a browser speaks HTTP/2 only over TLS.
#[cfg(any(feature = "native", target_arch = "wasm32"))]
pub(crate) const NEEDS_HTTP2: &str = "this server needs HTTP/2 for a method that streams both ways; browsers speak it over https only";

/// Something listens, but speaks another protocol; `protocol` is what was tried.
pub(crate) fn not_grpc(protocol: &str) -> &'static str {
    match protocol {
        "grpc-web" => {
            "a tonic server speaks gRPC-Web with these two lines\n    \
             .accept_http1(true)\n    \
             .layer(tonic_web::GrpcWebLayer::new())\n\
             other servers need Envoy's grpc_web filter or grpcwebproxy in front"
        }
        _ => "gRPC needs HTTP/2; if the server speaks gRPC-Web only, call it with that protocol",
    }
}

/// Request headers that gRPC-Web itself sends.
#[cfg(any(target_arch = "wasm32", test))]
const OWN: [&str; 4] = ["content-type", "x-grpc-web", "x-user-agent", "grpc-timeout"];

/// Headers that tonic sets and a browser never sends across origins.
#[cfg(any(target_arch = "wasm32", test))]
const UNSENT: [&str; 3] = ["te", "accept", "user-agent"];

/// What a server must say for a page of this origin to call it; `keys` are the request headers in use.
#[cfg(any(target_arch = "wasm32", test))]
pub(crate) fn cors(origin: &str, keys: &[String]) -> String {
    let extra = keys.iter().map(String::as_str);
    let extra = extra.filter(|key| !OWN.contains(key) && !UNSENT.contains(key));
    let headers: Vec<&str> = OWN.into_iter().chain(extra).collect();
    let headers = headers.join(",");
    let mirror = "tower_http::cors::AllowHeaders::mirror_request()";
    format!(
        "let the server allow this page; with tower-http, outside GrpcWebLayer:\n    \
         .layer(tower_http::cors::CorsLayer::new()\n        \
         .allow_origin(\"{origin}\".parse::<http::HeaderValue>()?)\n        \
         .allow_methods([http::Method::POST])\n        \
         .allow_headers({mirror})\n        \
         .expose_headers([\"grpc-status\", \"grpc-message\", \"grpc-status-details-bin\"].map(http::HeaderName::from_static)))\n\
         with Envoy, in the virtual host:\n    \
         typed_per_filter_config:\n      \
         envoy.filters.http.cors:\n        \
         \"@type\": type.googleapis.com/envoy.extensions.filters.http.cors.v3.CorsPolicy\n        \
         allow_origin_string_match: [{{ exact: \"{origin}\" }}]\n        \
         allow_methods: POST\n        \
         allow_headers: {headers}\n        \
         expose_headers: grpc-status,grpc-message,grpc-status-details-bin"
    )
}

/// Whether an address is on this machine, which browsers take for safe without TLS.
#[cfg(any(target_arch = "wasm32", test))]
fn is_local(address: &str) -> bool {
    let host = address.split("://").nth(1).unwrap_or(address);
    ["localhost", "127.", "[::1]"]
        .iter()
        .any(|name| host.starts_with(name))
}

/// A page that came over https may not call other machines over http.
#[cfg(any(target_arch = "wasm32", test))]
pub(crate) fn mixed_content(origin: &str, url: &str) -> Option<&'static str> {
    (origin.starts_with("https:") && url.starts_with("http:") && !is_local(url)).then_some(
        "this page came over https, so the browser blocks plain http: use an https:// address, or run the page from http://localhost",
    )
}

/// A browser gives no reason when it does not trust a certificate.
#[cfg(any(target_arch = "wasm32", test))]
pub(crate) fn certificate(url: &str) -> Option<&'static str> {
    url.starts_with("https:").then_some(
        "the server may speak no TLS, or the browser may not trust its certificate: open the address in a tab to see",
    )
}

/// A browser asks before a hosted page may call this machine or its network (Chromium 142 and later).
#[cfg(any(target_arch = "wasm32", test))]
pub(crate) fn local_network(origin: &str, url: &str) -> Option<&'static str> {
    (is_local(url) && !is_local(origin)).then_some(
        "this page is not served from this machine: the browser may have to be allowed to reach the local network \
         (site settings, \"Local network access\"), or run the page from http://localhost",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cors_lines_name_the_origin_and_the_keys() {
        let keys = ["te", "grpc-timeout", "x-token"].map(str::to_owned);
        let lines = cors("http://127.0.0.1:8080", &keys);
        assert!(
            lines.contains(".allow_origin(\"http://127.0.0.1:8080\""),
            "{lines}"
        );
        assert!(
            lines.contains(
                "allow_headers: content-type,x-grpc-web,x-user-agent,grpc-timeout,x-token\n"
            ),
            "{lines}"
        );
    }

    #[test]
    fn https_that_fails_may_be_the_certificate() {
        assert!(certificate("https://localhost:8443").is_some());
        assert!(certificate("http://localhost:8443").is_none());
    }

    #[test]
    fn http_from_https_is_explained() {
        let check = |origin, url| mixed_content(origin, url).is_some();
        let page = "https://example.com";
        assert_eq!(
            [
                check(page, "http://api.example.com"),
                check(page, "http://localhost:50051"),
                check("http://localhost:8080", "http://api.example.com"),
                check(page, "https://api.example.com"),
            ],
            [true, false, false, false]
        );
    }

    #[test]
    fn only_a_hosted_page_that_calls_this_machine_needs_permission() {
        let check = |origin, url| local_network(origin, url).is_some();
        let (here, hosted) = ("http://localhost:8080", "https://example.com");
        let service = "http://127.0.0.1:50051";
        assert_eq!(
            [
                check(here, service),
                check(hosted, service),
                check(hosted, "https://api.example.com")
            ],
            [false, true, false]
        );
    }
}
