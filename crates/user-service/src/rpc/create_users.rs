//! CreateUsers.

use futures_util::{Stream, StreamExt};
use tonic::Status;

use super::users::new_user;
use crate::{
    Clock,
    proto::{CreateUserRequest, CreateUsersResponse},
    room::let_others_run,
    service::Shared,
};

impl<C: Clock> Shared<C> {
    /// Creates every user it can and counts the others: no email, no name, or the email is taken.
    ///
    /// The original did not look for taken emails in a batch. Here an email is unique whichever way a user came in,
    /// because the schema says so; a taken one fails that item alone, not the batch.
    ///
    /// # Errors
    /// Those of `inbound`; the users created so far stay.
    pub(crate) async fn create_users(
        &self,
        mut inbound: impl Stream<Item = Result<CreateUserRequest, Status>> + Unpin,
    ) -> Result<CreateUsersResponse, Status> {
        let mut response = CreateUsersResponse::default();
        while let Some(request) = inbound.next().await {
            let created = match new_user(request?) {
                Ok(user) => self.insert(user).ok(),
                Err(_) => None,
            };
            match created {
                Some(user) => {
                    response.users.push(user);
                    response.created_count += 1;
                    let_others_run().await;
                }
                None => response.failed_count += 1,
            }
        }
        Ok(response)
    }
}
