// A request that does not fit the schema is not sent: the message says where, and the text stays.
import { choose, compose, message, requestText, send, state } from "../support/call.js";
import { request } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import { openReady } from "../support/page.js";

/** What is wrong, the method, its request, and what the message must say. */
const WRONG = [
  ["a field that is not there", "GetUser", '{\n  "id": "1",\n  "agee": 5\n}', [/agee/, /line 3/]],
  ["a value of another type", "CreateUser", '{\n  "age": "old"\n}', [/age/, /line 2/]],
  ["an enum value that is not there", "ListUsers", '{\n  "statusFilter": "USER_STATUS_LOST"\n}', [/USER_STATUS_LOST/, /line 2/]],
  ["a number out of range", "ListUsers", '{ "pageSize": 3000000000 }', [/pageSize|3000000000/]],
  ["broken JSON", "GetUser", '{\n  "id": \n', [/line/]],
  ["no JSON at all", "GetUser", "hello", [/line 1|column/]],
  ["an array", "GetUser", "[]", [/./]],
  ["two fields of a oneof", "UploadUserData", '{ "metadata": {}, "chunk": "AA==" }', [/./]],
];

test("what does not fit is named, nothing is sent, and the text stays", async ({ page }) => {
  await openReady(page);
  for (const [what, method, json, says] of WRONG) {
    await test.step(what, async () => {
      await choose(page, method);
      await compose(page, json);
      await send(page);
      await expect(state(page)).toHaveText("Request not sent");
      for (const part of says) await expect(message(page)).toContainText(part);
      expect(await requestText(page, method)).toBe(json);
      await compose(page, "{}");
      await send(page);
      await expect(state(page)).toHaveText(/^(OK|INVALID_ARGUMENT)$/);
    });
  }
});

test("what does not fit is marked while it is typed, before anything is sent, and the mark goes with the mistake", async ({ page }) => {
  await openReady(page);
  await choose(page, "CreateUser");
  const mark = request(page).locator(".cm-lintRange-error");
  await compose(page, '{\n  "email": "a@b.c",\n  "age": "old"\n}');
  await expect(mark).toHaveText('"old"');
  await mark.hover();
  await expect(page.locator(".cm-tooltip-lint")).toHaveText("age: not an integer");
  await compose(page, '{\n  "email": "a@b.c",\n  "nickname": 1\n}');
  await expect(mark).toHaveText('"nickname"');
  await compose(page, '{\n  "email": "a@b.c"\n}');
  await expect(mark).toHaveCount(0);
  await compose(page, '{\n  "email": 7\n}');
  await expect(mark).toHaveText("7");
  await choose(page, "GetUser");
  await expect(mark).toHaveCount(0);
});

test("the only message of a method that takes one is not numbered", async ({ page }) => {
  await openReady(page);
  await choose(page, "GetUser");
  await compose(page, '{ "name": 1 }');
  await send(page);
  await expect(message(page)).toContainText("the request does not fit `users.v1.GetUserRequest`");
});

test("a second message that does not fit is told apart", async ({ page }) => {
  await openReady(page);
  await choose(page, "CreateUsers");
  await page.getByRole("button", { name: "Add a message" }).click();
  await compose(page, '{ "nickname": "x" }');
  await send(page);
  await expect(state(page)).toHaveText("Request not sent");
  await expect(message(page)).toContainText("nickname");
  await expect(message(page)).toContainText(/2/);
});

test("what was written for a method is there after a look at another", async ({ page }) => {
  await openReady(page);
  await choose(page, "GetUser");
  await compose(page, '{ "id": "mine" }');
  await choose(page, "Chat");
  await choose(page, "GetUser");
  await expect.poll(() => requestText(page, "GetUser")).toBe('{ "id": "mine" }');
});
