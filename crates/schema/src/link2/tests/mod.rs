//! Cases measured with protoc, and the whole way from text to linked files.
