//! The text mode: base64 that may be padded anywhere, because servers encode each piece by itself.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::BytesMut;

/// Characters of one group.
const GROUP: usize = 4;

/// Decodes pieces of a body.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    /// The characters of a group that is not whole yet.
    rest: Vec<u8>,
}

impl Pieces {
    /// Adds the decoded bytes of the whole groups that are there now.
    ///
    /// # Errors
    /// If the characters are not base64.
    pub fn decode(&mut self, chunk: &[u8], out: &mut BytesMut) -> Result<(), base64::DecodeError> {
        self.rest
            .extend(chunk.iter().filter(|byte| !byte.is_ascii_whitespace()));
        let whole = self.rest.len() - self.rest.len() % GROUP;
        let rest = self.rest.split_off(whole);
        let groups = std::mem::replace(&mut self.rest, rest);
        let padded = |one: &[u8], _: &[u8]| !one.contains(&b'=');
        let (groups, _) = groups.as_chunks::<GROUP>();
        for run in groups.chunk_by(|one, next| padded(one, next)) {
            out.extend_from_slice(&STANDARD.decode(run.as_flattened())?);
        }
        Ok(())
    }

    /// Whether no group is cut in two.
    pub fn is_whole(&self) -> bool {
        self.rest.is_empty()
    }
}
