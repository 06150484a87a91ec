// Several files: added, imported, renamed, removed; their text and undo stay apart.
import { place, putCaretAfter, replace, schema, SERVICE, textOf, USER } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import {
  CONFIG, EXAMPLE, addFile, fileButton, fileList, filePaths, openFile, openReady, paneTab, problems, statusBar, submitPath,
} from "../support/page.js";

const PAGING = "common/v1/paging.proto";
const PAGE_MESSAGE = "message Page {\n  int32 size = 1;\n  string token = 2;\n}\n";
const IMPORT = `import "${PAGING}";`;

/** Adds a file with a message and uses it from the service. */
async function usePaging(page) {
  await addFile(page, PAGING);
  await schema(page).press("ControlOrMeta+End");
  await page.keyboard.insertText(PAGE_MESSAGE);
  await openFile(page, SERVICE);
  await putCaretAfter(schema(page), SERVICE, 'import "users/v1/user.proto";');
  await page.keyboard.insertText(`\n${IMPORT}`);
  await replace(schema(page), SERVICE, "int32 page_size = 1;", "common.v1.Page page = 1;");
}

test("a second file is imported and used", async ({ page }) => {
  await openReady(page);
  await usePaging(page);
  await expect(page.locator("#method")).toBeVisible();
  await page.locator("#method").selectOption("users.v1.UserService/ListUsers");
  // The prefilled request knows the new message once everything compiles.
  const request = page.getByRole("textbox", { name: "Request message as JSON" });
  await expect(request).toContainText('"page"');
  await expect(request).toContainText('"size"');
  await expect(statusBar(page)).toContainText("No problems");
});

test("a path that is taken, empty or malformed is refused in the form", async ({ page }) => {
  await openReady(page);
  const form = fileList(page).locator("form");
  await fileList(page).getByRole("button", { name: "Add a file" }).click();
  await expect(form.getByRole("textbox")).toBeFocused();
  for (const [path, says] of [
    [USER, `already a file ${USER}`],
    ["", "type a path"],
    ["../up.proto", "not a path an import can name"],
    ["notes.txt", "not a path an import can name"],
  ]) {
    await submitPath(page, path);
    await expect(form.getByRole("alert")).toContainText(says);
  }
  expect(await filePaths(page)).toEqual(EXAMPLE);
  await form.getByRole("button", { name: "Cancel" }).click();
  await expect(form).toBeHidden();
});

test("an import that no file answers is a finding at its line", async ({ page }) => {
  await openReady(page);
  await putCaretAfter(schema(page), SERVICE, 'import "users/v1/user.proto";');
  await page.keyboard.insertText('\nimport "nowhere/lost.proto";');
  await replace(schema(page), SERVICE, "int32 page_size = 1;", "int32 page_size = 2;");
  await paneTab(page, "Problems").click();
  const missing = problems(page).filter({ hasText: "nowhere/lost.proto" });
  await expect(missing).toHaveCount(1);
  const text = await textOf(schema(page), SERVICE);
  const line = place(text, 'import "nowhere').split(":")[0];
  await expect(missing.locator(".problem-place")).toContainText(`${SERVICE}:${line}:`);
  // The rest of the file is analysed all the same.
  await expect(problems(page).filter({ hasText: "field number 2" })).toHaveCount(1);
});

test("undo belongs to its file and outlives a look at another", async ({ page }) => {
  await openReady(page);
  const before = await textOf(schema(page), SERVICE);
  await replace(schema(page), SERVICE, "rpc GetUser", "rpc FetchUser");
  await openFile(page, USER);
  const user = await textOf(schema(page), USER);
  await openFile(page, SERVICE);
  await schema(page).focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => textOf(schema(page), SERVICE)).toBe(before);
  await page.keyboard.press("ControlOrMeta+z");
  expect(await textOf(schema(page), SERVICE)).toBe(before);
  await openFile(page, USER);
  expect(await textOf(schema(page), USER)).toBe(user);
  await expect(statusBar(page)).toContainText("No problems");
});

test("a renamed file keeps its text and its history, and its importers are told", async ({ page }) => {
  await openReady(page);
  await usePaging(page);
  await openFile(page, PAGING);
  await fileList(page).getByRole("button", { name: `Rename ${PAGING}` }).click();
  await submitPath(page, "common/v1/page.proto");
  await expect(fileButton(page, "common/v1/page.proto")).toHaveAttribute("aria-current", "true");
  await expect(fileButton(page, PAGING)).toHaveCount(0);
  expect(await textOf(schema(page), "common/v1/page.proto")).toContain(PAGE_MESSAGE);
  await paneTab(page, "Problems").click();
  const missing = problems(page).filter({ hasText: PAGING });
  await expect(missing.locator(".problem-place")).toContainText(SERVICE);
  await schema(page).focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => textOf(schema(page), "common/v1/page.proto")).not.toContain("message Page");
});

test("a removed file is gone after a question, and the last one stays", async ({ page }) => {
  await openReady(page);
  await addFile(page, PAGING);
  page.once("dialog", (dialog) => dialog.dismiss());
  await fileList(page).getByRole("button", { name: `Remove ${PAGING}` }).click();
  await expect(fileButton(page, PAGING)).toHaveCount(1);
  page.on("dialog", (dialog) => dialog.accept());
  await fileList(page).getByRole("button", { name: `Remove ${PAGING}` }).click();
  await expect(fileButton(page, PAGING)).toHaveCount(0);
  await fileList(page).getByRole("button", { name: `Remove ${SERVICE}` }).click();
  await expect(fileButton(page, USER)).toHaveAttribute("aria-current", "true");
  await expect(page.getByText("No method to call yet")).toBeVisible();
  await expect(fileList(page).getByRole("button", { name: /^Remove/ })).toHaveAccessibleName(`Remove ${CONFIG}`);
  await expect(schema(page)).toContainText("message User");
});
