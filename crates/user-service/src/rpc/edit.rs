//! CollaborativeEdit.

use std::{collections::HashSet, sync::Arc};

use futures_util::Stream;
use tonic::Status;

use crate::{
    Clock,
    proto::EditOperation,
    room::{Turn, let_others_run},
    service::Shared,
};

impl<C: Clock> Shared<C> {
    /// Passes each operation, with the time it was received, on to everyone who edits the same document, the sender
    /// included: all of them see the same order. Whoever sends an operation for a document edits it from then on.
    /// The document itself is not kept.
    pub(crate) fn edit(
        self: Arc<Self>,
        mut inbound: impl Stream<Item = Result<EditOperation, Status>> + Unpin,
    ) -> impl Stream<Item = Result<EditOperation, Status>> {
        let mut member = self.edits.join();
        let mut documents = HashSet::new();
        async_stream::try_stream! {
            while let Some(turn) = member.turn(&mut inbound).await? {
                match turn {
                    Turn::Heard(operation) => {
                        if documents.contains(&operation.document_id) {
                            yield operation;
                        }
                    }
                    Turn::Said(said) => {
                        documents.insert(said.document_id.clone());
                        member.publish(EditOperation { timestamp: Some(self.clock.now()), ..said });
                        let_others_run().await;
                    }
                }
            }
        }
    }
}
