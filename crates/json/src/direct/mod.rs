//! Encoded messages straight to JSON text, without a message in between: the way of all but the unusual ones.
//!
//! Whatever is not plain (a mistake in the bytes, two members of a oneof, a part that comes twice, most well-known
//! types, extensions, groups) gives nothing, and the caller takes the slow way, which decodes and says what is wrong.
//! Where it does give a text, the slow way gives the same, but for the order of a map's entries.

mod date;
mod plan;
mod reader;
mod text;
mod write;

use prost_reflect::MessageDescriptor;

use plan::Plan;

/// Writes messages of one type as JSON.
#[derive(Debug, Clone)]
pub struct Direct(Plan);

impl Direct {
    /// Prepares what is known of the type and of all types it uses.
    pub fn new(descriptor: &MessageDescriptor) -> Self {
        Self(Plan::new(descriptor))
    }

    /// The text that [`pretty`](crate::pretty) gives for the decoded message; `None` if only that can tell.
    pub fn pretty(&self, bytes: &[u8]) -> Option<String> {
        write::write(&self.0, bytes)
    }
}

#[cfg(test)]
mod tests;
