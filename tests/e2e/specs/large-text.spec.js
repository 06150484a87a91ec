// A file of 5 MB: it opens, is analysed, and typing in it goes on; so does what is pasted.
import { fill, paste, schema, selection, textOf } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import { notice, openReady, openWith, paneTab, problems, statusBar } from "../support/page.js";

const FILE = "large.proto";
const SIZE = 5 * 1024 * 1024;
const ENGINE = { timeout: 120_000 };

/** About `size` bytes of text that compiles. */
function declarations(size) {
  const lines = ['syntax = "proto3";', "package large;", ""];
  const padding = "x".repeat(4_000);
  for (let at = 0, length = 0; length < size; at += 1) {
    const line = `// ${padding}\nmessage M${at} { string a${at} = 1; int64 b${at} = 2; repeated M${at} c${at} = 3; }`;
    lines.push(line);
    length += line.length + 1;
  }
  return `${lines.join("\n")}\n`;
}

// A trace would copy the text at every step.
test.use({ trace: "off" });
test.slow();

test("5 MB of declarations are analysed, and a mistake in them is found", async ({ page }) => {
  await openReady(page);
  await paste(schema(page), declarations(SIZE));
  await schema(page).press("ControlOrMeta+End");
  await page.keyboard.type("mesage Last {}");
  await expect(schema(page)).toContainText("mesage Last {}");
  await paneTab(page, "Problems").click();
  await expect(problems(page).filter({ hasText: "mesage" })).not.toHaveCount(0, ENGINE);
  await page.keyboard.press("F8");
  await expect.poll(() => selection(page)).toBe("mesage");
  await page.keyboard.insertText("message");
  await expect(problems(page).filter({ hasText: "mesage" })).toHaveCount(0, ENGINE);
});

test("5 MB of noise do not end the page, and the person is told that a reload loses them", async ({ page }) => {
  const noise = `${"}{ = ;;( \"x\n".repeat(SIZE / 10)}`;
  await openReady(page);
  await paste(schema(page), noise);
  await expect(notice(page)).toContainText("too large to be kept in this browser", ENGINE);
  // A slow machine may stop the engine instead, and then says that.
  const answered = statusBar(page).getByText(/\d+ errors?/).or(notice(page).getByText("gave no answer"));
  await expect(answered.first()).toBeVisible(ENGINE);
  await schema(page).press("ControlOrMeta+End");
  await page.keyboard.type("typed later");
  await expect(schema(page)).toContainText("typed later");
  await fill(schema(page), 'syntax = "proto3";\nmessage Fine {}\n');
  await expect(page.getByRole("region", { name: "Outline" })).toContainText("Fine", ENGINE);
});

test("a large file that fits the browser's storage opens again after a reload", async ({ page }) => {
  const text = declarations(2 * 1024 * 1024);
  await openWith(page, [[FILE, text]]);
  await expect(statusBar(page)).toContainText("No problems", ENGINE);
  await page.reload();
  await expect(statusBar(page)).toContainText("No problems", ENGINE);
  expect(await textOf(schema(page), FILE)).toBe(text);
  await expect(notice(page)).toHaveCount(0);
});
