// What a person does while a call runs must not lose the next answer, nor cost the call by a key meant for something else.
import { call, choose, message, messages, send, sendButton, state } from "../support/call.js";
import { schema } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import { openReady, openWith } from "../support/page.js";

test("a request sent while another call runs takes its place and shows its own answer", async ({ page }) => {
  await openReady(page);
  await call(page, "WatchUserChanges");
  await expect(state(page)).toHaveText(/^Streaming/);
  await choose(page, "GetUser");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(state(page)).toHaveText("OK");
  await expect(messages(page)).toHaveCount(1);
  await expect(messages(page)).toContainText("alice@example.com");
});

test("an open stream takes messages of its own method only, and the answer names its method", async ({ page }) => {
  await openReady(page);
  await call(page, "Chat");
  await expect(state(page)).toHaveText(/^Streaming/);
  await expect(page.locator("#call-via")).toHaveText("Chat · in-page");
  await expect(sendButton(page)).toHaveText("Send message");
  await choose(page, "GetUser");
  await expect(sendButton(page)).toBeDisabled();
  await expect(sendButton(page)).toHaveAttribute("title", "Another call is running: end or cancel it first");
  await choose(page, "Chat");
  await expect(sendButton(page)).toHaveText("Send message");
  await expect(sendButton(page)).toBeEnabled();
  await page.locator("#cancel").click();
  await expect(state(page)).toHaveText("Cancelled");
});

test("Escape leaves the search, the editor and the list of keys, and only then cancels the call", async ({ page }) => {
  await openReady(page);
  await call(page, "WatchUserChanges");
  await expect(state(page)).toHaveText(/^Streaming/);
  await schema(page).focus();
  await page.keyboard.press("ControlOrMeta+f");
  await expect(page.locator(".cm-search")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".cm-search")).toBeHidden();
  await page.keyboard.press("Escape");
  await page.keyboard.press("F1");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(state(page)).toHaveText(/^Streaming/);
  await page.locator("#cancel").focus();
  await page.keyboard.press("Escape");
  await expect(state(page)).toHaveText("Cancelled");
});

test("a method the service in the page does not have is explained", async ({ page }) => {
  const text =
    'syntax = "proto3";\npackage own.v1;\n\nservice OwnService {\n  rpc Do(DoRequest) returns (DoResponse);\n}\n\nmessage DoRequest {}\n\nmessage DoResponse {}\n';
  await openWith(page, [["own/v1/own.proto", text]]);
  await expect(sendButton(page)).toBeEnabled();
  await send(page);
  await expect(state(page)).toHaveText("UNIMPLEMENTED");
  await expect(message(page)).toHaveText("UNIMPLEMENTED (12)");
  await expect(page.getByText("answers users.v1.UserService only")).toBeVisible();
});
