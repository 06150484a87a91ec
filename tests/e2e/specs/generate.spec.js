// The Rust client of the schema: the same bytes as in a terminal, following the text, and saying when it cannot.
import { generate } from "../support/cli.js";
import { generated, replace, schema, SERVICE, textOf, USER } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import { openFile, openReady, openWith, paneTab, problems, statusBar } from "../support/page.js";
import { unzip } from "../support/zip.js";

const STALE = "this is made from what compiled";

/** The files of the example as they stand in the editor. */
async function exampleFiles(page) {
  const files = [];
  for (const path of [USER, SERVICE]) {
    await openFile(page, path);
    files.push([path, await textOf(schema(page), path)]);
  }
  return files;
}

/** The native run's files, their tabs and texts, are those of the page. */
async function expectSame(page, tabs, native) {
  expect(native.files.length).toBeGreaterThan(0);
  const paths = async () => (await tabs.evaluateAll((all) => all.map((tab) => tab.title))).sort();
  await expect.poll(paths).toEqual(native.files.map((file) => file.path).sort());
  for (const file of native.files) {
    await page.getByTitle(file.path, { exact: true }).click();
    await expect.poll(() => textOf(generated(page), file.path)).toBe(file.text);
  }
  await expect(page.locator(".generate")).toContainText(native.command);
  await expect(page.locator(".generate")).toContainText(native.generator);
}

/** Shows the client code and gives the tabs of its files. */
async function showCode(page) {
  await paneTab(page, "Generate").click();
  await expect(generated(page)).toBeVisible();
  return page.getByRole("tablist", { name: "Generated files" }).getByRole("tab");
}

test("the client is byte for byte what protoplay generates", async ({ page }) => {
  await openReady(page);
  const files = await exampleFiles(page);
  const native = await generate(files, "rust-tonic");
  const tabs = await showCode(page);
  await expectSame(page, tabs, native);
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  const last = native.files.at(-1).text;
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(last);
});

test("another target and its options are chosen, with the same bytes again", async ({ page }) => {
  await openReady(page);
  const files = await exampleFiles(page);
  const tabs = await showCode(page);
  await page.getByRole("combobox", { name: "Generator" }).selectOption("TypeScript (Connect)");
  await expectSame(page, tabs, await generate(files, "typescript-connect"));
  await page.getByRole("combobox", { name: "parts" }).selectOption("stubs");
  await page.getByRole("combobox", { name: "language" }).selectOption("js+dts");
  await expectSame(page, tabs, await generate(files, "typescript-connect", ["parts=stubs", "language=js+dts"]));
  await page.getByRole("combobox", { name: "Generator" }).selectOption("Rust (tonic)");
  await expectSame(page, tabs, await generate(files, "rust-tonic"));
  await page.getByRole("combobox", { name: "Generator" }).selectOption("TypeScript (Connect)");
  await expect(page.getByRole("combobox", { name: "language" })).toHaveValue("js+dts");
});

test("the client follows the schema", async ({ page }) => {
  await openReady(page);
  await showCode(page);
  const key = "src/gen/users.v1.rs";
  await page.getByTitle(key, { exact: true }).click();
  await openFile(page, USER);
  await replace(schema(page), USER, "int32 age = 4;", "int32 age = 4;\n  string nickname = 10;");
  await expect.poll(() => textOf(generated(page), key)).toContain("pub nickname: ");
  await expect(page.getByText(STALE)).toHaveCount(0);
});

test("while the text is broken the last client stays and says so", async ({ page }) => {
  await openReady(page);
  const tabs = await showCode(page);
  const key = await tabs.first().getAttribute("title");
  await page.getByTitle(key, { exact: true }).click();
  await expect.poll(() => textOf(generated(page), key)).toBeTruthy();
  const before = await textOf(generated(page), key);
  const { y } = await generated(page).boundingBox();
  await replace(schema(page), SERVICE, "(GetUserRequest)", "(GetUzerRequest)");
  await expect(page.getByText(STALE)).toBeVisible();
  expect((await generated(page).boundingBox()).y, "the code stays where it is").toBe(y);
  await expect(statusBar(page)).toContainText("calls and code use what compiled");
  expect(await textOf(generated(page), key)).toBe(before);
  await replace(schema(page), SERVICE, "(GetUzerRequest)", "(GetUserRequest)");
  await expect(page.getByText(STALE)).toHaveCount(0);
});

test("where there is no client yet the pane says why, and what to do", async ({ page }) => {
  await openWith(page, [["broken.proto", 'syntax = "proto3";\nmessage {}\n']]);
  await paneTab(page, "Generate").click();
  const pane = page.locator(".generate");
  await expect(pane.getByRole("status")).toContainText("No client yet: no file compiles.");
  await expect(generated(page)).toHaveCount(0);
  await paneTab(page, "Problems").click();
  await expect(problems(page)).not.toHaveCount(0);
  await paneTab(page, "Generate").click();
  await replace(schema(page), "broken.proto", "message {}", "");
  await expect(pane.getByRole("status")).toContainText("Nothing to generate: no file declares");
  await schema(page).press("ControlOrMeta+End");
  await page.keyboard.insertText("message Fine {}");
  await page.getByTitle("src/gen/_.rs", { exact: true }).click();
  await expect(generated(page)).toContainText("pub struct Fine");
  await expect(pane.getByRole("status")).toHaveCount(0);
});

test("all files are saved as one archive", async ({ page }) => {
  await openReady(page);
  const files = await exampleFiles(page);
  await showCode(page);
  await page.getByRole("combobox", { name: "Generator" }).selectOption("TypeScript (Connect)");
  await expect(page.locator(".generate")).toContainText("protoc-gen-es");
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("generated.zip");
  const unpacked = await unzip(await saved.path());
  const native = await generate(files, "typescript-connect");
  expect(Object.keys(unpacked)).toEqual(native.files.map((file) => file.path));
  for (const file of native.files) expect(unpacked[file.path]).toBe(file.text);
  expect(unpacked["README.md"]).toContain(native.command);
});
