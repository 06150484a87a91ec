// First load: the page mounts, loads nothing from elsewhere and reports no error.
import { expect, open, test } from "../support/fixtures.js";
import { pageUrl } from "../support/surroundings.js";

test("the page loads from its own host alone", async ({ page }) => {
  const elsewhere = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(`${pageUrl}/`) && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url());
  });
  await open(page);
  await expect(page).toHaveTitle(/proto-playground/);
  await expect(page.locator("#crash")).toBeHidden();
  expect(elsewhere).toEqual([]);
});
