//! The users there are at the start.

use crate::store::NewUser;

/// The named samples; every email is the name in lower case at `example.com`.
const NAMED: &[(&str, i32)] = &[("Alice", 30), ("Bob", 25), ("Charlie", 35)];

/// `count` users: the named samples, then made-up ones that are the same every time.
pub(crate) fn users(count: usize) -> impl Iterator<Item = NewUser> {
    let named = NAMED.iter().map(|(name, age)| NewUser {
        email: format!("{}@example.com", name.to_lowercase()),
        name: (*name).to_owned(),
        age: *age,
        tags: Vec::new(),
    });
    named.chain((NAMED.len() + 1..).map(made_up)).take(count)
}

/// The user with number `number`, from 1.
fn made_up(number: usize) -> NewUser {
    let age = 18 + i32::try_from(number % 60).unwrap_or_default();
    NewUser {
        email: format!("user{number}@example.com"),
        name: format!("User {number}"),
        age,
        tags: vec!["made-up".to_owned(), format!("group-{}", number % 10)],
    }
}
