//! The files of a project with tonic for web pages; those in `rust_tonic` are shared with the native one.

use crate::project::{CLIENT, File};

/// What a project holds besides the stubs; a path that renders as nothing leaves its file out.
pub(super) const FILES: &[File] = &[
    File::once("Cargo.toml", CLIENT, include_str!("project/Cargo.toml.j2")),
    File::once(".gitignore", CLIENT, include_str!("project/gitignore.j2")),
    File::once(
        ".cargo/config.toml",
        CLIENT,
        include_str!("project/cargo_config.toml.j2"),
    ),
    File::once("README.md", CLIENT, include_str!("project/README.md.j2")),
    File::once(
        "buf.gen.yaml",
        CLIENT,
        include_str!("../rust_tonic/project/buf.gen.yaml.j2"),
    ),
    File::once("index.html", CLIENT, include_str!("project/index.html.j2")),
    File::once("src/lib.rs", CLIENT, include_str!("project/lib.rs.j2")),
    File::once("src/page.rs", CLIENT, include_str!("project/page.rs.j2")),
    File::once(
        "src/gen/mod.rs",
        CLIENT,
        include_str!("../rust_tonic/project/gen_mod.rs.j2"),
    ),
    File::once(
        "src/client/mod.rs",
        CLIENT,
        include_str!("../rust_tonic/project/client_mod.rs.j2"),
    ),
    File::once(
        "src/client/connection.rs",
        CLIENT,
        include_str!("../rust_tonic/project/connection.rs.j2"),
    ),
    File::once(
        "src/client/deadline.rs",
        CLIENT,
        include_str!("../rust_tonic/project/deadline.rs.j2"),
    ),
    File::once(
        "src/client/error.rs",
        CLIENT,
        include_str!("../rust_tonic/project/error.rs.j2"),
    ),
    File::once(
        "src/client/messages.rs",
        CLIENT,
        include_str!("../rust_tonic/project/messages.rs.j2"),
    ),
    File::once(
        "src/client/methods.rs",
        CLIENT,
        include_str!("../rust_tonic/project/methods.rs.j2"),
    ),
    File::once(
        "src/client/retry.rs",
        CLIENT,
        include_str!("../rust_tonic/project/retry.rs.j2"),
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
        include_str!("../rust_tonic/project/token.rs.j2"),
    ),
    File::per_service(
        "src/client/{{ service.slug }}_client.rs",
        CLIENT,
        include_str!("../rust_tonic/project/service_client.rs.j2"),
    ),
    File::once(
        "tests/client.rs",
        CLIENT,
        include_str!("../rust_tonic/project/test_client.rs.j2"),
    ),
    File::once(
        "tests/support/mod.rs",
        CLIENT,
        include_str!("../rust_tonic/project/test_support.rs.j2"),
    ),
    File::once(
        "tests/support/calls.rs",
        CLIENT,
        include_str!("../rust_tonic/project/test_calls.rs.j2"),
    ),
];
