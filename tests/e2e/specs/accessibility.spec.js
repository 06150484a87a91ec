// axe finds nothing serious in the main states of the page, in both themes.
import AxeBuilder from "@axe-core/playwright";
import { call, showResponse, state } from "../support/call.js";
import { replace, schema, SERVICE } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import { breaches, fileList, openReady, paneTab, problems, submitPath } from "../support/page.js";

/** States of the page, each reached from the one before. */
const STATES = [
  ["the first load", async () => {}],
  ["no problems", async (page) => {
    await paneTab(page, "Problems").click();
    await expect(page.getByText("No problems. Every file compiles")).toBeVisible();
  }],
  ["the generated client", async (page) => {
    await paneTab(page, "Generate").click();
    await expect(page.getByRole("textbox", { name: "Generated code" })).toContainText("UserServiceClient");
    await paneTab(page, "Call").click();
  }],
  ["a streamed answer", async (page) => {
    await call(page, "ListUsers");
    await expect(state(page)).toHaveText("OK");
  }],
  ["headers", async (page) => {
    await showResponse(page, "Headers");
    await expect(page.locator(".metadata-list")).toContainText("content-type");
    await showResponse(page, "Messages");
  }],
  ["an open chat", async (page) => {
    await call(page, "Chat");
    await expect(state(page)).toHaveText("Streaming 1");
  }],
  ["an ended chat", async (page) => {
    await page.locator("#end-stream").click();
    await expect(state(page)).toHaveText("OK");
  }],
  ["an error with details", async (page) => {
    await call(page, "GetUser", { id: "no-such" });
    await expect(state(page)).toHaveText("NOT_FOUND");
  }],
  ["a request that was not sent", async (page) => {
    await call(page, "GetUser", "{");
    await expect(state(page)).toHaveText("Request not sent");
  }],
  ["metadata", async (page) => {
    await page.getByRole("tab", { name: "Metadata", exact: true }).click();
    await page.getByRole("button", { name: "Add metadata" }).click();
    await expect(page.getByLabel("Metadata key")).toBeVisible();
  }],
  ["a refused path", async (page) => {
    await fileList(page).getByRole("button", { name: "Add a file" }).click();
    await submitPath(page, "notes.txt");
    await expect(fileList(page).getByRole("alert")).not.toBeEmpty();
  }],
  ["a file of the library", async (page) => {
    const library = page.getByRole("region", { name: "Library" });
    await library.getByRole("button", { name: "Library", exact: true }).click();
    await library.locator("button.file-name").first().click();
    await expect(page.getByText("read-only", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: /^Back to/ }).click();
  }],
  ["problems", async (page) => {
    await replace(schema(page), SERVICE, "(GetUserRequest)", "(GetUzerRequest)");
    await paneTab(page, "Problems").click();
    await expect(problems(page)).toHaveCount(1);
  }],
  ["a rule's help", async (page) => {
    await replace(schema(page), SERVICE, "(GetUzerRequest)", "(GetUserRequest)");
    await replace(schema(page), SERVICE, "message GetUserRequest {", "message GetUserRequest {\n  string userName = 9;");
    await page.getByRole("button", { name: "FIELD_LOWER_SNAKE_CASE" }).click();
    await expect(page.getByRole("heading", { name: "Why" })).toBeVisible();
  }],
  ["changes", async (page) => {
    await replace(schema(page), SERVICE, "string userName = 9;\n  // The user's id.\n  string id", "bytes id");
    await paneTab(page, "Changes").click();
    await expect(breaches(page)).not.toHaveCount(0);
    await page.getByRole("button", { name: "Address…" }).click();
  }],
  ["two states side by side", async (page) => {
    await page.getByRole("list", { name: "Changed files" }).getByRole("button").first().click();
    await expect(page.getByRole("textbox", { name: `${SERVICE} before` })).toBeVisible();
  }],
  ["the shortcuts", async (page) => {
    await page.getByRole("button", { name: "Shortcuts" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  }],
];

/** What axe finds serious or critical, a line each. */
async function findings(page) {
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  expect(passes.length).toBeGreaterThan(0);
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return serious.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

for (const theme of ["light", "dark"]) {
  test(`the page in the ${theme} theme`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: theme });
    await openReady(page);
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    for (const [name, reach] of STATES) {
      await test.step(name, async () => {
        await reach(page);
        expect.soft(await findings(page), name).toEqual([]);
      });
    }
  });
}
