//! TCP and TLS for the native transports: rustls, with the certificates this machine trusts.

use std::error::Error;
use std::io;

use http::Version;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use rustls::ClientConfig;
use rustls::crypto::ring;

use super::help;
use crate::{Failure, FailureKind};

/// Connects to `http://` and `https://` addresses.
pub(crate) type Connector = HttpsConnector<HttpConnector>;

/// A connector to an address for HTTP/1.1 or HTTP/2; the certificates are those of the system, or of the file that
/// `SSL_CERT_FILE` names.
///
/// # Errors
/// If rustls cannot be set up.
pub(crate) fn connector(url: &str, version: Version) -> Result<Connector, Failure> {
    let mut tcp = HttpConnector::new();
    // Small frames must not wait for the acknowledgement of the ones before them.
    tcp.set_nodelay(true);
    tcp.enforce_http(false);
    let mut trusted = rustls::RootCertStore::empty();
    // Reading all of them takes about as long as a call to this machine.
    let scheme = url.get(..6).unwrap_or_default();
    if scheme.eq_ignore_ascii_case("https:") {
        // A certificate that cannot be read is not trusted, which shows when a server has it.
        trusted.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    }
    let config = ClientConfig::builder_with_provider(ring::default_provider().into())
        .with_safe_default_protocol_versions()
        .map_err(|error| Failure::new(FailureKind::Unreachable, format!("TLS: {error}")))?
        .with_root_certificates(trusted)
        .with_no_client_auth();
    let builder = HttpsConnectorBuilder::new()
        .with_tls_config(config)
        .https_or_http();
    Ok(match version {
        Version::HTTP_2 => builder.enable_http2().wrap_connector(tcp),
        _ => builder.enable_http1().wrap_connector(tcp),
    })
}

/// What went wrong while connecting to an address: nothing answered, or the TLS handshake failed.
pub(crate) fn not_connected(url: &str, error: &(dyn Error + 'static)) -> Failure {
    let cause = last(error);
    if !crate::failure::chain(error).any(is_tls) {
        let message = format!("nothing answered at {url}: {cause}");
        return Failure::new(FailureKind::Unreachable, message).with_help(help::unreachable());
    }
    let message = format!("no TLS connection to {url}: {cause}");
    Failure::new(FailureKind::Unreachable, message).with_help(help::TLS)
}

/// An I/O error may hold another one, which is not among its causes.
fn is_tls(cause: &(dyn Error + 'static)) -> bool {
    let inside = cause
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref);
    cause.is::<rustls::Error>() || inside.is_some_and(|inside| is_tls(inside))
}

/// The innermost cause of an error, which says most.
pub(crate) fn last(error: &(dyn Error + 'static)) -> String {
    crate::failure::chain(error)
        .last()
        .map(ToString::to_string)
        .unwrap_or_default()
}
