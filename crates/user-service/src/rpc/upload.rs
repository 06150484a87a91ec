//! UploadUserData.

use futures_util::{Stream, StreamExt};
use tonic::Status;

use crate::{
    Clock, fault,
    proto::{UploadDataChunk, UploadDataResponse, upload_data_chunk::Data},
    service::Shared,
};

/// The most bytes one upload may have: 64 MiB.
const LIMIT: usize = 64 << 20;

impl<C: Clock> Shared<C> {
    /// Counts the bytes of an upload; they are not kept. `total_size` is not checked, as in the original.
    ///
    /// # Errors
    /// INVALID_ARGUMENT if a chunk or the end comes before the metadata, or metadata comes twice; RESOURCE_EXHAUSTED
    /// beyond [`LIMIT`]; those of `inbound`.
    pub(crate) async fn upload(
        &self,
        mut inbound: impl Stream<Item = Result<UploadDataChunk, Status>> + Unpin,
    ) -> Result<UploadDataResponse, Status> {
        let mut described = false;
        let mut uploaded = 0_usize;
        while let Some(part) = inbound.next().await {
            match part?.data {
                Some(Data::Metadata(_)) if described => return Err(repeated_metadata()),
                Some(Data::Metadata(_)) => described = true,
                Some(Data::Chunk(_)) if !described => return Err(no_metadata()),
                Some(Data::Chunk(chunk)) => uploaded = uploaded.saturating_add(chunk.len()),
                None => {}
            }
            if uploaded > LIMIT {
                return Err(fault::upload_too_large(LIMIT));
            }
        }
        if !described {
            return Err(no_metadata());
        }
        Ok(UploadDataResponse {
            file_id: format!("file_{}", self.clock.now().seconds),
            bytes_uploaded: i64::try_from(uploaded).unwrap_or(i64::MAX),
        })
    }
}

fn no_metadata() -> Status {
    let violation = ("metadata", "must come before the first chunk");
    fault::invalid("METADATA_REQUIRED", "No metadata provided", &[violation])
}

fn repeated_metadata() -> Status {
    let violation = ("metadata", "must come once");
    fault::invalid("METADATA_REPEATED", "Metadata provided twice", &[violation])
}
