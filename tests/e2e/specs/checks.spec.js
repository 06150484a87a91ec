// What the lint rules find: marked and listed beside the compiler's findings, chosen by buf.yaml, explained.
import { place, putCaretAfter, replace, schema, SERVICE, select, textOf } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import {
  CONFIG, EXAMPLE, fileButton, filePaths, openFile, openReady, openWith, paneTab, places, problems, statusBar,
} from "../support/page.js";

const TEXT = 'syntax = "proto3";\n\npackage a.v1;\n\nmessage user_record {\n  string firstName = 1;\n}\n';
const PATH = "a/v1/a.proto";

const rule = (page, id) => problems(page).filter({ has: page.getByRole("button", { name: id, exact: true }) });

test("the example keeps to its rules", async ({ page }) => {
  await openReady(page);
  await paneTab(page, "Problems").click();
  await expect(page.getByText("Every file compiles and keeps to the rules of buf.yaml.")).toBeVisible();
});

test("without a buf.yaml the usual rules hold, and good practice is a hint", async ({ page }) => {
  await openWith(page, [[PATH, TEXT], [CONFIG, "version: v2\n"]]);
  await paneTab(page, "Problems").click();
  await expect(rule(page, "MESSAGE_PASCAL_CASE")).toContainText("user_record");
  await expect(rule(page, "MESSAGE_PASCAL_CASE").locator(".problem-place")).toHaveText(`${PATH}:5:9`);
  await expect(rule(page, "FIELD_LOWER_SNAKE_CASE")).toContainText("first_name");
  await expect(rule(page, "GO_PACKAGE_DEFINED")).toHaveCount(0);
  await expect(statusBar(page)).toContainText("2 warnings");
  await expect(schema(page).locator(".cm-lintRange-warning")).toHaveText(["user_record", "firstName"]);
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: `Remove ${CONFIG}` }).click();
  await expect(rule(page, "GO_PACKAGE_DEFINED")).toContainText("hint");
  await page.getByRole("group", { name: "Shown" }).getByRole("button", { name: "Hints" }).click();
  await expect(rule(page, "GO_PACKAGE_DEFINED")).toHaveCount(0);
  await expect(rule(page, "MESSAGE_PASCAL_CASE")).toHaveCount(1);
  await page.getByRole("button", { name: "Rules: usual" }).click();
  await expect(fileButton(page, CONFIG)).toHaveAttribute("aria-current", "true");
  expect(await filePaths(page)).toEqual([PATH, CONFIG]);
  await expect(schema(page)).toContainText("version: v2");
});

test("a rule that is left out finds nothing; what cannot be honoured is told at its place", async ({ page }) => {
  await openWith(page, [[PATH, TEXT], [CONFIG, "version: v2\nlint:\n  except: [FIELD_LOWER_SNAKE_CASE]\n"]]);
  await paneTab(page, "Problems").click();
  await expect(rule(page, "MESSAGE_PASCAL_CASE")).toHaveCount(1);
  await expect(rule(page, "FIELD_LOWER_SNAKE_CASE")).toHaveCount(0);
  await openFile(page, CONFIG);
  await replace(schema(page), CONFIG, "FIELD_LOWER_SNAKE_CASE", "FIELD_LOWER");
  await expect(problems(page).filter({ hasText: "FIELD_LOWER" })).toContainText("is not a rule or category");
  await expect(places(page).first()).toHaveText(`${CONFIG}:3:12`);
  await expect(schema(page).locator(".cm-lintRange-error")).toHaveCount(1);
});

test("what a rule is about is a press away", async ({ page }) => {
  await openWith(page, [[PATH, TEXT], [CONFIG, "version: v2\n"]]);
  await paneTab(page, "Problems").click();
  const row = rule(page, "MESSAGE_PASCAL_CASE");
  await row.getByRole("button", { name: "MESSAGE_PASCAL_CASE" }).click();
  await expect(row.getByRole("heading", { name: "Why" })).toBeVisible();
  await expect(row.locator("pre").first()).toContainText("message user_profile");
});

test("a finding is accepted where it is, and taken back", async ({ page }) => {
  await openWith(page, [[PATH, TEXT], [CONFIG, "version: v2\n"]]);
  await paneTab(page, "Problems").click();
  await rule(page, "FIELD_LOWER_SNAKE_CASE").getByRole("button", { name: "Accept" }).click();
  await expect(rule(page, "FIELD_LOWER_SNAKE_CASE")).toHaveCount(0);
  await expect(rule(page, "MESSAGE_PASCAL_CASE")).toHaveCount(1);
  const field = "  string firstName";
  const accepted = TEXT.replace(field, `  // buf:lint:ignore FIELD_LOWER_SNAKE_CASE\n${field}`);
  expect(await textOf(schema(page), PATH)).toBe(accepted);
  await schema(page).focus();
  await page.keyboard.press("Control+z");
  await expect(rule(page, "FIELD_LOWER_SNAKE_CASE")).toHaveCount(1);
  await openFile(page, CONFIG);
  await replace(schema(page), CONFIG, "version: v2\n", "version: v2\nlint: {disallow_comment_ignores: true}\n");
  await expect(rule(page, "FIELD_LOWER_SNAKE_CASE").getByRole("button", { name: "Accept" })).toHaveCount(0);
});

test("findings of rules stay at their text while a file is half-typed, and go when it is mended", async ({ page }) => {
  await openWith(page, [[PATH, TEXT], [CONFIG, "version: v2\n"]]);
  await paneTab(page, "Problems").click();
  await expect(problems(page)).toHaveCount(2);
  await putCaretAfter(schema(page), PATH, "package a.v1;");
  await page.keyboard.insertText("\nmessage Half {");
  await expect(statusBar(page)).toContainText("1 error");
  await expect(rule(page, "FIELD_LOWER_SNAKE_CASE").locator(".problem-place")).toHaveText(`${PATH}:7:10`);
  await page.keyboard.insertText("}");
  await expect(statusBar(page)).toContainText("2 warnings");
  await replace(schema(page), PATH, "firstName", "first_name");
  await replace(schema(page), PATH, "user_record", "UserRecord");
  await expect(statusBar(page)).toContainText("No problems");
});
