//! The files of the project.

use crate::project::{BOTH, CLIENT, File, SERVER};

pub(super) const FILES: &[File] = &[
    File::once("pyproject.toml", BOTH, include_str!("project/pyproject.toml.j2")),
    File::once("README.md", BOTH, include_str!("project/README.md.j2")),
    File::once("buf.gen.yaml", BOTH, include_str!("project/buf.gen.yaml.j2")),
    File::once("{{ project.snake }}_client/__init__.py", CLIENT, include_str!("project/client/__init__.py.j2")),
    File::once("{{ project.snake }}_client/py.typed", CLIENT, include_str!("project/client/py.typed.j2")),
    File::once("{{ project.snake }}_client/options.py", CLIENT, include_str!("project/client/options.py.j2")),
    File::once("{{ project.snake }}_client/service_config.py", CLIENT, include_str!("project/client/service_config.py.j2")),
    File::once("{{ project.snake }}_client/errors.py", CLIENT, include_str!("project/client/errors.py.j2")),
    File::once("{{ project.snake }}_client/outcome.py", CLIENT, include_str!("project/client/outcome.py.j2")),
    File::once("{{ project.snake }}_client/interceptors.py", CLIENT, include_str!("project/client/interceptors.py.j2")),
    File::once("{{ project.snake }}_client/calls.py", CLIENT, include_str!("project/client/calls.py.j2")),
    File::once("{{ project.snake }}_client/channel.py", CLIENT, include_str!("project/client/channel.py.j2")),
    File::once("{{ project.snake }}_client/client.py", CLIENT, include_str!("project/client/client.py.j2")),
    File::per_service("{{ project.snake }}_client/{{ service.slug }}_client.py", CLIENT, include_str!("project/client/service_client.py.j2")),
    File::once("{{ project.snake }}_client/aio/__init__.py", CLIENT, include_str!("project/client/aio/__init__.py.j2")),
    File::once("{{ project.snake }}_client/aio/interceptors.py", CLIENT, include_str!("project/client/aio/interceptors.py.j2")),
    File::once("{{ project.snake }}_client/aio/calls.py", CLIENT, include_str!("project/client/aio/calls.py.j2")),
    File::once("{{ project.snake }}_client/aio/client.py", CLIENT, include_str!("project/client/aio/client.py.j2")),
    File::per_service("{{ project.snake }}_client/aio/{{ service.slug }}_client.py", CLIENT, include_str!("project/client/aio/service_client.py.j2")),
    File::once("{{ project.snake }}_client/example/__init__.py", CLIENT, include_str!("project/client/example/__init__.py.j2")),
    File::once("{{ project.snake }}_client/example/__main__.py", CLIENT, include_str!("project/client/example/__main__.py.j2")),
    File::once("{{ project.snake }}_client/example/show.py", CLIENT, include_str!("project/client/example/show.py.j2")),
    File::per_service("{{ project.snake }}_client/example/{{ service.slug }}_example.py", CLIENT, include_str!("project/client/example/service_example.py.j2")),
    File::once("tests/conftest.py", CLIENT, include_str!("project/tests/conftest.py.j2")),
    File::once("tests/{{ project.snake }}_answers.py", CLIENT, include_str!("project/tests/answers.py.j2")),
    File::once("tests/test_client.py", CLIENT, include_str!("project/tests/test_client.py.j2")),
    File::per_service("tests/test_{{ service.slug }}_client.py", CLIENT, include_str!("project/tests/test_service_client.py.j2")),
];
