//! Cases measured with protoc, and the whole way from text to linked files.

mod cases;
mod harness;
mod scalars;
mod sweep;
