// Calls to the native UserService over gRPC-Web, and back to the one in the page.
import {
  answers, call, choose, compose, dial, expectInPageWorks, message, messages, send, sendButton, showResponse, state,
} from "../support/call.js";
import { expect, serviceUrl, test } from "../support/fixtures.js";
import { openReady, statusBar } from "../support/page.js";

const badge = (page) => page.locator("#target-badge");
const addMessage = (page) => page.getByRole("button", { name: "Add a message" }).click();
/** Emails are unique in the service, which outlives a test. */
const email = () => `${crypto.randomUUID()}@example.com`;

test.beforeEach(async ({ page }) => {
  await openReady(page);
  await dial(page, serviceUrl);
  await expect(badge(page)).toHaveText("network");
});

test("badge and status bar say network, and a button leads back to the page", async ({ page }) => {
  await expect(statusBar(page)).toContainText(`calls: ${serviceUrl}`);
  await call(page, "GetUser", { id: "1" });
  await expect(state(page)).toHaveText("OK");
  await expect(page.locator("#call-via")).toHaveText(`GetUser · gRPC-Web ${serviceUrl}`);
  await page.getByRole("button", { name: "Use in-page" }).click();
  await expect(badge(page)).toHaveText("in-page");
  await expect(page.locator("#address")).toHaveValue("");
  await send(page);
  await expect(page.locator("#call-via")).toHaveText("GetUser · in-page");
  await expect(state(page)).toHaveText("OK");
});

test("an address needs no scheme, and the sample's own is a button away", async ({ page }) => {
  await dial(page, "");
  await page.getByRole("button", { name: "127.0.0.1:50051" }).click();
  await expect(page.locator("#address")).toHaveValue("http://127.0.0.1:50051");
  await dial(page, ` ${serviceUrl.replace("http://", "")}/ `);
  await call(page, "GetUser", { id: "2" });
  await expect(state(page)).toHaveText("OK");
  await expect(messages(page)).toContainText("bob@example.com");
});

test("unary: the answer with its headers and trailers", async ({ page }) => {
  await call(page, "GetUser", { id: "1" });
  await expect(state(page)).toHaveText("OK");
  expect((await answers(page))[0].user).toMatchObject({ id: "1", email: "alice@example.com" });
  await showResponse(page, "Headers");
  await expect(page.locator(".metadata-list dt").filter({ hasText: "content-type" })).toHaveCount(1);
});

test("unary: an error keeps its name, message and details", async ({ page }) => {
  await call(page, "GetUser", { id: "no-such" });
  await expect(state(page)).toHaveText("NOT_FOUND");
  await expect(message(page)).toHaveText("NOT_FOUND (5): User no-such not found");
  const info = page.locator(".detail").filter({ hasText: "google.rpc.ErrorInfo" });
  expect(JSON.parse(await info.locator("pre").textContent())).toMatchObject({ reason: "USER_NOT_FOUND" });
});

test("server streaming: users arrive, and a watch is cancelled", async ({ page }) => {
  await call(page, "ListUsers", { pageSize: 3 });
  await expect(state(page)).toHaveText("OK");
  expect((await answers(page)).map((user) => user.name)).toEqual(["Alice", "Bob", "Charlie"]);
  await call(page, "WatchUserChanges", { userIds: ["1", "2"] });
  await expect(state(page)).toHaveText("Streaming 2");
  await page.locator("#cancel").click();
  await expect(state(page)).toHaveText("Cancelled");
  await call(page, "GetUser", { id: "3" });
  await expect(messages(page)).toContainText("charlie@example.com");
});

test("a watch here hears what a second page changes", async ({ page, context }) => {
  const address = email();
  await call(page, "WatchUserChanges", { userIds: [] });
  await expect(state(page)).toHaveText(/^Streaming/);
  const other = await context.newPage();
  await openReady(other);
  await dial(other, serviceUrl);
  await call(other, "CreateUser", { email: address, name: "Ada" });
  await expect(state(other)).toHaveText("OK");
  await expect(messages(page).filter({ hasText: address })).toContainText("EVENT_TYPE_CREATED");
  await page.locator("#cancel").click();
});

test("client streaming is half-duplex and says so", async ({ page }) => {
  await choose(page, "CreateUsers");
  await expect(page.getByText("Client streaming, half-duplex over gRPC-Web")).toBeVisible();
  await expect(sendButton(page)).toHaveText("Send all");
  await compose(page, { email: email(), name: "Ada" });
  await addMessage(page);
  await compose(page, { email: email(), name: "Alan" });
  await send(page);
  await expect(state(page)).toHaveText("OK");
  expect((await answers(page))[0]).toMatchObject({ createdCount: 2 });
});

test("bidi is half-duplex and says so", async ({ page }) => {
  await choose(page, "Chat");
  await expect(page.getByText("Bidirectional, half-duplex over gRPC-Web")).toBeVisible();
  await expect(page.getByLabel("keep the stream open")).toHaveCount(0);
  await expect(sendButton(page)).toHaveText("Send all");
  await compose(page, { userId: "1", content: "one" });
  await addMessage(page);
  await compose(page, { userId: "1", content: "two" });
  await send(page);
  await expect(state(page)).toHaveText("OK");
  const echoes = (await answers(page)).filter((said) => said.userId === "system").map((said) => said.content);
  expect(echoes).toEqual(["Echo from 1: one", "Echo from 1: two"]);
});

test("the service in the page has users of its own", async ({ page }) => {
  const address = email();
  await call(page, "CreateUser", { email: address, name: "Ada" });
  await expect(state(page)).toHaveText("OK");
  const { id } = (await answers(page))[0].user;
  await expectInPageWorks(page);
  await call(page, "GetUser", { id });
  await expect(state(page)).toHaveText("NOT_FOUND");
});
