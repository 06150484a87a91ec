// The steps of the transcript that both transports can do. These files are put into `src/` of the generated project.

import { type DescMessage, type MessageShape, toJson } from "@bufbuild/protobuf";
import { RpcError } from "./errors.js";
import * as services from "./services.js";
import type { WebClients } from "./web.js";

export const { TARGET = "127.0.0.1:50051", TOKEN = "" } = process.env;
export const { method } = services.userService;

/** Makes clients that send this token, or none. */
export type Connect = (token?: string) => WebClients;

/** Prints one line. */
export function tell(step: string, rest: object): void {
  console.log(JSON.stringify({ step, ...rest }));
}

/** Prints a response. */
export async function response<O extends DescMessage>(step: string, output: O, answer: Promise<MessageShape<O>>): Promise<void> {
  tell(step, { response: toJson(output, await answer) });
}

/** Prints all messages of a stream, and the error it ends with, if any. */
export async function responses<O extends DescMessage>(step: string, output: O, answers: AsyncIterable<MessageShape<O>>): Promise<void> {
  const responses = [];
  let status: { status?: string } = {};
  try {
    for await (const message of answers) responses.push(toJson(output, message));
  } catch (error) {
    status = { status: rpcError(error).status };
  }
  tell(step, { responses, ...status });
}

/** Steps 1 to 6. */
export async function first({ userService }: WebClients): Promise<void> {
  await response("get-user", method.getUser.output, userService.getUser({ id: "1" }));
  const dora = { email: "dora@example.com", name: "Dora", age: 41, tags: ["new"] };
  await response("create-user", method.createUser.output, userService.createUser(dora));
  await response("update-user", method.updateUser.output, userService.updateUser({ id: "2", name: "Bobby" }));
  await response("delete-user", method.deleteUser.output, userService.deleteUser({ id: "3" }));
  await responses("list-users", method.listUsers.output, userService.listUsers({}));
  const watched = userService.watchUserChanges({ userIds: ["1"] }, { timeoutMs: 1_000 });
  await responses("watch", method.watchUserChanges.output, watched);
}

/** Steps 11 to 15. */
export async function last(client: WebClients, connect: Connect): Promise<void> {
  const invalid = await failure(client.userService.createUser({}));
  tell("rich-error", {
    status: invalid.status,
    message: invalid.rawMessage,
    reason: invalid.errorInfo?.reason,
    violations: invalid.badRequest?.fieldViolations.map(({ field, description }) => ({ field, description })),
  });
  const missing = await failure(client.userService.getUser({ id: "99" }));
  tell("not-found", { status: missing.status, message: missing.rawMessage, resource: missing.resourceInfo?.resourceName });
  for (const [step, token] of [["no-token", undefined], ["wrong-token", "wrong"]] as const) {
    const other = connect(token);
    tell(step, { status: (await failure(other.userService.getUser({ id: "1" }))).status });
    other.close();
  }
  const open = connect();
  tell("health", { health: await open.checkHealth("users.v1.UserService") });
  open.close();
}

async function failure(answer: Promise<unknown>): Promise<RpcError> {
  return answer.then(
    () => {
      throw new Error("the call did not fail");
    },
    (error: unknown) => rpcError(error),
  );
}

function rpcError(error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  throw error;
}
