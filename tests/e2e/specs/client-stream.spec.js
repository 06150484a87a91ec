// Request streams of the service in the page: composed and sent, and, for bidi, live while the stream is open.
import {
  answers, call, choose, compose, figures, messages, requestText, send, sendButton, showResponse, state,
} from "../support/call.js";
import { expect, test } from "../support/fixtures.js";
import { openReady } from "../support/page.js";

const addMessage = (page) => page.getByRole("button", { name: "Add a message" }).click();

test("several composed messages go out, one answer comes back", async ({ page }) => {
  await openReady(page);
  await choose(page, "CreateUsers");
  await expect(page.getByText("Client streaming: messages go out one by one")).toBeVisible();
  await compose(page, { email: "ada@example.com", name: "Ada" });
  await addMessage(page);
  await expect(page.getByRole("button", { name: "#2" })).toHaveAttribute("aria-pressed", "true");
  await compose(page, { email: "alan@example.com", name: "Alan" });
  await addMessage(page);
  await compose(page, { name: "Nobody" });
  await page.getByRole("button", { name: "#1" }).click();
  await expect.poll(() => requestText(page, "CreateUsers", 0)).toContain("ada@example.com");
  await send(page);
  await expect(state(page)).toHaveText("OK");
  await expect(messages(page)).toHaveCount(1);
  const [answer] = await answers(page);
  expect(answer).toMatchObject({ createdCount: 2, failedCount: 1 });
  expect(answer.users.map((user) => user.name)).toEqual(["Ada", "Alan"]);
});

test("a message can be taken out of the stream again", async ({ page }) => {
  await openReady(page);
  await choose(page, "CreateUsers");
  await compose(page, { email: "ada@example.com", name: "Ada" });
  await expect(page.getByRole("button", { name: "Remove this message" })).toBeDisabled();
  await addMessage(page);
  await compose(page, { email: "alan@example.com", name: "Alan" });
  await page.getByRole("button", { name: "#1" }).click();
  await page.getByRole("button", { name: "Remove this message" }).click();
  await expect(page.getByRole("button", { name: "#2" })).toHaveCount(0);
  await send(page);
  await expect(state(page)).toHaveText("OK");
  expect((await answers(page))[0].users.map((user) => user.name)).toEqual(["Alan"]);
});

test("a chat is live: said, echoed, said again, ended", async ({ page }) => {
  await openReady(page);
  await call(page, "Chat", { userId: "1", content: "hello" });
  await expect(messages(page)).toHaveCount(1);
  await expect(messages(page).first()).toContainText("Echo from 1: hello");
  await expect(state(page)).toHaveText("Streaming 1");
  await expect(sendButton(page)).toHaveText("Send message");
  await compose(page, { userId: "1", content: "still there?" });
  await send(page);
  await expect(messages(page)).toHaveCount(2);
  await expect(messages(page).last()).toContainText("Echo from 1: still there?");
  await page.locator("#end-stream").click();
  await expect(state(page)).toHaveText("OK");
  await expect(figures(page)).toContainText(/^2 messages · /);
  await expect(sendButton(page)).toHaveText("Send");
  await showResponse(page, "Headers");
  await expect(page.locator(".metadata-list")).toContainText("content-type");
});

test("a message that does not fit is refused and the open stream goes on", async ({ page }) => {
  await openReady(page);
  await call(page, "Chat", { userId: "1", content: "one" });
  await expect(messages(page)).toHaveCount(1);
  await compose(page, { userId: "1", kontent: "two" });
  await send(page);
  await expect(page.locator("#call-refused")).toContainText("kontent");
  await expect(state(page)).toHaveText("Streaming 1");
  await compose(page, { userId: "1", content: "three" });
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(messages(page).last()).toContainText("Echo from 1: three");
  await expect(page.locator("#call-refused")).toBeEmpty();
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await expect(state(page)).toHaveText("OK");
});

test("an edit comes back to its author, and without keeping it open the stream ends by itself", async ({ page }) => {
  await openReady(page);
  await choose(page, "CollaborativeEdit");
  await page.getByLabel("keep the stream open").uncheck();
  await compose(page, { documentId: "d", userId: "1", text: "hi", type: "OPERATION_TYPE_INSERT" });
  await send(page);
  await expect(state(page)).toHaveText("OK");
  expect((await answers(page))[0]).toMatchObject({ documentId: "d", text: "hi", type: "OPERATION_TYPE_INSERT" });
});
