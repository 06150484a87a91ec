// A plugin a person brings: it runs in the page, and however it behaves the page goes on.
import { readFile } from "node:fs/promises";
import { generate } from "../support/cli.js";
import { generated, replace, schema, SERVICE, textOf, USER } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import { openFile, openReady, paneTab } from "../support/page.js";
import { hasGo, plugin } from "../support/surroundings.js";

const NAME = "protoc-gen-manners.wasm";
const pane = (page) => page.locator(".generate");
const tabs = (page) => page.getByRole("tablist", { name: "Generated files" }).getByRole("tab");
/** Waits for files of these paths. */
const expectPaths = (page, paths) =>
  expect.poll(() => tabs(page).evaluateAll((all) => all.map((tab) => tab.title).sort())).toEqual(paths.toSorted());
const parameter = (page) => page.getByRole("textbox", { name: "parameter" });

async function bring(page, file = plugin) {
  await paneTab(page, "Generate").click();
  await page.getByRole("combobox", { name: "Generator" }).selectOption("Your own plugin");
  await page.getByLabel(/compiled for WASI/).setInputFiles(file);
}

test("its files are shown and follow the schema", async ({ page }) => {
  await openReady(page);
  await paneTab(page, "Generate").click();
  await page.getByRole("combobox", { name: "Generator" }).selectOption("Your own plugin");
  await expect(pane(page).getByRole("status")).toContainText("Choose a protoc-gen-….wasm of yours");
  await bring(page);
  await expect(pane(page)).toContainText(`${NAME}, your own plugin`);
  await expectPaths(page, ["a/size.txt", "b.json"]);
  const before = await textOf(generated(page), "a/size.txt");
  expect(before).toMatch(/^\d+ bytes\n$/);
  await openFile(page, USER);
  await replace(schema(page), USER, "int32 age = 4;", "int32 age = 4;\n  string nickname = 10;");
  await expect.poll(() => textOf(generated(page), "a/size.txt")).not.toBe(before);
  await parameter(page).fill("key=it's");
  await parameter(page).press("Enter");
  await expect(pane(page)).toContainText(String.raw`protoplay generate --plugin protoc-gen-manners --parameter 'key=it'\''s' --out gen`);
});

test("how it fails is said, and another target works at once", async ({ page }) => {
  await openReady(page);
  await bring(page);
  await expectPaths(page, ["a/size.txt", "b.json"]);
  for (const [manner, says] of [
    ["error", "the plugin says no"],
    ["exit", "exit code 3; it said: no such option"],
    ["panic", "on purpose"],
    ["garbage", "answered nonsense"],
    ["twice", "it writes `a.txt` twice"],
    ["outside", "outside of the output folder: `../a.txt`"],
  ]) {
    await parameter(page).fill(manner);
    await parameter(page).press("Enter");
    await expect(pane(page).getByRole("status")).toContainText(says);
  }
  await parameter(page).fill("");
  await parameter(page).press("Enter");
  await expectPaths(page, ["a/size.txt", "b.json"]);
  await page.getByRole("combobox", { name: "Generator" }).selectOption("Rust (tonic)");
  await expect(page.getByRole("tab", { name: "users.v1.rs" })).toBeVisible();
});

test("one that never ends is ended", async ({ page }) => {
  test.slow();
  await openReady(page);
  await bring(page);
  await expectPaths(page, ["a/size.txt", "b.json"]);
  await parameter(page).fill("loop");
  await parameter(page).press("Enter");
  await expect(pane(page).getByRole("status")).toContainText("gave no answer for 30 s", { timeout: 60_000 });
  await page.getByRole("combobox", { name: "Generator" }).selectOption("Rust (tonic)");
  await expect(page.getByRole("tab", { name: "users.v1.rs" })).toBeVisible();
});

test("what is no plugin is refused", async ({ page }) => {
  await openReady(page);
  await bring(page, { name: "notes.wasm", mimeType: "application/wasm", buffer: Buffer.from("no module") });
  await expect(page.locator(".notice")).toContainText("notes.wasm is not used: it is no WebAssembly module.");
  const bytes = (await readFile(plugin)).subarray(0, 100);
  await bring(page, { name: "cut.wasm", mimeType: "application/wasm", buffer: bytes });
  await expect(pane(page).getByRole("status")).toContainText("The generator gave no code:");
});

test("the programs of Go that come with the page write what those of a terminal do", async ({ page }) => {
  test.skip(!hasGo, "Go is not installed");
  test.slow();
  await openReady(page);
  const files = [];
  for (const path of [USER, SERVICE]) {
    await openFile(page, path);
    files.push([path, await textOf(schema(page), path)]);
  }
  const native = await generate(files, "go-grpc", ["parts=stubs"]);
  expect(native.files.length).toBeGreaterThan(1);
  await paneTab(page, "Generate").click();
  await page.getByRole("combobox", { name: "Generator" }).selectOption("Go (grpc-go)");
  await page.getByRole("combobox", { name: "parts" }).selectOption("stubs");
  await expect(tabs(page)).toHaveCount(native.files.length, { timeout: 90_000 });
  await expectPaths(page, native.files.map((file) => file.path));
  for (const file of native.files) {
    await page.getByTitle(file.path, { exact: true }).click();
    await expect.poll(() => textOf(generated(page), file.path)).toBe(file.text);
  }
  await expect(pane(page)).toContainText(native.generator);
  await expect(pane(page)).toContainText(native.command);
});
