//! The users, in memory. It knows nothing of gRPC, so that a database can take its place.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use prost_types::Timestamp;

use crate::proto::{User, UserStatus};

/// What a caller says about a user to create.
#[derive(Debug, Clone)]
pub(crate) struct NewUser {
    /// Unique among all users, letter case included.
    pub(crate) email: String,
    /// The name to show.
    pub(crate) name: String,
    /// In years; 0 if not known.
    pub(crate) age: i32,
    /// Free labels.
    pub(crate) tags: Vec<String>,
}

/// What a caller wants changed: empty or 0 leaves a field as it is.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    /// The new name.
    pub(crate) name: String,
    /// The new age in years.
    pub(crate) age: i32,
    /// The new labels.
    pub(crate) tags: Vec<String>,
}

/// Another user has the email.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct EmailTaken;

/// Users by number, so that they list in the order of their creation.
#[derive(Debug, Default)]
pub(crate) struct MemoryStore {
    /// Shared, so that a list holds what there was when it began without a copy of each.
    users: BTreeMap<u64, Arc<User>>,
    emails: HashSet<String>,
    last: u64,
}

impl MemoryStore {
    /// The user with this id.
    pub(crate) fn get(&self, id: &str) -> Option<&User> {
        self.users.get(&number(id)?).map(Arc::as_ref)
    }

    /// Every user, in the order of creation.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Arc<User>> {
        self.users.values()
    }

    /// Adds an active user under the next number; numbers are never given twice.
    ///
    /// # Errors
    /// [`EmailTaken`] if another user has the email.
    pub(crate) fn insert(&mut self, new: NewUser, now: Timestamp) -> Result<User, EmailTaken> {
        if !self.emails.insert(new.email.clone()) {
            return Err(EmailTaken);
        }
        self.last += 1;
        let user = User {
            id: self.last.to_string(),
            email: new.email,
            name: new.name,
            age: new.age,
            status: UserStatus::Active.into(),
            tags: new.tags,
            metadata: Default::default(),
            created_at: Some(now),
            updated_at: Some(now),
        };
        self.users.insert(self.last, Arc::new(user.clone()));
        Ok(user)
    }

    /// Overwrites what `change` sets and returns the user as it is now.
    pub(crate) fn update(&mut self, id: &str, change: Change, now: Timestamp) -> Option<User> {
        let user = Arc::make_mut(self.users.get_mut(&number(id)?)?);
        if !change.name.is_empty() {
            user.name = change.name;
        }
        if change.age != 0 {
            user.age = change.age;
        }
        if !change.tags.is_empty() {
            user.tags = change.tags;
        }
        user.updated_at = Some(now);
        Some(user.clone())
    }

    /// Removes a user and returns it as it last was; its email is free again.
    pub(crate) fn remove(&mut self, id: &str) -> Option<User> {
        let user = self.users.remove(&number(id)?)?;
        self.emails.remove(&user.email);
        Some(Arc::unwrap_or_clone(user))
    }
}

/// The number behind an id; only the spelling the store itself gives out ("7", not "07" or "+7") is one.
fn number(id: &str) -> Option<u64> {
    let number: u64 = id.parse().ok()?;
    (number.to_string() == id).then_some(number)
}
