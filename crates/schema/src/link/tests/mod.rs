//! Cases measured with protoc, and the whole way from text to linked files.

mod cases;
mod fixes;
mod harness;
mod runs;
mod scalars;
mod sweep;
