// A mistake is underlined, listed with its place, counted, reached by click and key, and gone once fixed.
import { place, putCaretAfter, replace, schema, select, selection, SERVICE, textOf, USER } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import { fileButton, openFile, openReady, paneTab, places, problems, statusBar } from "../support/page.js";

const underlined = (page) => page.locator(".cm-lintRange-error");

test("a mistake typed by hand shows at once and goes when it is fixed", async ({ page }) => {
  await openReady(page);
  await putCaretAfter(schema(page), SERVICE, "rpc GetUser(");
  await page.keyboard.type("Lost");
  await page.keyboard.press("Escape");
  await expect(underlined(page).first()).toHaveText("LostGetUserRequest");
  await expect(paneTab(page, "Problems")).toHaveText("Problems 1");
  await expect(statusBar(page)).toContainText("1 error");
  await paneTab(page, "Problems").click();
  await expect(problems(page)).toHaveCount(1);
  await expect(problems(page).first()).toContainText("LostGetUserRequest");
  const text = await textOf(schema(page), SERVICE);
  await expect(places(page)).toHaveText([`${SERVICE}:${place(text, "LostGetUserRequest")}`]);

  await replace(schema(page), SERVICE, "Lost", "");
  await expect(statusBar(page)).toContainText("No problems");
  await expect(underlined(page)).toHaveCount(0);
  await expect(paneTab(page, "Problems")).toHaveText("Problems");
  await expect(page.getByText("No problems. Every file compiles")).toBeVisible();
});

test("a click in the list selects the place in the editor", async ({ page }) => {
  await openReady(page);
  await replace(schema(page), SERVICE, "returns (stream UserEvent)", "returns (stream UserEvnt)");
  await openFile(page, USER);
  await paneTab(page, "Problems").click();
  await problems(page).getByRole("button", { name: /UserEvnt/ }).first().click();
  await expect(schema(page)).toBeFocused();
  await expect.poll(() => selection(page)).toBe("UserEvnt");
  await expect(fileButton(page, SERVICE)).toHaveAttribute("aria-current", "true");
  await page.keyboard.insertText("UserEvent");
  await expect(statusBar(page)).toContainText("No problems");
});

test("mistakes of two files are all listed, and F8 goes through them", async ({ page }) => {
  await openReady(page);
  await replace(schema(page), SERVICE, "(GetUserRequest)", "(GetUzerRequest)");
  await replace(schema(page), SERVICE, "(CreateUserRequest)", "(KreateUserRequest)");
  await openFile(page, USER);
  await replace(schema(page), USER, "string email = 2;", "strin email = 2;");
  await paneTab(page, "Problems").click();
  const wrong = ["strin", "GetUzerRequest", "KreateUserRequest"];
  for (const name of wrong) await expect(problems(page).filter({ hasText: name })).not.toHaveCount(0);
  await expect(places(page).filter({ hasText: USER })).toHaveCount(1);
  await expect(statusBar(page)).toContainText("3 errors");

  for (const name of [...wrong, wrong[0]]) {
    await page.keyboard.press("F8");
    await expect.poll(() => selection(page)).toBe(name);
  }
  await page.keyboard.press("Shift+F8");
  await expect.poll(() => selection(page)).toBe(wrong.at(-1));
});

test("several syntax errors of one file are listed together", async ({ page }) => {
  await openReady(page);
  await openFile(page, USER);
  await replace(schema(page), USER, "int32 age = 4;", "int32 age 4;");
  await replace(schema(page), USER, "string id = 1;", "string id = ;");
  await paneTab(page, "Problems").click();
  const text = await textOf(schema(page), USER);
  const lines = ["string id = ;", "int32 age 4;"].map((line) => place(text, line).split(":")[0]);
  for (const line of lines) await expect(places(page).filter({ hasText: `${USER}:${line}:` })).toHaveCount(1);
  await select(schema(page), USER, "string id = ;");
  await page.keyboard.insertText("string id = 1;");
  await replace(schema(page), USER, "int32 age 4;", "int32 age = 4;");
  await expect(statusBar(page)).toContainText("No problems");
});

test("a mark says what is wrong and no more", async ({ page }) => {
  await openReady(page);
  await replace(schema(page), SERVICE, "(GetUserRequest)", "(GetUzerRequest)");
  await expect(underlined(page)).toHaveText("GetUzerRequest");
  await underlined(page).hover();
  const tooltip = page.locator(".cm-tooltip-lint .cm-diagnostic");
  await expect(tooltip).toContainText("GetUzerRequest");
  await expect(tooltip).not.toContainText("COMPILE");
});

test("nothing moves when mistakes and notices come", async ({ page }) => {
  await openReady(page);
  await openFile(page, USER);
  const fixed = [page.locator(".editor .code-editor"), paneTab(page, "Generate"), paneTab(page, "Call"), statusBar(page).locator("span").first(), fileButton(page, SERVICE)];
  const boxes = () => Promise.all(fixed.map(async (one) => Object.values(await one.boundingBox()).slice(0, 2)));
  const before = await boxes();
  await replace(schema(page), USER, "message User {", "message Uzer {");
  await expect(paneTab(page, "Problems")).toHaveText(/Problems \d+/);
  expect(await boxes()).toEqual(before);
  await page.getByRole("button", { name: "Call GetUser", exact: true }).click();
  await paneTab(page, "Problems").click();
  expect(await boxes()).toEqual(before);
});

test("the list of files counts a file's errors, else its warnings, each in its colour", async ({ page }) => {
  await openReady(page);
  const count = fileButton(page, USER).locator(".count");
  await expect(count).toHaveCount(0);
  await openFile(page, USER);
  await replace(schema(page), USER, "string email = 2;", "strin email = 2;");
  await expect(count).toHaveText("1 error");
  await expect(count).toHaveClass(/error/);
});
