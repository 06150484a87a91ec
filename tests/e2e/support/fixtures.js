// The `test` every spec uses: its page fails the test on an uncaught error, a console error or a refused policy.
import { test as base, expect } from "@playwright/test";

export { expect };
export { serviceUrl } from "./surroundings.js";

export const test = base.extend({
  /** Patterns of console errors that a test provokes on purpose; push to it before they happen. */
  expectedErrors: async ({}, use) => {
    await use([]);
  },

  page: async ({ page, expectedErrors }, use) => {
    const faults = [];
    page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(`console: ${message.text()}`);
    });
    page.on("crash", () => faults.push("the page crashed"));
    await use(page);
    const surprises = faults.filter((fault) => !expectedErrors.some((pattern) => pattern.test(fault)));
    expect(surprises, "errors in the page").toEqual([]);
  },
});

/** Opens the page and waits until it is mounted. */
export async function open(page, path = "/") {
  await page.goto(path);
  await expect(page.locator("#boot")).toBeHidden();
  await expect(page.getByRole("main")).toBeVisible();
}
