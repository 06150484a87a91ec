//! The names of methods, as people write them and as requests name them; taken from the schemas that the server offers.

use std::str::FromStr;

use prost::Message;
use prost_types::FileDescriptorSet;

use crate::FILE_DESCRIPTOR_SET;

/// The service whose methods may be named without it.
const SERVICE: &str = "users.v1.UserService";

/// The services that tell about the server.
const INFRASTRUCTURE: [&str; 3] = [
    "grpc.health.v1.Health",
    "grpc.reflection.v1.ServerReflection",
    "grpc.reflection.v1alpha.ServerReflection",
];

/// Whether the path of a request is of health or reflection.
pub(crate) fn is_infrastructure(path: &str) -> bool {
    let service = path.strip_prefix('/').and_then(|path| path.split_once('/'));
    service.is_some_and(|(service, _)| INFRASTRUCTURE.contains(&service))
}

/// A method that the server has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    /// The path that requests for it have, `/package.Service/Method`.
    pub(crate) path: String,
}

impl FromStr for Method {
    type Err = String;

    /// Methods of `users.v1.UserService` go by their names, others as `package.Service/Method`. The error says what
    /// there is.
    fn from_str(name: &str) -> Result<Self, String> {
        let path = match name.contains('/') {
            true => format!("/{}", name.trim_start_matches('/')),
            false => format!("/{SERVICE}/{name}"),
        };
        let paths = paths();
        if paths.contains(&path) {
            return Ok(Self { path });
        }
        let own = format!("/{SERVICE}/");
        let names: Vec<&str> = paths
            .iter()
            .filter_map(|path| path.strip_prefix(&own))
            .collect();
        let names = names.join(", ");
        Err(format!("there is no method `{name}`; there are {names}"))
    }
}

/// The path of every method, in the order of the schemas.
pub(crate) fn paths() -> Vec<String> {
    [
        FILE_DESCRIPTOR_SET,
        tonic_health::pb::FILE_DESCRIPTOR_SET,
        tonic_reflection::pb::v1::FILE_DESCRIPTOR_SET,
        tonic_reflection::pb::v1alpha::FILE_DESCRIPTOR_SET,
    ]
    .into_iter()
    .flat_map(|set| FileDescriptorSet::decode(set).unwrap_or_default().file)
    .flat_map(|file| {
        let package = file.package().to_owned();
        file.service.into_iter().flat_map(move |service| {
            let prefix = format!("/{package}.{}/", service.name());
            let methods = service.method.into_iter();
            methods.map(move |method| format!("{prefix}{}", method.name()))
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found() {
        for name in [
            "GetUser",
            "users.v1.UserService/GetUser",
            "/users.v1.UserService/GetUser",
        ] {
            let method: Method = name.parse().unwrap();
            assert_eq!(method.path, "/users.v1.UserService/GetUser");
        }
        let health: Method = "grpc.health.v1.Health/Check".parse().unwrap();
        assert!(is_infrastructure(&health.path));
        assert!(!is_infrastructure("/users.v1.UserService/GetUser"));
    }

    #[test]
    fn other_names_are_refused_with_those_there_are() {
        for name in ["GetUsers", "getuser", "", "*", "a/b"] {
            let refused = name.parse::<Method>().unwrap_err();
            assert!(refused.contains("GetUser, CreateUser"), "{refused}");
        }
    }

    #[test]
    fn every_service_that_tells_about_the_server_is_known() {
        let own = format!("/{SERVICE}/");
        for path in paths() {
            assert_ne!(path.starts_with(&own), is_infrastructure(&path), "{path}");
        }
    }
}
