// Text that no compiler likes: each is answered in its place, typing goes on, and a reload has it still.
import { fill, schema, SERVICE, textOf } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import { keptText, openFile, openReady, openWith, paneTab, places, problems, statusBar } from "../support/page.js";

const FILE = "a.proto";
const GOOD = 'syntax = "proto3";\n\npackage good;\n\nmessage Fine {\n  int32 one = 1;\n}\n';

/** Types at the end of the file in the editor and waits until the page has it. */
async function typeMore(page, path, text = "// typed later") {
  await schema(page).focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type(text);
  await expect(schema(page)).toContainText(text);
  await expect.poll(async () => (await keptText(page, path))?.endsWith(text)).toBe(true);
}

/** Replaces what is there by a text that compiles: the engine still answers. */
async function expectEngineAnswers(page, errors = "No problems") {
  await fill(schema(page), GOOD);
  await expect(statusBar(page)).toContainText(errors);
  await expect(page.getByRole("region", { name: "Outline" })).toContainText("Fine");
}

for (const [what, text] of [
  ["noise", "\u0000\u0007)(}{;;\"'/*\\ ſ💥\u202e = = message message rpc <<<<"],
  ["prose", "Dear compiler,\n\nthis is no schema at all.\n\nYours"],
  ["an open comment", 'syntax = "proto3"; /* and so on'],
  ["another language", "fn main() { println!(\"{}\", 1 << 3); }\n"],
]) {
  test(`${what} gives findings, and the page goes on`, async ({ page }) => {
    await openReady(page);
    await fill(schema(page), text);
    await expect(statusBar(page)).toContainText(/\d+ errors?/);
    await paneTab(page, "Problems").click();
    await expect(places(page).first()).toContainText(`${SERVICE}:`);
    await typeMore(page, SERVICE, "x");
    const written = await textOf(schema(page), SERVICE);
    await page.reload();
    await expect(statusBar(page)).toContainText(/\d+ errors?/);
    await openFile(page, SERVICE);
    await expect.poll(() => textOf(schema(page), SERVICE)).toBe(written);
    await expectEngineAnswers(page);
  });
}

for (const [what, open, close] of [
  ["messages", "message A {", "}"],
  ["brackets", "option o = [", "]"],
  ["open braces", "{", ""],
  ["parentheses", "(", ")"],
]) {
  test(`20,000 nested ${what} give a finding, and the page goes on`, async ({ page }) => {
    test.slow();
    const text = `syntax = "proto3";\n${open.repeat(20_000)}${close.repeat(20_000)}\n`;
    await openWith(page, [[FILE, text]]);
    await expect(statusBar(page)).toContainText(/\d+ errors?/, { timeout: 60_000 });
    await expect(page.locator(".notice")).toHaveCount(0);
    await typeMore(page, FILE);
    const written = await textOf(schema(page), FILE);
    expect(written.startsWith(text)).toBe(true);
    await page.reload();
    await expect(statusBar(page)).toContainText(/\d+ errors?/, { timeout: 60_000 });
    expect((await textOf(schema(page), FILE)) === written).toBe(true);
    await expectEngineAnswers(page);
  });
}

test("an import cycle is a finding, and the rest still compiles", async ({ page }) => {
  const file = (path, next) =>
    [path, `syntax = "proto3";\nimport "${next}";\nmessage ${path[0].toUpperCase()} {\n  int32 x = 1;\n}\n`];
  await openWith(page, [file("a.proto", "b.proto"), file("b.proto", "c.proto"), file("c.proto", "a.proto"), ["d.proto", GOOD]]);
  await paneTab(page, "Problems").click();
  await expect(problems(page).first()).toContainText(/cycl|circular|itself/i);
  await expect(places(page).first()).toContainText(/^[abc]\.proto:2:/);
  await expect(places(page).filter({ hasText: "d.proto" })).toHaveCount(0);
  await typeMore(page, "a.proto");
  await page.reload();
  await expect(statusBar(page)).toContainText(/\d+ errors?/);
  await expect.poll(() => keptText(page, "a.proto")).toContain("// typed later");
});

test("a file that imports itself is a finding", async ({ page }) => {
  await openWith(page, [[FILE, `syntax = "proto3";\nimport "${FILE}";\n`]]);
  await paneTab(page, "Problems").click();
  await expect(places(page)).toHaveText([/^a\.proto:2:/]);
  await expectEngineAnswers(page);
});
