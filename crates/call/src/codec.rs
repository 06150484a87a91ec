//! The codec tonic runs a dynamic call with: encoded bytes go out as they are, messages come in as JSON.

use std::sync::Arc;

use bytes::{Buf, BufMut, Bytes};
use playground_json::Direct;
use prost_reflect::{DynamicMessage, MessageDescriptor};
use tonic::codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder};

use crate::{Failure, FailureKind};

/// A response message.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// Encoded size in bytes.
    pub bytes: u32,
    /// Pretty-printed protobuf JSON.
    pub json: String,
}

/// Decodes messages of one type; requests are encoded before they come here.
#[derive(Debug, Clone)]
pub(crate) struct DynamicCodec {
    output: MessageDescriptor,
    direct: Arc<Direct>,
    count: usize,
}

impl DynamicCodec {
    /// A codec for the responses of a method.
    pub fn new(output: MessageDescriptor) -> Self {
        let direct = Arc::new(Direct::new(&output));
        Self {
            output,
            direct,
            count: 0,
        }
    }
}

impl Codec for DynamicCodec {
    type Encode = Bytes;
    type Decode = Decoded;
    type Encoder = Encoded;
    type Decoder = Self;

    fn encoder(&mut self) -> Encoded {
        Encoded
    }

    fn decoder(&mut self) -> Self {
        self.clone()
    }
}

/// Copies encoded messages.
#[derive(Debug)]
pub(crate) struct Encoded;

impl Encoder for Encoded {
    type Item = Bytes;
    type Error = tonic::Status;

    fn encode(&mut self, item: Bytes, buffer: &mut EncodeBuf<'_>) -> Result<(), tonic::Status> {
        buffer.reserve(item.len());
        buffer.put(item);
        Ok(())
    }
}

impl Decoder for DynamicCodec {
    type Item = Decoded;
    type Error = tonic::Status;

    fn decode(&mut self, buffer: &mut DecodeBuf<'_>) -> Result<Option<Decoded>, tonic::Status> {
        self.count += 1;
        let size = buffer.remaining();
        let bytes = buffer.copy_to_bytes(size);
        let json = match self.direct.pretty(&bytes) {
            Some(json) => json,
            None => self.pretty(bytes)?,
        };
        Ok(Some(Decoded {
            bytes: u32::try_from(size).unwrap_or(u32::MAX),
            json,
        }))
    }
}

impl DynamicCodec {
    /// By way of a decoded message.
    fn pretty(&self, mut bytes: Bytes) -> Result<String, tonic::Status> {
        let size = bytes.len();
        let message = DynamicMessage::decode(self.output.clone(), &mut bytes);
        let message = message.map_err(|error| {
            let at = size - bytes.len();
            self.broken(&format!("near byte {at} of {size}: {error}"))
        })?;
        playground_json::pretty(&message).map_err(|error| self.broken(&error.to_string()))
    }

    fn broken(&self, why: &str) -> tonic::Status {
        let (count, name) = (self.count, self.output.full_name());
        let message = format!("response message #{count} does not decode as `{name}`, {why}");
        let failure = Failure::new(FailureKind::Protocol, message).with_help(
            "the server was built from a different schema, or is not the one it should be",
        );
        tonic::Status::from_error(Box::new(failure))
    }
}
