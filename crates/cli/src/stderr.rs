//! Messages for people, on stderr; that nobody reads them is no reason to stop.

use std::io::{self, Write};

/// Writes a text that ends its own lines.
pub(crate) fn say(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Writes one line.
pub(crate) fn line(text: &str) {
    say(&format!("{text}\n"));
}
