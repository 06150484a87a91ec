// Takes the README's picture: the page with a streamed answer.
import { call, messages, state } from "../support/call.js";
import { test, expect } from "../support/fixtures.js";
import { openReady } from "../support/page.js";
import { picture } from "../support/surroundings.js";

test("the page with a streamed answer", async ({ page }) => {
  await page.setViewportSize({ width: 1400, height: 860 });
  await openReady(page);
  await call(page, "ListUsers");
  await expect(state(page)).toHaveText("OK");
  await expect(messages(page).first()).toBeInViewport();
  const bytes = await page.screenshot({ path: picture });
  // Width and height stand in the first chunk of a PNG.
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1400, 860]);
});
