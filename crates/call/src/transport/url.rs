//! The address of a service, as a person types it.

use http::Uri;

use crate::{Failure, FailureKind};

/// Checks `http[s]://host[:port][/prefix]` and gives it without a slash at its end.
pub(crate) fn base(url: &str) -> Result<String, Failure> {
    let typed = url.trim();
    let url = typed.trim_end_matches('/');
    let refused = |why: &str| {
        Failure::new(FailureKind::Request, format!("address `{typed}`: {why}")).with_help(
            "an address looks like `http://127.0.0.1:50051` or `https://example.com/prefix`",
        )
    };
    let uri: Uri = url.parse().map_err(|_| refused("it is not a URL"))?;
    if !matches!(uri.scheme_str(), Some("http" | "https")) {
        return Err(refused("it must start with http:// or https://"));
    }
    if uri.host().is_none_or(str::is_empty) {
        return Err(refused("it names no host"));
    }
    if uri.query().is_some() {
        return Err(refused("it must not have a query"));
    }
    Ok(url.to_owned())
}

/// As [`base`], for the transports of this build that cannot do TLS.
#[cfg(feature = "native")]
pub(crate) fn plain(url: &str) -> Result<String, Failure> {
    let url = base(url)?;
    if url.starts_with("https:") {
        let message = format!("address `{url}`: https is not available here");
        return Err(Failure::new(FailureKind::Request, message).with_help(
            "use an http:// address, or call from the page, where the browser does TLS",
        ));
    }
    Ok(url)
}
