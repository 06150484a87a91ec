//! The files around the stubs, and what else the stubs need.

use crate::project::{BOTH, CLIENT, File, SERVER};

/// Files of the library whose stubs the project needs; reflection is for servers alone.
pub(super) const EXTRA: &[&str] = &[
    "google/rpc/error_details.proto",
    "grpc/health/v1/health.proto",
    "grpc/reflection/v1/reflection.proto",
    "grpc/reflection/v1alpha/reflection.proto",
];

/// What to write around the stubs.
#[rustfmt::skip]
pub(super) const FILES: &[File] = &[
    File::once("README.md", BOTH, include_str!("project/README.md.j2")),
    File::once("package.json", BOTH, include_str!("project/package.json.j2")),
    File::once("tsconfig.json", BOTH, include_str!("project/tsconfig.json.j2")),
    File::once("tsconfig.web.json", CLIENT, include_str!("project/tsconfig.web.json.j2")),
    File::once(".gitignore", BOTH, include_str!("project/gitignore.j2")),
    File::once("buf.gen.yaml", BOTH, include_str!("project/buf.gen.yaml.j2")),
    File::once("src/services.ts", BOTH, include_str!("project/src/services.ts.j2")),
    File::once("src/status.ts", BOTH, include_str!("project/src/status.ts.j2")),
    File::once("src/blank.ts", BOTH, include_str!("project/src/blank.ts.j2")),
    File::once("src/client.ts", CLIENT, include_str!("project/src/client.ts.j2")),
    File::once("src/channel.ts", CLIENT, include_str!("project/src/channel.ts.j2")),
    File::once("src/errors.ts", CLIENT, include_str!("project/src/errors.ts.j2")),
    File::once("src/interceptors.ts", CLIENT, include_str!("project/src/interceptors.ts.j2")),
    File::once("src/node.ts", CLIENT, include_str!("project/src/node.ts.j2")),
    File::once("src/web.ts", CLIENT, include_str!("project/src/web.ts.j2")),
    File::once("src/example.ts", CLIENT, include_str!("project/src/example.ts.j2")),
    File::once("src/server/main.ts", SERVER, include_str!("project/src/server/main.ts.j2")),
    File::once("src/server/server.ts", SERVER, include_str!("project/src/server/server.ts.j2")),
    File::once("src/server/listener.ts", SERVER, include_str!("project/src/server/listener.ts.j2")),
    File::once("src/server/cors.ts", SERVER, include_str!("project/src/server/cors.ts.j2")),
    File::once("src/server/interceptors.ts", SERVER, include_str!("project/src/server/interceptors.ts.j2")),
    File::once("src/server/validate.ts", SERVER, include_str!("project/src/server/validate.ts.j2")),
    File::once("src/server/public.ts", SERVER, include_str!("project/src/server/public.ts.j2")),
    File::once("src/server/health.ts", SERVER, include_str!("project/src/server/health.ts.j2")),
    File::once("src/server/reflection.ts", SERVER, include_str!("project/src/server/reflection.ts.j2")),
    File::per_service("src/server/services/{{ service.kebab }}.ts", SERVER, include_str!("project/src/server/services/service.ts.j2")),
    File::once("test/support.ts", CLIENT, include_str!("project/test/support.ts.j2")),
    File::once("test/client.test.ts", CLIENT, include_str!("project/test/client.test.ts.j2")),
    File::once("test/wire.test.ts", CLIENT, include_str!("project/test/wire.test.ts.j2")),
    File::once("test/server.test.ts", SERVER, include_str!("project/test/server.test.ts.j2")),
];
