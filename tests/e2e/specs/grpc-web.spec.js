// gRPC-Web as servers and proxies may send it: cut anywhere, as text, packed, wrong.
import { gzipSync } from "node:zlib";
import { call, dial, message, messages, showResponse, state } from "../support/call.js";
import { expect } from "../support/fixtures.js";
import { openReady } from "../support/page.js";
import { allowCors, test } from "../support/servers.js";

const WEB = "application/grpc-web+proto";

/** A frame: flags, four bytes of length, the payload. */
function frame(flags, payload = Buffer.alloc(0)) {
  const head = Buffer.alloc(5);
  head[0] = flags;
  head.writeUInt32BE(payload.length, 1);
  return Buffer.concat([head, payload]);
}

const trailers = (...lines) => frame(0x80, Buffer.from(lines.map((line) => `${line}\r\n`).join("")));
const OK = trailers("grpc-status: 0");

/** A listener that writes these chunks, each by itself, and counts its calls. */
function chunks(pieces, headers = {}) {
  const listener = (incoming, outgoing) => {
    if (allowCors(incoming, outgoing)) return;
    listener.calls += 1;
    incoming.resume().on("end", async () => {
      outgoing.writeHead(200, { "content-type": WEB, ...headers });
      for (const piece of pieces) {
        outgoing.write(piece);
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      outgoing.end();
    });
  };
  listener.calls = 0;
  return listener;
}

const cut = (bytes, ...places) => [0, ...places].map((from, at) => bytes.subarray(from, places[at]));

async function get(page, address) {
  await openReady(page);
  await dial(page, address);
  await call(page, "GetUser", { id: "1" });
}

test("trailers that come in two pieces are whole", async ({ page, serve }) => {
  const end = trailers("grpc-status: 5", "grpc-message: gone", "x-many: one", "x-many: two");
  const address = await serve(chunks([...cut(frame(0), 3), ...cut(end, 2, 9, 30)]));
  await get(page, address);
  await expect(state(page)).toHaveText("NOT_FOUND");
  await expect(message(page)).toHaveText("NOT_FOUND (5): gone");
  await showResponse(page, "Trailers");
  await expect(page.locator(".metadata-list dd")).toHaveText(["one", "two"]);
});

test("tonic-web-wasm-client can be chosen, and loses such trailers", async ({ page, serve }) => {
  const address = await serve(chunks([frame(0), ...cut(OK, 7)]));
  await get(page, address);
  await expect(state(page)).toHaveText("OK");
  await page.locator("#client").selectOption("tonic-web-wasm-client");
  await page.locator("#send").click();
  await expect(message(page)).toContainText("lost them with the status");
  await page.reload();
  await expect(page.locator("#client")).toHaveValue("tonic-web-wasm-client");
  await page.locator("#client").selectOption("own");
  await page.locator("#send").click();
  await expect(state(page)).toHaveText("OK");
});

test("text and packed frames are read", async ({ page, serve }) => {
  const text = [frame(0), OK].map((piece) => piece.toString("base64"));
  const address = await serve(chunks(text, { "content-type": "application/grpc-web-text+proto" }));
  await get(page, address);
  await expect(state(page)).toHaveText("OK");
  const user = Buffer.from([0x0a, 7, 0x1a, 5, ...Buffer.from("Zoë!")]);
  const packed = [frame(1, gzipSync(user)), frame(0x81, gzipSync(Buffer.from("grpc-status: 0\r\n")))];
  await dial(page, await serve(chunks(packed, { "grpc-encoding": "gzip" })));
  await page.locator("#send").click();
  await expect(state(page)).toHaveText("OK");
  await expect(messages(page)).toContainText("Zoë!");
});

const WRONG = [
  ["bytes after the trailers", [Buffer.concat([frame(0), OK, frame(0)])], "5 bytes came after the trailers"],
  ["a flag that is none", [Buffer.from("<html></html>")], "begins with 0x3c"],
  ["a length beyond reason", [Buffer.from([0, 0xff, 0xff, 0xff, 0xff, 1])], "more than 67108864 are not taken"],
  ["an end within a frame", [frame(0, Buffer.from("abc")).subarray(0, 6)], "in the middle of a frame"],
  ["packed frames that are not announced", [frame(1, gzipSync(Buffer.alloc(3)))], "does not say that it is gzip"],
];
for (const [name, pieces, words] of WRONG) {
  test(`${name}: said in words`, async ({ page, serve }) => {
    await get(page, await serve(chunks(pieces)));
    await expect(message(page)).toContainText(words);
    await expect(state(page)).toHaveText("Protocol error");
  });
}

test("what is not gRPC-Web is asked once, and shown", async ({ page, serve }) => {
  const listener = chunks([Buffer.from("<h1>Not he"), Buffer.from("re</h1>")], { "content-type": "text/html" });
  await get(page, await serve(listener));
  await expect(message(page)).toContainText("<h1>Not here</h1>");
  expect(listener.calls).toBe(1);
});
