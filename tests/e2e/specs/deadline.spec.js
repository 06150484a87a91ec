// A deadline that passes ends the call with DEADLINE_EXCEEDED; one that is malformed is refused.
import { call, choose, dial, expectInPageWorks, message, messages, send, state } from "../support/call.js";
import { expect, serviceUrl, test } from "../support/fixtures.js";
import { openReady } from "../support/page.js";

const deadline = (page) => page.locator("#deadline");

for (const [where, address] of [["in the page", ""], ["over the network", serviceUrl]]) {
  test(`a watch ${where} ends when its deadline passes`, async ({ page }) => {
    await openReady(page);
    await dial(page, address);
    await deadline(page).fill("300ms");
    await call(page, "WatchUserChanges", { userIds: ["1"] });
    await expect(state(page)).toHaveText("DEADLINE_EXCEEDED");
    await expect(message(page)).toContainText("DEADLINE_EXCEEDED (4): the deadline of 300 ms set here passed");
    await deadline(page).fill("");
    await expectInPageWorks(page);
  });
}

test("a call within its deadline ends well, also over the network", async ({ page }) => {
  await openReady(page);
  await deadline(page).fill("2m");
  await dial(page, serviceUrl);
  await call(page, "GetUser", { id: "1" });
  await expect(state(page)).toHaveText("OK");
  await expect(messages(page)).toContainText("alice@example.com");
});

test("a unary call has a deadline from the start, a stream has none", async ({ page }) => {
  await openReady(page);
  await choose(page, "GetUser");
  await expect(deadline(page)).toHaveValue("5s");
  await choose(page, "WatchUserChanges");
  await expect(deadline(page)).toHaveValue("");
});

test("a malformed deadline is refused with a message, and nothing is sent", async ({ page }) => {
  await openReady(page);
  await choose(page, "GetUser");
  for (const [text, says] of [
    ["5 parsecs", '"5 parsecs" is not a deadline: write 5s, 250ms or 2m'],
    ["0", '"0" is not a deadline between 1ms and 24h'],
    ["999h", '"999h" is not a deadline between 1ms and 24h'],
  ]) {
    await deadline(page).fill(text);
    await expect(deadline(page)).toHaveAttribute("aria-invalid", "true");
    await send(page);
    await expect(state(page)).toHaveText("Request not sent");
    await expect(message(page)).toContainText(says);
  }
  await deadline(page).fill("5s");
  await expect(deadline(page)).toHaveAttribute("aria-invalid", "false");
  await send(page);
  await expect(state(page)).toHaveText("OK");
});
