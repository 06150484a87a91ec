//! GetUser, CreateUser, UpdateUser and DeleteUser.

use prost_types::Timestamp;
use tonic::Status;

use crate::{
    Clock, fault,
    proto::{
        CreateUserRequest, CreateUserResponse, DeleteUserRequest, GetUserRequest, GetUserResponse,
        UpdateUserRequest, UpdateUserResponse, User, UserEvent, user_event::EventType,
    },
    service::Shared,
    store::{Change, EmailTaken, NewUser},
};

impl<C: Clock> Shared<C> {
    /// The user with this id.
    pub(crate) fn get_user(&self, request: GetUserRequest) -> Result<GetUserResponse, Status> {
        let id = required(&request.id)?;
        let user = self.store().get(id).cloned();
        let user = Some(user.ok_or_else(|| fault::not_found(id))?);
        Ok(GetUserResponse { user })
    }

    /// Creates a user and tells the watchers.
    pub(crate) fn create_user(
        &self,
        request: CreateUserRequest,
    ) -> Result<CreateUserResponse, Status> {
        let email = request.email.clone();
        let user = self
            .insert(new_user(request)?)
            .map_err(|EmailTaken| fault::email_taken(&email))?;
        let message = format!("User {} created successfully", user.id);
        Ok(CreateUserResponse {
            user: Some(user),
            message,
        })
    }

    /// Overwrites the fields that are set and tells the watchers.
    pub(crate) fn update_user(
        &self,
        request: UpdateUserRequest,
    ) -> Result<UpdateUserResponse, Status> {
        let id = required(&request.id)?;
        let change = Change {
            name: request.name,
            age: request.age,
            tags: request.tags,
        };
        let now = self.clock.now();
        let mut store = self.store();
        let user = store
            .update(id, change, now)
            .ok_or_else(|| fault::not_found(id))?;
        self.changes
            .publish(event(EventType::Updated, user.clone(), now));
        Ok(UpdateUserResponse { user: Some(user) })
    }

    /// Removes a user and tells the watchers.
    pub(crate) fn delete_user(&self, request: DeleteUserRequest) -> Result<(), Status> {
        let id = required(&request.id)?;
        let now = self.clock.now();
        let mut store = self.store();
        let user = store.remove(id).ok_or_else(|| fault::not_found(id))?;
        self.changes.publish(event(EventType::Deleted, user, now));
        Ok(())
    }

    /// Stores a user and tells the watchers.
    pub(crate) fn insert(&self, user: NewUser) -> Result<User, EmailTaken> {
        let now = self.clock.now();
        let mut store = self.store();
        let user = store.insert(user, now)?;
        self.changes
            .publish(event(EventType::Created, user.clone(), now));
        Ok(user)
    }
}

/// The user a request describes.
///
/// # Errors
/// INVALID_ARGUMENT if it has no email or no name, with one violation for each that is missing.
pub(crate) fn new_user(request: CreateUserRequest) -> Result<NewUser, Status> {
    let fields = [("email", &request.email), ("name", &request.name)];
    let missing: Vec<_> = fields
        .iter()
        .filter(|(_, value)| value.is_empty())
        .map(|(field, _)| (*field, "must not be empty"))
        .collect();
    if !missing.is_empty() {
        let message = "Email and name are required";
        return Err(fault::invalid("EMAIL_AND_NAME_REQUIRED", message, &missing));
    }
    Ok(NewUser {
        email: request.email,
        name: request.name,
        age: request.age,
        tags: request.tags,
    })
}

/// Something that happened to a user, at a time.
pub(crate) fn event(kind: EventType, user: User, at: Timestamp) -> UserEvent {
    UserEvent {
        r#type: kind.into(),
        user: Some(user),
        timestamp: Some(at),
    }
}

fn required(id: &str) -> Result<&str, Status> {
    if id.is_empty() {
        Err(fault::id_required())
    } else {
        Ok(id)
    }
}
