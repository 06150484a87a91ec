// Characters that turn text around or hide in it are shown as what they are, and turn nothing around.
import { schema, textOf } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import { CONFIG, fileList, filePaths, openWith, paneTab, places, problems, submitPath } from "../support/page.js";

const OVERRIDE = "\u202e";
const PATH = `a${OVERRIDE}otorp.proto`;
const SHOWN = "a\\u{202e}otorp.proto";
const TEXT = `syntax = "proto3";\nmessage A {\n  string${OVERRIDE} b = 1;\n}\n`;

test("a path that would read backwards is shown with the character's number", async ({ page }) => {
  await openWith(page, [[PATH, TEXT]]);
  await expect.poll(() => filePaths(page)).toEqual([SHOWN, CONFIG]);
  await expect(page.getByRole("tablist", { name: "Open files" }).getByRole("tab")).toHaveText([SHOWN, CONFIG]);
  await paneTab(page, "Problems").click();
  await expect(problems(page)).not.toHaveCount(0);
  await expect(places(page).first()).toContainText(`${SHOWN}:3:`);
  // Nowhere in the page, the editor's text included; the text itself stays as it was written.
  await expect.poll(() => page.evaluate(() => document.body.textContent.includes("\u202e"))).toBe(false);
  expect(await textOf(schema(page), PATH)).toBe(TEXT);
  await expect(schema(page).getByLabel(/right-to-left override/)).toHaveText("•");
});

test("a new path has no such character", async ({ page }) => {
  await openWith(page, [["a.proto", 'syntax = "proto3";\n']]);
  await fileList(page).getByRole("button", { name: "Add a file" }).click();
  await submitPath(page, PATH);
  await expect(fileList(page).getByRole("alert")).toContainText(`${SHOWN} is not a path an import can name`);
});
