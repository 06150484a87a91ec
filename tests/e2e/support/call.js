// Composes a call in the call pane and reads its answer.
import { fill, request, textOf } from "./editor.js";
import { expect } from "./fixtures.js";

const SERVICE = "users.v1.UserService";

/** The state of the call: a status name, a failure, `Connecting…` or `Streaming n`. */
export const state = (page) => page.locator("#call-state");

/** Counts and times of the call. */
export const figures = (page) => page.locator("#call-figures");

/** What went wrong, in a sentence. */
export const message = (page) => page.locator("#call-message");

/** The response messages. */
export const messages = (page) => page.locator(".message-json");

/** The button that sends. */
export const sendButton = (page) => page.locator("#send");

/** The editor's key of a method's request message, counted from 0. */
export const requestKey = (method, index = 0) => `${SERVICE}/${method}#${index}`;

/** Makes the call pane ready for a method of the UserService and waits for its prefilled request. */
export async function choose(page, method) {
  await page.locator("#method").selectOption(`${SERVICE}/${method}`);
  await expect.poll(() => requestText(page, method)).toMatch(/^\{/);
}

/** The request message of a method as it stands in the editor. */
export const requestText = (page, method, index = 0) => textOf(request(page), requestKey(method, index));

/** Writes the request message in the editor. */
export async function compose(page, json) {
  const text = typeof json === "string" ? json : JSON.stringify(json, null, 2);
  await fill(request(page), text);
}

/** Presses the button that sends. */
export const send = (page) => sendButton(page).click();

/** Chooses a method, writes its request and sends it. */
export async function call(page, method, json) {
  await choose(page, method);
  if (json !== undefined) await compose(page, json);
  await send(page);
}

/** The response messages as values. */
export async function answers(page) {
  return (await messages(page).allTextContents()).map((text) => JSON.parse(text));
}

/** Shows a part of the response: Messages, Headers or Trailers. */
export const showResponse = (page, part) =>
  page.getByRole("tablist", { name: "Response" }).getByRole("tab", { name: new RegExp(`^${part}`) }).click();

/** Writes the address of a server; empty means the service in the page. */
export const dial = (page, address) => page.locator("#address").fill(address);

/** Shows that calls still work: one to the service in the page ends well. */
export async function expectInPageWorks(page) {
  await dial(page, "");
  await expect(page.locator("#target-badge")).toHaveText("in-page");
  await call(page, "GetUser", { id: "2" });
  await expect(state(page)).toHaveText("OK");
  await expect(messages(page)).toContainText("bob@example.com");
}
