//! What a service starts with.

use std::time::Duration;

/// How a [`UserService`](crate::UserService) is set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// How many users there are at the start: Alice, Bob, Charlie, then made-up ones.
    pub users: usize,
    /// How long `ListUsers` waits between two users; zero means not at all.
    pub list_delay: Duration,
}

impl Default for Options {
    /// The three samples, a tenth of a second apart.
    fn default() -> Self {
        Self {
            users: 3,
            list_delay: Duration::from_millis(100),
        }
    }
}
