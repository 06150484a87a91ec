// Small real servers for what the UserService does not do: record headers, refuse CORS, speak something else.
import { once } from "node:events";
import { createServer } from "node:http";
import { test as base } from "./fixtures.js";

const OPEN = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "*",
  "access-control-expose-headers": "*",
};

export const test = base.extend({
  /** Starts a server on a free port with a request listener, and gives its address; it stops with the test. */
  serve: async ({}, use) => {
    const servers = [];
    await use(async (listener) => {
      const server = createServer(listener).listen(0, "127.0.0.1");
      servers.push(server);
      await once(server, "listening");
      return `http://127.0.0.1:${server.address().port}`;
    });
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  },
});

/** Allows every page to call: answers a preflight and gives true, else adds the headers to the answer. */
export function allowCors(incoming, outgoing) {
  for (const [key, value] of Object.entries(OPEN)) outgoing.setHeader(key, value);
  if (incoming.method !== "OPTIONS") return false;
  outgoing.writeHead(204).end();
  return true;
}

/** The trailers of gRPC-Web as the last frame of a body: bit 7 of the flags, a length of four bytes, header lines. */
function trailerFrame(status, more = "") {
  const lines = Buffer.from(`grpc-status: ${status}\r\n${more}`);
  const head = Buffer.from([0x80, 0, 0, 0, lines.length]);
  return Buffer.concat([head, lines]);
}

/** A listener that answers every call with a status and no message, and keeps the headers it was called with. */
export function recorder(calls, status = 0) {
  return (incoming, outgoing) => {
    if (allowCors(incoming, outgoing)) return;
    incoming.resume().on("end", () => {
      calls.push(incoming.headers);
      outgoing.writeHead(200, { "content-type": "application/grpc-web+proto" }).end(trailerFrame(status));
    });
  };
}

/** A listener that answers every call with these bytes of a message, if any, and these lines of trailers after the status. */
export function answerer({ status = 0, message, more = "" }) {
  return (incoming, outgoing) => {
    if (allowCors(incoming, outgoing)) return;
    const frames = [trailerFrame(status, more)];
    if (message) {
      const head = Buffer.alloc(5);
      head.writeUInt32BE(message.length, 1);
      frames.unshift(head, message);
    }
    incoming.resume().on("end", () => outgoing.writeHead(200, { "content-type": "application/grpc-web+proto" }).end(Buffer.concat(frames)));
  };
}

/** A listener that answers every call with a status in the headers and no body, as servers that have nothing to say do. */
export function headersOnly(status) {
  return (incoming, outgoing) => {
    if (allowCors(incoming, outgoing)) return;
    const headers = { "content-type": "application/grpc-web+proto", "grpc-status": String(status), "grpc-message": "said in headers" };
    incoming.resume().on("end", () => outgoing.writeHead(200, headers).end());
  };
}

/** An address where nothing listens: that of a server which has just stopped. */
export async function vacantAddress() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}
