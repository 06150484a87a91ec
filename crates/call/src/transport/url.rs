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
    if matches!(url, "http:" | "https:") {
        return Err(refused("it names no host"));
    }
    let uri: Uri = url.parse().map_err(|_| refused("it is not a URL"))?;
    if !matches!(uri.scheme_str(), Some("http" | "https")) {
        return Err(refused("it must start with http:// or https://"));
    }
    if uri.host().is_none_or(str::is_empty) {
        return Err(refused("it names no host"));
    }
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    if authority.contains('@') {
        return Err(refused("it must not carry a user name or a password")
            .with_help("send credentials as metadata, such as `authorization`"));
    }
    let after_host = authority
        .rsplit_once(']')
        .map_or(authority, |(_, rest)| rest);
    if let Some((_, port)) = after_host.rsplit_once(':')
        && !matches!(port.parse::<u16>(), Ok(1..))
    {
        return Err(refused(&format!(
            "`{port}` is no port; ports go from 1 to 65535"
        )));
    }
    if url.contains('#') {
        return Err(refused("it must not have a fragment"));
    }
    if uri.query().is_some() {
        return Err(refused("it must not have a query"));
    }
    Ok(url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expect: Result<&str, &str>) {
        let found = base(typed).map_err(|failure| failure.message);
        let expect = expect
            .map(str::to_owned)
            .map_err(|why| format!("address `{typed}`: {why}"));
        assert_eq!(found, expect);
    }

    #[test]
    fn an_address_is_checked_before_anything_is_sent() {
        check("http://127.0.0.1:50051/", Ok("http://127.0.0.1:50051"));
        check("https://[::1]:8443/grpc", Ok("https://[::1]:8443/grpc"));
        check("http://[::1]", Ok("http://[::1]"));
        let port = "`99999` is no port; ports go from 1 to 65535";
        check("http://127.0.0.1:99999", Err(port));
        check(
            "http://localhost:",
            Err("`` is no port; ports go from 1 to 65535"),
        );
        let credentials = "it must not carry a user name or a password";
        check("http://me:secret@localhost:1", Err(credentials));
        let scheme = "it must start with http:// or https://";
        check("ftp://localhost", Err(scheme));
        check("http://a/b?c", Err("it must not have a query"));
        check("http://a/#b", Err("it must not have a fragment"));
        check("http://", Err("it names no host"));
        check("http://not an address", Err("it is not a URL"));
    }
}
