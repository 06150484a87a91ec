//! The frame of the trailers: header lines, as in HTTP/1.1.

use http::{HeaderMap, HeaderName, HeaderValue};

/// Reads `key: value` lines; what a key is given more than once is kept, in order.
///
/// # Errors
/// The line that is none, cut and made readable.
pub(super) fn read(block: &[u8]) -> Result<HeaderMap, String> {
    let mut trailers = HeaderMap::new();
    for line in block.split(|byte| *byte == b'\n') {
        let line = line.trim_ascii();
        if line.is_empty() {
            continue;
        }
        let (key, value) = pair(line).ok_or_else(|| excerpt(line))?;
        trailers.append(key, value);
    }
    Ok(trailers)
}

fn pair(line: &[u8]) -> Option<(HeaderName, HeaderValue)> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let (key, value) = line.split_at_checked(colon)?;
    let key = HeaderName::from_bytes(key.trim_ascii()).ok()?;
    let value = HeaderValue::from_bytes(value.get(1..)?.trim_ascii()).ok()?;
    Some((key, value))
}

fn excerpt(line: &[u8]) -> String {
    let beginning = line.get(..60).unwrap_or(line);
    beginning.escape_ascii().to_string()
}
