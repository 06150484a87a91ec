// What stays: text and theme outlive a reload; the example comes back on demand.
import { putCaretAfter, schema, SERVICE, textOf, USER } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import { addFile, fileButton, filePaths, keptText, openReady, statusBar } from "../support/page.js";

const theme = (page) => page.locator("html");

test("what was typed is there after a reload", async ({ page }) => {
  await openReady(page);
  await addFile(page, "notes/mine.proto");
  await schema(page).press("ControlOrMeta+End");
  await page.keyboard.type("message Mine {}");
  await expect.poll(() => keptText(page, "notes/mine.proto")).toContain("message Mine {}");
  const text = await textOf(schema(page), "notes/mine.proto");
  await page.reload();
  await expect(statusBar(page)).toContainText("No problems");
  await fileButton(page, "notes/mine.proto").click();
  await expect.poll(() => textOf(schema(page), "notes/mine.proto")).toBe(text);
});

test("what was typed right before leaving is kept", async ({ page }) => {
  await openReady(page);
  await putCaretAfter(schema(page), SERVICE, "package users.v1;");
  await page.keyboard.insertText("\n// last words");
  await page.reload();
  await expect(statusBar(page)).toContainText("No problems");
  expect(await textOf(schema(page), SERVICE)).toContain("// last words");
});

test("the example comes back after a question", async ({ page }) => {
  await openReady(page);
  await addFile(page, "mine.proto");
  await putCaretAfter(schema(page), "mine.proto", 'syntax = "proto3";');
  await page.keyboard.insertText("\nmessage Mine {}");
  page.once("dialog", (dialog) => dialog.dismiss());
  await page.getByRole("button", { name: "Reset to example" }).click();
  await expect(fileButton(page, "mine.proto")).toHaveCount(1);
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: "Reset to example" }).click();
  await expect.poll(() => filePaths(page)).toEqual([USER, SERVICE]);
  await expect(schema(page)).toContainText("package users.v1;");
  await expect(statusBar(page)).toContainText("No problems");
});

test("stored files that cannot be read give the example", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("playground.files", '{"version":1,"files":7}'));
  await openReady(page);
  await expect.poll(() => filePaths(page)).toEqual([USER, SERVICE]);
});

test("the theme follows the system until a person chooses, and the choice stays", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await openReady(page);
  await expect(theme(page)).toHaveAttribute("data-theme", "dark");
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.getByRole("button", { name: "Switch to the light theme" }).click();
  await expect(theme(page)).toHaveAttribute("data-theme", "light");
  await expect.poll(ground).not.toBe(dark);
  await page.reload();
  await expect(theme(page)).toHaveAttribute("data-theme", "light");
  await expect(page.getByRole("button", { name: "Switch to the dark theme" })).toBeVisible();
});
