// axe finds nothing serious in the main states of the page, in both themes.
import AxeBuilder from "@axe-core/playwright";
import { call, message, state } from "../support/call.js";
import { replace, schema, SERVICE } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import { fileList, openReady, paneTab, problems, submitPath } from "../support/page.js";

const STATES = {
  "the first load": async () => {},
  "problems": async (page) => {
    await replace(schema(page), SERVICE, "(GetUserRequest)", "(GetUzerRequest)");
    await paneTab(page, "Problems").click();
    await expect(problems(page)).toHaveCount(1);
  },
  "no problems": async (page) => {
    await paneTab(page, "Problems").click();
    await expect(page.getByText("No problems. Every file compiles.")).toBeVisible();
  },
  "the generated client": async (page) => {
    await paneTab(page, "Generate").click();
    await expect(page.getByRole("textbox", { name: "Generated code" })).toContainText("pub struct");
  },
  "a streamed answer": async (page) => {
    await call(page, "ListUsers");
    await expect(state(page)).toHaveText("OK");
  },
  "an open chat": async (page) => {
    await call(page, "Chat");
    await expect(state(page)).toHaveText("Streaming 1");
  },
  "an error with details": async (page) => {
    await call(page, "GetUser", { id: "no-such" });
    await expect(state(page)).toHaveText("NOT_FOUND");
  },
  "a request that was not sent": async (page) => {
    await call(page, "GetUser", "{");
    await expect(message(page)).not.toBeEmpty();
  },
  "metadata": async (page) => {
    await page.getByRole("tab", { name: "Metadata", exact: true }).click();
    await page.getByRole("button", { name: "Add metadata" }).click();
    await expect(page.getByLabel("Metadata key")).toBeVisible();
  },
  "a refused path": async (page) => {
    await fileList(page).getByRole("button", { name: "Add a file" }).click();
    await submitPath(page, "notes.txt");
    await expect(fileList(page).getByRole("alert")).not.toBeEmpty();
  },
  "the shortcuts": async (page) => {
    await page.getByRole("button", { name: "Shortcuts" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  },
};

for (const theme of ["light", "dark"]) {
  for (const [name, reach] of Object.entries(STATES)) {
    test(`${name}, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await openReady(page);
      await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
      await reach(page);
      const { violations, passes } = await new AxeBuilder({ page }).analyze();
      expect(passes.length).toBeGreaterThan(0);
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      const found = serious.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
      expect(found).toEqual([]);
    });
  }
}
