//! Metadata: checked on its way out, shown as it came on its way in.

use base64::Engine;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use base64::{alphabet, engine::DecodePaddingMode};
use http::HeaderMap;
use tonic::metadata::{AsciiMetadataKey, AsciiMetadataValue};
use tonic::metadata::{BinaryMetadataKey, BinaryMetadataValue, MetadataMap};

use crate::{Failure, FailureKind, Metadata};

/// Base64 that takes padding or leaves it.
pub(crate) const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Keys that HTTP or gRPC itself owns, besides everything that starts with `grpc-`.
const RESERVED: &[&str] = &[
    "connection",
    "content-length",
    "content-type",
    "host",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Keys that carry the status and are shown as such.
const STATUS: &[&str] = &["grpc-status", "grpc-message", "grpc-status-details-bin"];

/// Turns what a person wrote into request metadata; the value of a `-bin` key is base64.
pub(crate) fn outgoing(pairs: &[(String, String)]) -> Result<MetadataMap, Failure> {
    let mut map = MetadataMap::with_capacity(pairs.len());
    for (key, value) in pairs {
        check_key(key)?;
        if key.ends_with("-bin") {
            let bytes = BASE64.decode(value.trim());
            let bytes = bytes.map_err(|_| refused(key, "its value must be base64"))?;
            let key = BinaryMetadataKey::from_bytes(key.as_bytes())
                .map_err(|_| refused(key, "it is no metadata key"))?;
            map.append_bin(key, BinaryMetadataValue::from_bytes(&bytes));
        } else {
            let value = value.trim();
            // `HeaderValue` would take bytes from 0x80; gRPC and `fetch` would not.
            let printable = value.bytes().all(|byte| matches!(byte, b' '..=b'~'));
            let text = AsciiMetadataValue::try_from(value).ok();
            let text = text.filter(|_| printable).ok_or_else(|| {
                refused(
                    key,
                    "its value must be printable ASCII; anything else goes as base64 under a key that ends in `-bin`",
                )
            })?;
            let key = AsciiMetadataKey::from_bytes(key.as_bytes())
                .map_err(|_| refused(key, "it is no metadata key"))?;
            map.append(key, text);
        }
    }
    Ok(map)
}

fn check_key(key: &str) -> Result<(), Failure> {
    let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'.');
    if key.is_empty() {
        return Err(refused(key, "a key must not be empty"));
    }
    if key.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Err(refused(key, "keys are lower-case"));
    }
    if !key.bytes().all(allowed) {
        return Err(refused(key, "keys consist of a-z, 0-9, `_`, `-` and `.`"));
    }
    if key.starts_with("grpc-") || RESERVED.contains(&key) {
        return Err(refused(key, "it is reserved for the protocol"));
    }
    Ok(())
}

fn refused(key: &str, why: &str) -> Failure {
    Failure::new(FailureKind::Request, format!("metadata key `{key}`: {why}"))
}

/// Headers or trailers as they came, without the status; bytes that are not UTF-8 are replaced.
pub(crate) fn incoming(map: &HeaderMap) -> Metadata {
    let shown = map
        .iter()
        .filter(|(key, _)| !STATUS.contains(&key.as_str()));
    let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    shown
        .map(|(key, value)| (key.as_str().to_owned(), text(value)))
        .collect()
}
