//! The files of a Node project beside its .proto files, and which templates they are made from.

use crate::project::{BOTH, CLIENT, File, SERVER};

/// Files of the library that every project needs under `proto/`, besides the schema's own.
pub(super) const EXTRA: &[&str] = &[
    "google/rpc/status.proto",
    "google/rpc/error_details.proto",
    "grpc/health/v1/health.proto",
    "grpc/reflection/v1/reflection.proto",
    "grpc/reflection/v1alpha/reflection.proto",
];

/// Every file, in the order in which a person reads them.
#[rustfmt::skip]
pub(super) const FILES: &[File] = &[
    File::once("README.md", BOTH, include_str!("project/README.md.j2")),
    File::once("package.json", BOTH, include_str!("project/package.json.j2")),
    File::once(".gitignore", BOTH, include_str!("project/gitignore.j2")),
    File::once("example.js", CLIENT, include_str!("project/example.js.j2")),
    File::once("src/index.js", CLIENT, include_str!("project/src/index.js.j2")),
    File::once("src/index.d.ts", CLIENT, include_str!("project/src/index.d.ts.j2")),
    File::per_service("src/{{ service.kebab }}-client.js", CLIENT, include_str!("project/src/client.js.j2")),
    File::per_service("src/{{ service.kebab }}-client.d.ts", CLIENT, include_str!("project/src/client.d.ts.j2")),
    File::once("src/types.d.ts", CLIENT, include_str!("project/src/types.d.ts.j2")),
    File::once("src/connection.js", CLIENT, include_str!("project/src/connection.js.j2")),
    File::once("src/credentials.js", CLIENT, include_str!("project/src/credentials.js.j2")),
    File::once("{{ 'src/service-config.js' if retry else '' }}", CLIENT, include_str!("project/src/service-config.js.j2")),
    File::once("src/call.js", CLIENT, include_str!("project/src/call.js.j2")),
    File::once("src/pump.js", CLIENT, include_str!("project/src/pump.js.j2")),
    File::once("src/health.js", CLIENT, include_str!("project/src/health.js.j2")),
    File::once("src/errors.js", BOTH, include_str!("project/src/errors.js.j2")),
    File::once("src/details.js", BOTH, include_str!("project/src/details.js.j2")),
    File::once("src/loopback.js", BOTH, include_str!("project/src/loopback.js.j2")),
    File::once("src/protos.js", BOTH, include_str!("project/src/protos.js.j2")),
    File::once("server/main.js", SERVER, include_str!("project/server/main.js.j2")),
    File::once("server/app.js", SERVER, include_str!("project/server/app.js.j2")),
    File::per_service("server/services/{{ service.kebab }}-methods.js", SERVER, include_str!("project/server/service.js.j2")),
    File::once("{{ 'server/auth.js' if auth else '' }}", SERVER, include_str!("project/server/auth.js.j2")),
    File::once("server/validation.js", SERVER, include_str!("project/server/validation.js.j2")),
    File::once("server/descriptors.js", SERVER, include_str!("project/server/descriptors.js.j2")),
    File::once("server/reflection.js", SERVER, include_str!("project/server/reflection.js.j2")),
    File::once("server/handlers.js", SERVER, include_str!("project/server/handlers.js.j2")),
    File::once("server/failure.js", SERVER, include_str!("project/server/failure.js.j2")),
    File::once("server/log.js", SERVER, include_str!("project/server/log.js.j2")),
    File::once("tests/client.test.js", CLIENT, include_str!("project/tests/client.test.js.j2")),
    File::once("{{ 'tests/retry.test.js' if retry else '' }}", CLIENT, include_str!("project/tests/retry.test.js.j2")),
    File::once("{{ 'tests/token.test.js' if auth else '' }}", CLIENT, include_str!("project/tests/token.test.js.j2")),
    File::once("tests/tls.test.js", CLIENT, include_str!("project/tests/tls.test.js.j2")),
    File::once("tests/fake-server.js", CLIENT, include_str!("project/tests/fake-server.js.j2")),
    File::once("tests/support.js", CLIENT, include_str!("project/tests/support.js.j2")),
    File::once("tests/server.test.js", SERVER, include_str!("project/tests/server.test.js.j2")),
    File::once("tests/methods.js", BOTH, include_str!("project/tests/methods.js.j2")),
];
