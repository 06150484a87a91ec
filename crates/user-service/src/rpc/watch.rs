//! WatchUserChanges.

use std::sync::Arc;

use futures_util::Stream;
use tonic::Status;

use super::users::event;
use crate::{
    Clock,
    proto::{UserEvent, WatchUserChangesRequest, user_event::EventType},
    service::Shared,
};

impl<C: Clock> Shared<C> {
    /// A CREATED event for each user there is, then what really happens, until the caller cancels.
    ///
    /// The original played a fixed script and ignored `user_ids`; here they filter both parts.
    pub(crate) fn watch(
        self: Arc<Self>,
        request: WatchUserChangesRequest,
    ) -> impl Stream<Item = Result<UserEvent, Status>> + use<C> {
        let ids = request.user_ids;
        let wanted = move |id: &String| ids.is_empty() || ids.contains(id);
        // Under one lock, so that no change falls between the two parts or into both.
        let store = self.store();
        let mut member = self.changes.join();
        let replay: Vec<UserEvent> = store
            .iter()
            .filter(|user| wanted(&user.id))
            .map(|user| {
                let at = user.created_at.unwrap_or_default();
                event(EventType::Created, user.as_ref().clone(), at)
            })
            .collect();
        drop(store);
        async_stream::try_stream! {
            for event in replay {
                yield event;
            }
            while let Some(event) = member.hear().await? {
                if event.user.as_ref().is_some_and(|user| wanted(&user.id)) {
                    yield event;
                }
            }
        }
    }
}
