//! The files of the project.

use crate::project::{BOTH, CLIENT, File, SERVER};

pub(super) const FILES: &[File] = &[
    File::once("README.md", BOTH, include_str!("project/README.md.j2")),
    File::once(
        "buf.gen.yaml",
        BOTH,
        include_str!("project/buf.gen.yaml.j2"),
    ),
    File::once(
        "client/calls.go",
        CLIENT,
        include_str!("project/client_calls.go.j2"),
    ),
    File::once(
        "client/client.go",
        CLIENT,
        include_str!("project/client.go.j2"),
    ),
    File::once(
        "client/client_test.go",
        CLIENT,
        include_str!("project/client_test.go.j2"),
    ),
    File::once(
        "client/errors.go",
        CLIENT,
        include_str!("project/client_errors.go.j2"),
    ),
    File::once(
        "client/helpers_test.go",
        CLIENT,
        include_str!("project/client_helpers_test.go.j2"),
    ),
    File::once(
        "client/options.go",
        CLIENT,
        include_str!("project/client_options.go.j2"),
    ),
    File::once(
        "{{ 'client/retry.go' if retry else '' }}",
        CLIENT,
        include_str!("project/client_retry.go.j2"),
    ),
    File::once(
        "client/tls.go",
        CLIENT,
        include_str!("project/client_tls.go.j2"),
    ),
    File::once(
        "client/tls_test.go",
        CLIENT,
        include_str!("project/client_tls_test.go.j2"),
    ),
    File::once(
        "{{ 'client/token.go' if auth else '' }}",
        CLIENT,
        include_str!("project/client_token.go.j2"),
    ),
    File::once(
        "cmd/example/main.go",
        CLIENT,
        include_str!("project/cmd_example.go.j2"),
    ),
    File::once(
        "cmd/server/main.go",
        SERVER,
        include_str!("project/cmd_server.go.j2"),
    ),
    File::once("go.mod", BOTH, include_str!("project/go.mod.j2")),
    File::once(
        "{{ 'server/auth.go' if auth else '' }}",
        SERVER,
        include_str!("project/server_auth.go.j2"),
    ),
    File::once(
        "server/calls.go",
        SERVER,
        include_str!("project/server_calls.go.j2"),
    ),
    File::once(
        "server/helpers_test.go",
        SERVER,
        include_str!("project/server_helpers_test.go.j2"),
    ),
    File::once(
        "server/requests.go",
        SERVER,
        include_str!("project/server_requests.go.j2"),
    ),
    File::once(
        "server/server.go",
        SERVER,
        include_str!("project/server.go.j2"),
    ),
    File::once(
        "server/server_test.go",
        SERVER,
        include_str!("project/server_test.go.j2"),
    ),
    File::per_service(
        "client/{{ service.slug }}_client.go",
        CLIENT,
        include_str!("project/service_client.go.j2"),
    ),
    File::per_service(
        "client/{{ service.slug }}_client_test.go",
        CLIENT,
        include_str!("project/service_client_test.go.j2"),
    ),
    File::per_service(
        "{% if service.methods %}cmd/example/{{ service.slug }}_example.go{% endif %}",
        CLIENT,
        include_str!("project/service_example.go.j2"),
    ),
    File::per_service(
        "server/{{ service.slug }}_server.go",
        SERVER,
        include_str!("project/service_server.go.j2"),
    ),
    File::per_service(
        "server/{{ service.slug }}_server_test.go",
        SERVER,
        include_str!("project/service_server_test.go.j2"),
    ),
];
