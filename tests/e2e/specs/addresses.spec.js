// Addresses that do not lead to a gRPC-Web server: each says what is wrong and what to do, and the page goes on.
import { call, dial, expectInPageWorks, message, messages, state } from "../support/call.js";
import { expect } from "../support/fixtures.js";
import { openReady } from "../support/page.js";
import { allowCors, answerer, headersOnly, recorder, test, vacantAddress } from "../support/servers.js";
import { pageUrl } from "../support/surroundings.js";

const help = (page) => page.locator(".ended .help");

test.beforeEach(async ({ page, expectedErrors }) => {
  // The browser itself logs what it could not fetch.
  expectedErrors.push(/^console: Failed to load resource/, /^console: Access to fetch .* blocked by CORS policy/);
  await openReady(page);
});

test("nothing listens there", async ({ page }) => {
  const address = await vacantAddress();
  await dial(page, address);
  await call(page, "GetUser", { id: "1" });
  await expect(state(page)).toHaveText("Unreachable");
  await expect(message(page)).toHaveText(`nothing answered at ${address}`);
  await expect(help(page)).toContainText("check the address");
  await expectInPageWorks(page);
});

test("a server without CORS, with lines to paste", async ({ page, serve }) => {
  const address = await serve((_, outgoing) => outgoing.writeHead(200, { "content-type": "application/grpc-web+proto" }).end());
  await dial(page, address);
  await call(page, "GetUser", { id: "1" });
  await expect(state(page)).toHaveText("Blocked by CORS");
  await expect(message(page)).toContainText(`something answers at ${address}`);
  await expect(help(page)).toContainText(`.allow_origin("${new URL(pageUrl).origin}"`);
  await expect(help(page)).toContainText("expose_headers: grpc-status,grpc-message,grpc-status-details-bin");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator(".ended").getByRole("button", { name: "Copy" }).click();
  await expect(page.locator(".ended").getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await help(page).textContent());
  await expectInPageWorks(page);
});

test("a server that is not gRPC", async ({ page, serve }) => {
  const address = await serve((incoming, outgoing) => {
    if (!allowCors(incoming, outgoing)) outgoing.writeHead(200, { "content-type": "text/html" }).end("<h1>A shop</h1>");
  });
  await dial(page, address);
  await call(page, "GetUser", { id: "1" });
  await expect(state(page)).toHaveText("Not a gRPC server");
  await expect(message(page)).toContainText("HTTP 200, text/html");
  await expect(message(page)).toContainText("<h1>A shop</h1>");
  await expect(help(page)).toContainText("GrpcWebLayer");
  await expectInPageWorks(page);
});

test("a server that says HTTP 404", async ({ page, serve }) => {
  const address = await serve((incoming, outgoing) => {
    if (!allowCors(incoming, outgoing)) outgoing.writeHead(404, { "content-type": "text/plain" }).end("no such page");
  });
  await dial(page, address);
  await call(page, "GetUser", { id: "1" });
  await expect(state(page)).toHaveText("Not a gRPC server");
  await expect(message(page)).toContainText("HTTP 404");
  await expectInPageWorks(page);
});

test("a server that knows no such method", async ({ page, serve }) => {
  await dial(page, await serve(recorder([], 12)));
  await call(page, "GetUser", { id: "1" });
  await expect(state(page)).toHaveText("UNIMPLEMENTED");
  await expectInPageWorks(page);
});

for (const [status, says] of [[0, "OK"], [7, "PERMISSION_DENIED"]]) {
  test(`status ${status} in the headers alone is ${says}`, async ({ page, serve }) => {
    await dial(page, await serve(headersOnly(status)));
    await call(page, "ListUsers");
    await expect(state(page)).toHaveText(says);
    await expect(messages(page)).toHaveCount(0);
    await expectInPageWorks(page);
  });
}

test("details that are no base64 do not cost the status", async ({ page, serve }) => {
  await dial(page, await serve(answerer({ status: 3, more: "grpc-message: bad\r\ngrpc-status-details-bin: !!!!\r\n" })));
  await call(page, "GetUser", { id: "1" });
  await expect(state(page)).toHaveText("INVALID_ARGUMENT");
  await expect(message(page)).toHaveText("INVALID_ARGUMENT (3): bad");
  await expect(page.locator(".detail pre")).toHaveText('"!!!!"');
  await expectInPageWorks(page);
});

test("of a message of megabytes the beginning is shown, and all of it on demand", async ({ page, serve }) => {
  const length = 3_000_000;
  const email = Buffer.concat([Buffer.from([0x12, (length & 0x7f) | 0x80, ((length >> 7) & 0x7f) | 0x80, ((length >> 14) & 0x7f) | 0x80, length >> 21]), Buffer.alloc(length, "x")]);
  await dial(page, await serve(answerer({ message: email })));
  await call(page, "ListUsers");
  await expect(state(page)).toHaveText("OK");
  const shown = () => messages(page).evaluate((element) => element.textContent.length);
  expect(await shown()).toBe(64 * 1024);
  await page.getByRole("button", { name: "Show all" }).click();
  await expect.poll(shown).toBeGreaterThan(length);
  await expectInPageWorks(page);
});

test("what is no address", async ({ page }) => {
  for (const [address, says] of [
    ["http://", "it names no host"],
    ["not an address", "it is not a URL"],
    ["ftp://127.0.0.1:1", "it must start with http:// or https://"],
    ["http://127.0.0.1:99999", "`99999` is no port"],
    ["javascript:alert(1)", "is no port"],
    ["http://me:secret@127.0.0.1:1", "it must not carry a user name or a password"],
  ]) {
    await dial(page, address);
    await call(page, "GetUser", { id: "1" });
    await expect(page.locator("#call-via")).toContainText(address);
    await expect(state(page)).toHaveText("Request not sent");
    await expect(message(page)).toContainText(says);
  }
  await expectInPageWorks(page);
});
