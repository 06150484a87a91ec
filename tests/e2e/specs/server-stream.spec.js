// A server stream of the service in the page: messages as they come, and a cancel in the middle.
import { answers, call, choose, expectInPageWorks, figures, message, messages, send, state } from "../support/call.js";
import { expect, test } from "../support/fixtures.js";
import { openReady } from "../support/page.js";

/** Notes every text the state of the call has from now on. */
async function watchStates(page) {
  await page.evaluate(() => {
    window.statesSeen = [];
    const look = () => {
      const text = document.querySelector("#call-state")?.textContent;
      if (text && text !== window.statesSeen.at(-1)) window.statesSeen.push(text);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

test("users arrive one by one", async ({ page }) => {
  await openReady(page);
  await choose(page, "ListUsers");
  await watchStates(page);
  await send(page);
  await expect(state(page)).toHaveText("OK");
  expect((await answers(page)).map((user) => user.name)).toEqual(["Alice", "Bob", "Charlie"]);
  const seen = await page.evaluate(() => window.statesSeen);
  // A starved page may see two at once, never all of them: the service pauses between them.
  expect(seen.filter((text) => /^Streaming [12]$/.test(text))).not.toEqual([]);
  expect(seen.at(-1)).toBe("OK");
  await expect(figures(page)).toContainText(/^3 messages · .* · total /);
});

test("the request decides what is streamed", async ({ page }) => {
  await openReady(page);
  await call(page, "ListUsers", { pageSize: 1, pageToken: "1" });
  await expect(state(page)).toHaveText("OK");
  expect((await answers(page)).map((user) => user.name)).toEqual(["Bob"]);
});

test("a watch that never ends is cancelled by its button, and the page goes on", async ({ page }) => {
  await openReady(page);
  await call(page, "WatchUserChanges", { userIds: [] });
  await expect(state(page)).toHaveText("Streaming 3");
  await expect(page.locator("#send")).toBeDisabled();
  await page.locator("#cancel").click();
  await expect(state(page)).toHaveText("Cancelled");
  await expect(message(page)).toHaveText("the call was cancelled");
  await expect(messages(page)).toHaveCount(3);
  await expect(page.locator("#cancel")).toBeHidden();
  await expectInPageWorks(page);
});

test("Escape cancels too", async ({ page }) => {
  await openReady(page);
  await call(page, "WatchUserChanges", { userIds: ["2"] });
  await expect(state(page)).toHaveText("Streaming 1");
  expect((await answers(page))[0]).toMatchObject({ type: "EVENT_TYPE_CREATED", user: { name: "Bob" } });
  await page.keyboard.press("Escape");
  await expect(state(page)).toHaveText("Cancelled");
});
