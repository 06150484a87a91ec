//! The types of `google/protobuf/descriptor.proto` as protoc 36.2 has them, and the files that come with the compiler.

/// Messages and enums of `google/protobuf/descriptor.proto`. In the descriptors `options` are encoded bytes, so that
/// custom options are kept; they decode as the message of the same name, such as [`descriptor::FieldOptions`].
#[allow(missing_docs, clippy::doc_lazy_continuation)]
pub mod descriptor {
    include!(concat!(env!("OUT_DIR"), "/google.protobuf.rs"));
}
