//! The files of a project with tonic, native.

use crate::project::{BOTH, CLIENT, File, SERVER};

/// What a project holds besides the stubs; a path that renders as nothing leaves its file out.
pub(super) const FILES: &[File] = &[
    File::once("Cargo.toml", BOTH, include_str!("project/Cargo.toml.j2")),
    File::once(".gitignore", BOTH, include_str!("project/gitignore.j2")),
    File::once("README.md", BOTH, include_str!("project/README.md.j2")),
    File::once(
        "buf.gen.yaml",
        BOTH,
        include_str!("project/buf.gen.yaml.j2"),
    ),
    File::once("src/lib.rs", BOTH, include_str!("project/lib.rs.j2")),
    File::once(
        "src/gen/mod.rs",
        BOTH,
        include_str!("project/gen_mod.rs.j2"),
    ),
    File::once(
        "src/client/mod.rs",
        CLIENT,
        include_str!("project/client_mod.rs.j2"),
    ),
    File::once(
        "src/client/connection.rs",
        CLIENT,
        include_str!("project/connection.rs.j2"),
    ),
    File::once(
        "src/client/deadline.rs",
        CLIENT,
        include_str!("project/deadline.rs.j2"),
    ),
    File::once(
        "src/client/error.rs",
        CLIENT,
        include_str!("project/error.rs.j2"),
    ),
    File::once(
        "src/client/messages.rs",
        CLIENT,
        include_str!("project/messages.rs.j2"),
    ),
    File::once(
        "src/client/methods.rs",
        CLIENT,
        include_str!("project/methods.rs.j2"),
    ),
    File::once(
        "src/client/retry.rs",
        CLIENT,
        include_str!("project/retry.rs.j2"),
    ),
    File::once(
        "src/client/runtime.rs",
        CLIENT,
        include_str!("project/runtime.rs.j2"),
    ),
    File::once(
        "src/client/settings.rs",
        CLIENT,
        include_str!("project/settings.rs.j2"),
    ),
    File::once(
        "{% if auth %}src/client/token.rs{% endif %}",
        CLIENT,
        include_str!("project/token.rs.j2"),
    ),
    File::per_service(
        "src/client/{{ service.slug }}_client.rs",
        CLIENT,
        include_str!("project/service_client.rs.j2"),
    ),
    File::once(
        "examples/call.rs",
        CLIENT,
        include_str!("project/example.rs.j2"),
    ),
    File::once(
        "tests/client.rs",
        CLIENT,
        include_str!("project/test_client.rs.j2"),
    ),
    File::once(
        "tests/support/mod.rs",
        CLIENT,
        include_str!("project/test_support.rs.j2"),
    ),
    File::once(
        "tests/support/calls.rs",
        CLIENT,
        include_str!("project/test_calls.rs.j2"),
    ),
    File::once(
        "src/server/mod.rs",
        SERVER,
        include_str!("project/server_mod.rs.j2"),
    ),
    File::once(
        "{% if auth %}src/server/auth.rs{% endif %}",
        SERVER,
        include_str!("project/server_auth.rs.j2"),
    ),
    File::once(
        "src/server/cors.rs",
        SERVER,
        include_str!("project/server_cors.rs.j2"),
    ),
    File::once(
        "src/server/descriptor.rs",
        SERVER,
        include_str!("project/server_descriptor.rs.j2"),
    ),
    File::once(
        "src/server/guard.rs",
        SERVER,
        include_str!("project/server_guard.rs.j2"),
    ),
    File::once(
        "src/server/settings.rs",
        SERVER,
        include_str!("project/server_settings.rs.j2"),
    ),
    File::once(
        "src/server/validation.rs",
        SERVER,
        include_str!("project/server_validation.rs.j2"),
    ),
    File::per_service(
        "src/server/{{ service.slug }}_server.rs",
        SERVER,
        include_str!("project/service_server.rs.j2"),
    ),
    File::once("src/main.rs", SERVER, include_str!("project/main.rs.j2")),
    File::once(
        "tests/server.rs",
        SERVER,
        include_str!("project/test_server.rs.j2"),
    ),
];
