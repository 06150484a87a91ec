//! What a token must be good for, method by method.

/// The scope that each method of `users.v1.UserService` needs.
const SCOPES: &[(&str, &str)] = &[
    ("GetUser", "users.read"),
    ("ListUsers", "users.read"),
    ("WatchUserChanges", "users.read"),
    ("CreateUser", "users.write"),
    ("UpdateUser", "users.write"),
    ("DeleteUser", "users.write"),
    ("CreateUsers", "users.write"),
    ("UploadUserData", "users.write"),
    ("Chat", "chat"),
    ("CollaborativeEdit", "edit"),
];

/// The scope that a request for `path` needs; none where there is no such method.
pub(super) fn needed(path: &str) -> Option<&'static str> {
    let name = path.strip_prefix("/users.v1.UserService/")?;
    let row = SCOPES.iter().find(|(method, _)| *method == name);
    row.map(|(_, scope)| *scope)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods;

    #[test]
    fn every_method_needs_a_scope() {
        let mut paths = methods::paths();
        paths.retain(|path| !methods::is_infrastructure(path));
        for path in &paths {
            assert!(needed(path).is_some(), "{path}");
        }
        assert_eq!(paths.len(), SCOPES.len());
    }
}
