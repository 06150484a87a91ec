//! The gRPC-Web protocol, without any I/O: an answer's bytes in, in whatever pieces they come; frames and trailers out.
//!
//! Source: grpc/grpc, doc/PROTOCOL-WEB.md. A request's messages are framed as in gRPC, so its body needs nothing done.

mod body;
mod frames;
mod text;
mod trailers;

pub(crate) use body::answer;
pub(crate) use frames::Frames;

/// What a request says it is, and wants back.
pub(crate) const CONTENT_TYPE: &str = "application/grpc-web+proto";

/// Says, among a response's extensions, that its body is no longer compressed, whatever its headers say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unpacked;

/// Whether a content type is one of gRPC-Web; some servers add parameters.
pub(crate) fn is_grpc_web(content_type: &str) -> bool {
    content_type.starts_with("application/grpc-web")
}

/// Whether it is the text mode, whose body is base64.
pub(crate) fn is_text(content_type: &str) -> bool {
    content_type.starts_with("application/grpc-web-text")
}

#[cfg(test)]
mod tests;
