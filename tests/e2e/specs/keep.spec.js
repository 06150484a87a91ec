// What stays: text and theme outlive a reload; the example comes back on demand.
import { choose, compose, dial, requestText } from "../support/call.js";
import { paste, putCaretAfter, replace, request, schema, SERVICE, textOf, USER } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import {
  CONFIG, EXAMPLE, addFile, fileButton, fileList, filePaths, keptText, notice, openFile, openReady, openWith, statusBar, submitPath,
} from "../support/page.js";

const SMALL = 'syntax = "proto3";\nmessage Old {}\n';
const theme = (page) => page.locator("html");

test("what was typed is there after a reload", async ({ page }) => {
  await openReady(page);
  await addFile(page, "notes/v1/mine.proto");
  await schema(page).press("ControlOrMeta+End");
  await page.keyboard.type("message Mine {}");
  await expect.poll(() => keptText(page, "notes/v1/mine.proto")).toContain("message Mine {}");
  const text = await textOf(schema(page), "notes/v1/mine.proto");
  await page.reload();
  await expect(statusBar(page)).toContainText("No problems");
  await fileButton(page, "notes/v1/mine.proto").click();
  await expect.poll(() => textOf(schema(page), "notes/v1/mine.proto")).toBe(text);
});

test("the file in the editor is the one that opens after a reload", async ({ page }) => {
  await openReady(page);
  await addFile(page, "notes/v1/mine.proto");
  await openFile(page, USER);
  await page.reload();
  await expect(fileButton(page, USER)).toHaveAttribute("aria-current", "true");
  await expect(schema(page)).toContainText("message User");
  await fileList(page).getByRole("button", { name: "Rename notes/v1/mine.proto" }).click();
  await submitPath(page, "notes/ours.proto");
  await openFile(page, "notes/ours.proto");
  await page.reload();
  await expect(fileButton(page, "notes/ours.proto")).toHaveAttribute("aria-current", "true");
});

test("what was typed right before leaving is kept", async ({ page }) => {
  await openReady(page);
  await putCaretAfter(schema(page), SERVICE, "package users.v1;");
  await page.keyboard.insertText("\n// last words");
  await page.reload();
  await expect(statusBar(page)).toContainText("No problems");
  expect(await textOf(schema(page), SERVICE)).toContain("// last words");
});

test("the composed call is there after a reload, its metadata is not", async ({ page }) => {
  await openReady(page);
  await choose(page, "ListUsers");
  await compose(page, { pageSize: 2 });
  await page.locator("#deadline").fill("7s");
  await dial(page, "localhost:1");
  await page.getByRole("tab", { name: "Metadata" }).click();
  await page.locator("#add-metadata").click();
  await page.getByLabel("Metadata key").fill("authorization");
  await page.getByLabel("Metadata value").fill("Bearer secret");
  await page.reload();
  await expect(statusBar(page)).toContainText("No problems");
  await expect(page.locator("#method")).toHaveValue("users.v1.UserService/ListUsers");
  await expect(page.locator("#address")).toHaveValue("localhost:1");
  await expect(page.locator("#deadline")).toHaveValue("7s");
  expect(JSON.parse(await requestText(page, "ListUsers"))).toEqual({ pageSize: 2 });
  await page.getByRole("tab", { name: "Metadata" }).click();
  await expect(page.getByLabel("Metadata key")).toHaveCount(0);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept).toContain("pageSize");
  expect(kept).not.toContain("secret");
});

test("a request too large to be kept costs only itself, and that is said", async ({ page }) => {
  await openReady(page);
  await dial(page, "localhost:1");
  await choose(page, "UpdateUser");
  await compose(page, { id: "7" });
  await choose(page, "CreateUser");
  await paste(request(page), JSON.stringify({ name: "x".repeat(6_000_000) }));
  await expect(notice(page)).toContainText("too large to be kept in this tab");
  await expect(notice(page)).toContainText("users.v1.UserService/CreateUser");
  await choose(page, "UpdateUser");
  await page.reload();
  await expect(page.locator("#address")).toHaveValue("localhost:1");
  await expect.poll(async () => JSON.parse((await requestText(page, "UpdateUser")) ?? "{}")).toEqual({ id: "7" });
});

test("of many files the open one's tab is in view", async ({ page }) => {
  const files = Array.from({ length: 40 }, (_, at) => [`a_long_name_of_file_${at}.proto`, 'syntax = "proto3";\n']);
  await openWith(page, files);
  const tab = (name) => page.getByRole("tablist", { name: "Open files" }).getByRole("tab", { name });
  await fileButton(page, "a_long_name_of_file_39.proto").click();
  await expect(tab("a_long_name_of_file_39.proto")).toBeInViewport({ ratio: 0.9 });
  await page.reload();
  await expect(tab("a_long_name_of_file_39.proto")).toBeInViewport({ ratio: 0.9 });
  await expect(tab("a_long_name_of_file_0.proto")).not.toBeInViewport();
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
  await expect.poll(() => filePaths(page)).toEqual(EXAMPLE);
  await expect(schema(page)).toContainText("package users.v1;");
  await expect(statusBar(page)).toContainText("No problems");
});

test("stored files that cannot be read give the example, and stay until something is written in their place", async ({ page }) => {
  const stored = '{"version":1,"files":7}';
  await page.addInitScript((stored) => {
    if (localStorage.getItem("playground.files") === null) localStorage.setItem("playground.files", stored);
  }, stored);
  await openReady(page);
  await expect.poll(() => filePaths(page)).toEqual(EXAMPLE);
  await expect(notice(page)).toContainText("could not be read");
  await page.reload();
  await expect(notice(page)).toContainText("could not be read");
  const kept = () => page.evaluate(() => localStorage.getItem("playground.files"));
  expect(await kept()).toBe(stored);
  await putCaretAfter(schema(page), SERVICE, "package users.v1;");
  await page.keyboard.insertText("\n// written anew");
  await expect.poll(kept).toContain("// written anew");
});

test("what was kept before there were more than one storage opens as ever", async ({ page }) => {
  await openWith(page, [["old.proto", SMALL]]);
  await expect.poll(() => filePaths(page)).toEqual(["old.proto", CONFIG]);
  expect(await textOf(schema(page), "old.proto")).toBe(SMALL);
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

test("two pages of one browser keep what is typed in both within a moment", async ({ page, context }) => {
  await openReady(page);
  const second = await context.newPage();
  await openReady(second);
  await putCaretAfter(schema(second), SERVICE, "option java_multiple_files = true;");
  await putCaretAfter(schema(page), SERVICE, "package users.v1;");
  await page.keyboard.insertText(" // one");
  await second.bringToFront();
  await second.keyboard.insertText(" // two");
  for (const text of ["// one", "// two"]) {
    await expect.poll(() => keptText(page, SERVICE)).toContain(text);
    await expect.poll(() => textOf(schema(page), SERVICE)).toContain(text);
    await expect.poll(() => textOf(schema(second), SERVICE)).toContain(text);
  }
});

test("what another page stored before it heard of the last change here keeps both", async ({ page }) => {
  await openReady(page);
  await expect.poll(() => keptText(page, SERVICE)).toBeTruthy();
  const before = await page.evaluate(() => localStorage.getItem("playground.files"));
  await putCaretAfter(schema(page), SERVICE, "package users.v1;");
  await page.keyboard.insertText(" // one");
  await expect.poll(() => keptText(page, SERVICE)).toContain("// one");
  await page.evaluate((before) => {
    const stored = JSON.parse(before);
    const theirs = { ...stored, saved: Date.now() + 1000, seen: stored.saved };
    const newValue = JSON.stringify(theirs).replace("service UserService {", "$& // two");
    localStorage.setItem("playground.files", newValue);
    window.dispatchEvent(new StorageEvent("storage", { key: "playground.files", newValue }));
  }, before);
  for (const text of ["// one", "// two"]) {
    await expect.poll(() => textOf(schema(page), SERVICE)).toContain(text);
    await expect.poll(() => keptText(page, SERVICE)).toContain(text);
  }
});

test("two pages of one browser keep what is typed in either", async ({ page, context }) => {
  await openReady(page);
  const second = await context.newPage();
  await openReady(second);
  await openFile(second, USER);
  await replace(schema(page), SERVICE, "package users.v1;", "package users.v1; // one");
  await expect.poll(() => keptText(second, SERVICE)).toContain("// one");
  await replace(schema(second), USER, "package users.v1;", "package users.v1; // two");
  await expect.poll(() => keptText(page, USER)).toContain("// two");
  expect(await keptText(page, SERVICE)).toContain("// one");
  await openFile(page, USER);
  await expect(schema(page)).toContainText("// two");
  await openFile(second, SERVICE);
  await expect(schema(second)).toContainText("// one");
});
