// Runs all steps over gRPC, in Node.

import { connect } from "./node.js";
import { first, last, method, response, responses, TARGET, TOKEN } from "./steps.js";
import type { MessageInitShape } from "@bufbuild/protobuf";

async function* stream<T>(...messages: T[]): AsyncGenerator<T> {
  yield* messages;
}

const at = (token?: string) => connect(TARGET, { tls: false, token });
const client = at(TOKEN);
const { userService } = client;
await first(client);

const eve = { email: "eve@example.com", name: "Eve" };
const nameless = { email: "x@example.com" };
const finn = { email: "finn@example.com", name: "Finn" };
const created = userService.createUsers(stream<MessageInitShape<typeof method.createUsers.input>>(eve, nameless, finn));
await response("create-users", method.createUsers.output, created);

const encoder = new TextEncoder();
const metadata = { filename: "a.txt", totalSize: 10n, contentType: "text/plain" };
const uploaded = userService.uploadUserData(
  stream<MessageInitShape<typeof method.uploadUserData.input>>(
    { data: { case: "metadata", value: metadata } },
    { data: { case: "chunk", value: encoder.encode("hello") } },
    { data: { case: "chunk", value: encoder.encode("world") } },
  ),
);
await response("upload", method.uploadUserData.output, uploaded);

const chat = userService.chat(stream({ userId: "ada", content: "one" }, { userId: "ada", content: "two" }));
await responses("chat", method.chat.output, chat);

const edit = { documentId: "d", userId: "ada", type: 1 };
const edits = userService.collaborativeEdit(stream({ ...edit, position: 0, text: "Hi" }, { ...edit, position: 2, text: "!" }));
await responses("edit", method.collaborativeEdit.output, edits);

await last(client, at);
client.close();
