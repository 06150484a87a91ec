// Unary calls to the service in the page: prefilled, sent by key, answered with all there is to know.
import { answers, call, choose, figures, message, messages, requestText, send, showResponse, state } from "../support/call.js";
import { request, schema } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import { openReady } from "../support/page.js";

test("the request is filled from the schema, and Ctrl+Enter in it sends it", async ({ page }) => {
  await openReady(page);
  await choose(page, "GetUser");
  expect(JSON.parse(await requestText(page, "GetUser"))).toEqual({ id: "1" });
  const before = await requestText(page, "GetUser");
  await request(page).click();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(state(page)).toHaveText("OK");
  await expect(messages(page)).toHaveCount(1);
  expect((await answers(page))[0].user).toMatchObject({ id: "1", email: "alice@example.com", age: 30 });
  expect(await requestText(page, "GetUser")).toBe(before);
});

test("Ctrl+Enter in the schema sends the request too", async ({ page }) => {
  await openReady(page);
  await choose(page, "GetUser");
  const before = await schema(page).textContent();
  await schema(page).click();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(state(page)).toHaveText("OK");
  await expect(messages(page)).toContainText("alice@example.com");
  expect(await schema(page).textContent()).toBe(before);
});

test("the answer has headers, trailers and timings", async ({ page }) => {
  await openReady(page);
  await call(page, "GetUser", { id: "3" });
  await expect(state(page)).toHaveText("OK");
  await expect(figures(page)).toHaveText(/^1 message · headers [\d.]+ m?s · first [\d.]+ m?s · total [\d.]+ m?s · \d+ B$/);
  await expect(page.locator("#call-via")).toHaveText("GetUser · in-page");
  await showResponse(page, "Headers");
  const headers = page.locator(".metadata-list");
  await expect(headers.locator("dt")).toHaveText(["content-type"]);
  await expect(headers.locator("dd")).toHaveText([/^application\/grpc/]);
  await showResponse(page, "Trailers");
  await expect(page.locator(".response-body")).toHaveText("None.");
  await showResponse(page, "Messages");
  await expect(messages(page)).toContainText("charlie@example.com");
});

test("a user that does not exist is NOT_FOUND with its details", async ({ page }) => {
  await openReady(page);
  await call(page, "GetUser", { id: "no-such" });
  await expect(state(page)).toHaveText("NOT_FOUND");
  await expect(message(page)).toHaveText("NOT_FOUND (5): User no-such not found");
  await expect(page.locator(".ended")).toContainText("What was asked for does not exist.");
  const details = page.locator(".detail");
  const info = details.filter({ hasText: "google.rpc.ErrorInfo" });
  expect(JSON.parse(await info.locator("pre").textContent())).toMatchObject({
    reason: "USER_NOT_FOUND", domain: "users.v1", metadata: { id: "no-such" },
  });
  const resource = details.filter({ hasText: "google.rpc.ResourceInfo" });
  expect(JSON.parse(await resource.locator("pre").textContent())).toMatchObject({
    resourceType: "users.v1.User", resourceName: "no-such",
  });
  await expect(messages(page)).toHaveCount(0);
});

test("a request the service refuses is INVALID_ARGUMENT with its violations", async ({ page }) => {
  await openReady(page);
  await call(page, "CreateUser", {});
  await expect(state(page)).toHaveText("INVALID_ARGUMENT");
  await expect(message(page)).toHaveText("INVALID_ARGUMENT (3): Email and name are required");
  const violations = page.locator(".detail").filter({ hasText: "google.rpc.BadRequest" });
  expect(JSON.parse(await violations.locator("pre").textContent()).fieldViolations).toEqual([
    { field: "email", description: "must not be empty" },
    { field: "name", description: "must not be empty" },
  ]);
});

test("what one call changes the next one sees", async ({ page }) => {
  await openReady(page);
  await call(page, "CreateUser", { email: "ada@example.com", name: "Ada" });
  await expect(state(page)).toHaveText("OK");
  const { id } = (await answers(page))[0].user;
  await call(page, "GetUser", { id });
  await expect(messages(page)).toContainText('"ada@example.com"');
  await choose(page, "CreateUser");
  await send(page);
  await expect(state(page)).toHaveText("ALREADY_EXISTS");
});
