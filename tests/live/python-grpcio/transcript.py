"""Calls a live UserService with the generated client and prints a line of JSON for each step."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import Any

from google.protobuf.json_format import MessageToDict
from users.v1 import user_service_pb2 as pb
from users_client import CallError, Client, ClientOptions

TARGET = os.environ["TARGET"]
INSERT = pb.EditOperation.OPERATION_TYPE_INSERT


def show(step: str, **what: Any) -> None:
    """Prints one step."""
    print(json.dumps({"step": step, **what}), flush=True)


def unary(step: str, call: Callable[[], Any]) -> None:
    """A step with one response."""
    show(step, response=MessageToDict(call()))


def stream(step: str, call: Callable[[], Any]) -> None:
    """A step with many responses; tells how the call failed, if it did."""
    responses = []
    try:
        for response in call():
            responses.append(MessageToDict(response))
    except CallError as error:
        show(step, responses=responses, status=error.code.name)
    else:
        show(step, responses=responses)


def failure(call: Callable[[], Any]) -> CallError:
    """How a call failed that must fail."""
    try:
        call()
    except CallError as error:
        return error
    raise SystemExit("a call that must fail did not")


def good(client: Client) -> None:
    """The steps that go well."""
    users = client.user_service
    unary("get-user", lambda: users.get_user(pb.GetUserRequest(id="1")))
    dora = pb.CreateUserRequest(email="dora@example.com", name="Dora", age=41, tags=["new"])
    unary("create-user", lambda: users.create_user(dora))
    unary("update-user", lambda: users.update_user(pb.UpdateUserRequest(id="2", name="Bobby")))
    unary("delete-user", lambda: users.delete_user(pb.DeleteUserRequest(id="3")))
    stream("list-users", lambda: users.list_users(pb.ListUsersRequest()))
    watched = pb.WatchUserChangesRequest(user_ids=["1"])
    stream("watch", lambda: users.watch_user_changes(watched, timeout=1))
    batch = [
        pb.CreateUserRequest(email="eve@example.com", name="Eve"),
        pb.CreateUserRequest(email="x@example.com"),
        pb.CreateUserRequest(email="finn@example.com", name="Finn"),
    ]
    unary("create-users", lambda: users.create_users(batch))
    metadata = pb.UploadMetadata(filename="a.txt", total_size=10, content_type="text/plain")
    parts = [
        pb.UploadDataChunk(metadata=metadata),
        pb.UploadDataChunk(chunk=b"hello"),
        pb.UploadDataChunk(chunk=b"world"),
    ]
    unary("upload", lambda: users.upload_user_data(parts))
    said = [pb.ChatMessage(user_id="ada", content=content) for content in ("one", "two")]
    stream("chat", lambda: users.chat(said))
    edits = [
        pb.EditOperation(document_id="d", user_id="ada", position=0, text="Hi", type=INSERT),
        pb.EditOperation(document_id="d", user_id="ada", position=2, text="!", type=INSERT),
    ]
    stream("edit", lambda: users.collaborative_edit(edits))


def bad(client: Client) -> None:
    """The steps that fail."""
    users = client.user_service
    error = failure(lambda: users.create_user(pb.CreateUserRequest()))
    violations = [{"field": v.field, "description": v.description} for v in error.violations]
    reason = error.error_info.reason if error.error_info else None
    show(
        "rich-error",
        status=error.code.name,
        message=error.message,
        reason=reason,
        violations=violations,
    )
    error = failure(lambda: users.get_user(pb.GetUserRequest(id="99")))
    resource = error.resource_info.resource_name if error.resource_info else None
    show("not-found", status=error.code.name, message=error.message, resource=resource)


def refused(step: str, token: str | None) -> None:
    """A step with a token that is not good."""
    with Client(ClientOptions(TARGET, tls=False, token=token)) as client:
        error = failure(lambda: client.user_service.get_user(pb.GetUserRequest(id="1")))
    show(step, status=error.code.name)


def main() -> None:
    """All steps, in order."""
    with Client(ClientOptions(TARGET, tls=False, token=os.environ.get("TOKEN"))) as client:
        good(client)
        bad(client)
    refused("no-token", None)
    refused("wrong-token", "wrong")
    with Client(ClientOptions(TARGET, tls=False)) as client:
        show("health", health=client.health("users.v1.UserService"))


if __name__ == "__main__":
    main()
