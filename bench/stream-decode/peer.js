// The peer: connect-web with the code protoc-gen-es generates, receiving in the page's own thread as its users do.
import { toJsonString } from "@bufbuild/protobuf";
import { createClient } from "@connectrpc/connect";
import { createGrpcWebTransport } from "@connectrpc/connect-web";
import { UserSchema } from "generated/users/v1/user_pb";
import { UserService } from "generated/users/v1/user_service_pb";

/** Receives the whole stream; milliseconds until every message is decoded, and until each is JSON text as well. */
globalThis.receive = async (baseUrl, pageSize) => {
  const start = performance.now();
  const client = createClient(UserService, createGrpcWebTransport({ baseUrl }));
  const received = [];
  for await (const user of client.listUsers({ pageSize })) received.push(user);
  const decoded = performance.now() - start;
  const texts = received.map((user) => toJsonString(UserSchema, user, { prettySpaces: 2 }));
  return { decoded, asJson: performance.now() - start, count: texts.length, last: texts.at(-1) };
};
