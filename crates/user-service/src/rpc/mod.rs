//! What each method does, without tonic's wrapping; each takes plain messages and streams of them.

pub(crate) mod chat;
mod create_users;
mod edit;
mod list;
mod upload;
mod users;
mod watch;
