//! ListUsers.

use std::sync::Arc;

use futures_util::Stream;
use tonic::Status;

use crate::{
    Clock, fault,
    proto::{ListUsersRequest, User, UserStatus},
    service::Shared,
};

/// How many users a request for 0 gets.
const DEFAULT_PAGE_SIZE: usize = 50;

impl<C: Clock> Shared<C> {
    /// The users there are at the time of the call, with a pause between two of them.
    ///
    /// Unlike in the original, `page_token` counts: it says how many users that pass the filter to skip.
    ///
    /// # Errors
    /// INVALID_ARGUMENT if the page size is negative or the page token is not a decimal number.
    pub(crate) fn list_users(
        self: Arc<Self>,
        request: ListUsersRequest,
    ) -> Result<impl Stream<Item = Result<User, Status>> + use<C>, Status> {
        let (offset, limit) = (offset(&request.page_token)?, limit(request.page_size)?);
        let wanted = request.status_filter;
        let page: Vec<Arc<User>> = self
            .store()
            .iter()
            .filter(|user| wanted == UserStatus::Unspecified as i32 || user.status == wanted)
            .skip(offset)
            .take(limit)
            .cloned()
            .collect();
        let delay = self.options.list_delay;
        Ok(async_stream::stream! {
            for (index, user) in page.into_iter().enumerate() {
                if index > 0 && !delay.is_zero() {
                    self.clock.sleep(delay).await;
                }
                yield Ok(Arc::unwrap_or_clone(user));
            }
        })
    }
}

fn limit(page_size: i32) -> Result<usize, Status> {
    match usize::try_from(page_size) {
        Ok(0) => Ok(DEFAULT_PAGE_SIZE),
        Ok(size) => Ok(size),
        Err(_) => Err(fault::invalid(
            "PAGE_SIZE_NEGATIVE",
            "Page size must not be negative",
            &[("page_size", "must be 0 or more")],
        )),
    }
}

fn offset(page_token: &str) -> Result<usize, Status> {
    let digits = page_token.bytes().all(|byte| byte.is_ascii_digit());
    match page_token.parse() {
        _ if page_token.is_empty() => Ok(0),
        Ok(offset) if digits => Ok(offset),
        _ => Err(fault::invalid(
            "PAGE_TOKEN_INVALID",
            "Page token must be a decimal number",
            &[("page_token", "must be empty or a decimal number")],
        )),
    }
}
