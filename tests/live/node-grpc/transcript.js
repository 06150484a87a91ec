// Calls the live UserService with the generated client and prints a line of JSON for each step.
//
// PROJECT is the folder of the generated project (the current one if not set), TARGET where the service listens,
// TOKEN what it lets in.

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { PROJECT = ".", TARGET = "localhost:50051", TOKEN } = process.env;
const { Connection, RpcError, UserServiceClient, checkHealth } = await import(
  pathToFileURL(resolve(PROJECT, "src/index.js")).href
);

const print = (step, what) => console.log(JSON.stringify({ step, ...what }));

/** Proto3 JSON of what proto-loader gives: fields at their defaults and the names of oneofs go. */
function json(value) {
  if (Buffer.isBuffer(value)) return value.toString("base64");
  if (Array.isArray(value)) return value.map(json);
  if (value === null || typeof value !== "object") return value;
  if ("seconds" in value && "nanos" in value) return new Date(Number(value.seconds) * 1000 + value.nanos / 1e6).toISOString();
  const set = Object.entries(value).filter(([, part]) => !isDefault(part));
  return Object.fromEntries(set.map(([key, part]) => [key, json(part)]));
}

function isDefault(value) {
  if (value === null || value === 0 || value === "" || value === "0" || value === false) return true;
  if (typeof value === "string") return value.endsWith("_UNSPECIFIED");
  return typeof value === "object" && !("seconds" in value) && Object.keys(value).length === 0;
}

async function all(messages) {
  const responses = [];
  let status;
  try {
    for await (const message of messages) responses.push(json(message));
  } catch (error) {
    if (!(error instanceof RpcError)) throw error;
    status = error.status;
  }
  return { responses, status };
}

async function failure(call) {
  try {
    await call;
  } catch (error) {
    if (error instanceof RpcError) return error;
    throw error;
  }
  throw new Error("the call should have failed");
}

const answer = (step, response) => print(step, { response: json(response) });
const answers = async (step, messages) => print(step, await all(messages));

const connection = new Connection(TARGET, { tls: false, token: TOKEN || undefined });
const users = new UserServiceClient(connection);

answer("get-user", await users.getUser({ id: "1" }));
answer("create-user", await users.createUser({ email: "dora@example.com", name: "Dora", age: 41, tags: ["new"] }));
answer("update-user", await users.updateUser({ id: "2", name: "Bobby" }));
answer("delete-user", await users.deleteUser({ id: "3" }));
await answers("list-users", users.listUsers({}));
await answers("watch", users.watchUserChanges({ userIds: ["1"] }, { timeoutMs: 1_000 }));
answer(
  "create-users",
  await users.createUsers([
    { email: "eve@example.com", name: "Eve" },
    { email: "x@example.com" },
    { email: "finn@example.com", name: "Finn" },
  ]),
);
answer(
  "upload",
  await users.uploadUserData([
    { metadata: { filename: "a.txt", totalSize: 10, contentType: "text/plain" } },
    { chunk: Buffer.from("hello") },
    { chunk: Buffer.from("world") },
  ]),
);
await answers(
  "chat",
  users.chat([
    { userId: "ada", content: "one" },
    { userId: "ada", content: "two" },
  ]),
);
await answers(
  "edit",
  users.collaborativeEdit([
    { documentId: "d", userId: "ada", position: 0, text: "Hi", type: "OPERATION_TYPE_INSERT" },
    { documentId: "d", userId: "ada", position: 2, text: "!", type: "OPERATION_TYPE_INSERT" },
  ]),
);

const rich = await failure(users.createUser({}));
const violations = rich.violations.map(({ field, description }) => ({ field, description }));
print("rich-error", { status: rich.status, message: rich.message, reason: rich.errorInfo?.reason, violations });
const missing = await failure(users.getUser({ id: "99" }));
print("not-found", { status: missing.status, message: missing.message, resource: missing.resourceInfo?.resourceName });

for (const [step, token] of [["no-token", undefined], ["wrong-token", "wrong"]]) {
  const stranger = new Connection(TARGET, { tls: false, token });
  print(step, { status: (await failure(new UserServiceClient(stranger).getUser({ id: "1" }))).status });
  stranger.close();
}

const nobody = new Connection(TARGET, { tls: false });
print("health", { health: await checkHealth(nobody, "users.v1.UserService") });
nobody.close();
connection.close();
