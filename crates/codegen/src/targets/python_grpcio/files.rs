//! The files of the project.

use crate::project::{BOTH, CLIENT, File, SERVER};

pub(super) const FILES: &[File] = &[
    File::once(
        "pyproject.toml",
        BOTH,
        include_str!("project/pyproject.toml.j2"),
    ),
    File::once("README.md", BOTH, include_str!("project/README.md.j2")),
    File::once(
        "buf.gen.yaml",
        BOTH,
        include_str!("project/buf.gen.yaml.j2"),
    ),
    File::once(
        "protoc_gen_grpcio.py",
        BOTH,
        include_str!("project/protoc_gen_grpcio.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_client/__init__.py",
        CLIENT,
        include_str!("project/client/__init__.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_client/py.typed",
        CLIENT,
        include_str!("project/client/py.typed.j2"),
    ),
    File::once(
        "{{ project.snake }}_client/options.py",
        CLIENT,
        include_str!("project/client/options.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_client/service_config.py",
        CLIENT,
        include_str!("project/client/service_config.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_client/errors.py",
        CLIENT,
        include_str!("project/client/errors.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_client/outcome.py",
        CLIENT,
        include_str!("project/client/outcome.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_client/interceptors.py",
        CLIENT,
        include_str!("project/client/interceptors.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_client/calls.py",
        CLIENT,
        include_str!("project/client/calls.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_client/channel.py",
        CLIENT,
        include_str!("project/client/channel.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_client/client.py",
        CLIENT,
        include_str!("project/client/client.py.j2"),
    ),
    File::per_service(
        "{{ project.snake }}_client/{{ service.slug }}_client.py",
        CLIENT,
        include_str!("project/client/service_client.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_client/aio/__init__.py",
        CLIENT,
        include_str!("project/client/aio/__init__.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_client/aio/interceptors.py",
        CLIENT,
        include_str!("project/client/aio/interceptors.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_client/aio/calls.py",
        CLIENT,
        include_str!("project/client/aio/calls.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_client/aio/client.py",
        CLIENT,
        include_str!("project/client/aio/client.py.j2"),
    ),
    File::per_service(
        "{{ project.snake }}_client/aio/{{ service.slug }}_client.py",
        CLIENT,
        include_str!("project/client/aio/service_client.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_client/example/__init__.py",
        CLIENT,
        include_str!("project/client/example/__init__.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_client/example/__main__.py",
        CLIENT,
        include_str!("project/client/example/__main__.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_client/example/show.py",
        CLIENT,
        include_str!("project/client/example/show.py.j2"),
    ),
    File::per_service(
        "{{ project.snake }}_client/example/{{ service.slug }}_example.py",
        CLIENT,
        include_str!("project/client/example/service_example.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_server/__init__.py",
        SERVER,
        include_str!("project/server/__init__.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_server/__main__.py",
        SERVER,
        include_str!("project/server/__main__.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_server/py.typed",
        SERVER,
        include_str!("project/server/py.typed.j2"),
    ),
    File::once(
        "{{ project.snake }}_server/settings.py",
        SERVER,
        include_str!("project/server/settings.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_server/server.py",
        SERVER,
        include_str!("project/server/server.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_server/services.py",
        SERVER,
        include_str!("project/server/services.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_server/wrapping.py",
        SERVER,
        include_str!("project/server/wrapping.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_server/validation.py",
        SERVER,
        include_str!("project/server/validation.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_server/call_log.py",
        SERVER,
        include_str!("project/server/call_log.py.j2"),
    ),
    File::once(
        "{{ project.snake }}_server/reflection.py",
        SERVER,
        include_str!("project/server/reflection.py.j2"),
    ),
    File::once(
        "{% if auth %}{{ project.snake }}_server/auth.py{% endif %}",
        SERVER,
        include_str!("project/server/auth.py.j2"),
    ),
    File::per_service(
        "{{ project.snake }}_server/{{ service.slug }}_servicer.py",
        SERVER,
        include_str!("project/server/servicer.py.j2"),
    ),
    File::once(
        "tests/conftest.py",
        BOTH,
        include_str!("project/tests/conftest.py.j2"),
    ),
    File::once(
        "tests/{{ project.snake }}_answers.py",
        CLIENT,
        include_str!("project/tests/answers.py.j2"),
    ),
    File::once(
        "tests/test_client.py",
        CLIENT,
        include_str!("project/tests/test_client.py.j2"),
    ),
    File::per_service(
        "tests/test_{{ service.slug }}_client.py",
        CLIENT,
        include_str!("project/tests/test_service_client.py.j2"),
    ),
    File::once(
        "tests/{{ project.snake }}_process.py",
        SERVER,
        include_str!("project/tests/process.py.j2"),
    ),
    File::once(
        "tests/test_server.py",
        SERVER,
        include_str!("project/tests/test_server.py.j2"),
    ),
    File::per_service(
        "tests/test_{{ service.slug }}_servicer.py",
        SERVER,
        include_str!("project/tests/test_servicer.py.j2"),
    ),
    File::once(
        "{% if client and server %}tests/test_both.py{% endif %}",
        BOTH,
        include_str!("project/tests/test_both.py.j2"),
    ),
];
