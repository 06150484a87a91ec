// A file of 5 MB: it opens, is analysed, and typing in it goes on; it is kept as small files are.
import { fill, paste, schema, selection, SERVICE, textOf } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import { notice, openReady, openWith, paneTab, problems, statusBar } from "../support/page.js";

const FILE = "large.proto";
const SIZE = 5 * 1024 * 1024;
const SMALL = 'syntax = "proto3";\nmessage Fine {}\n';
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

test("5 MB of noise do not end the page, and are there after a reload", async ({ page }) => {
  const noise = `${"}{ = ;;( \"x\n".repeat(SIZE / 10)}`;
  await openReady(page);
  await paste(schema(page), noise);
  // A slow machine may stop the engine instead, and then says that.
  const answered = statusBar(page).getByText(/\d+ errors?/).or(notice(page).getByText("gave no answer"));
  await expect(answered.first()).toBeVisible(ENGINE);
  await schema(page).press("ControlOrMeta+End");
  await page.keyboard.type("typed later");
  await expect(schema(page)).toContainText("typed later");
  // Not waited for: what was typed last is kept all the same.
  await page.reload();
  await expect.poll(() => textOf(schema(page), SERVICE), ENGINE).toBe(`${noise}typed later`);
  await fill(schema(page), SMALL);
  await expect(page.getByRole("region", { name: "Outline" })).toContainText("Fine", ENGINE);
});

test("files that no storage takes are told of, and leaving is asked about", async ({ page, context }) => {
  await openReady(page);
  const browser = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  await browser.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1024 });
  await paste(schema(page), declarations(SIZE));
  await expect(notice(page)).toContainText("too large to be kept in this browser", ENGINE);
  const question = page.waitForEvent("dialog");
  const leaving = page.reload();
  expect((await question).type()).toBe("beforeunload");
  await (await question).accept();
  await leaving;
});

test("files that fit again no longer come from the database", async ({ page }) => {
  await openReady(page);
  await paste(schema(page), declarations(SIZE));
  const marked = () => page.evaluate(() => localStorage.getItem("playground.large"));
  // When they were saved; "1" would say that they are about to be.
  await expect.poll(marked, ENGINE).toMatch(/^\d{2,}$/);
  await page.reload();
  await expect.poll(async () => (await textOf(schema(page), SERVICE))?.length, ENGINE).toBeGreaterThan(SIZE);
  await fill(schema(page), SMALL);
  await expect.poll(marked, ENGINE).toBe(null);
  await page.reload();
  await expect.poll(() => textOf(schema(page), SERVICE), ENGINE).toBe(SMALL);
  await expect(notice(page)).toHaveCount(0);
});

test("two pages of one browser keep large files in step", async ({ page, context }) => {
  await openReady(page);
  const second = await context.newPage();
  await openReady(second);
  await paste(schema(page), declarations(SIZE));
  await expect.poll(async () => (await textOf(schema(second), SERVICE))?.length, ENGINE).toBeGreaterThan(SIZE);
  await second.bringToFront();
  await schema(second).press("ControlOrMeta+End");
  await second.keyboard.type("// from the second");
  await expect.poll(async () => (await textOf(schema(page), SERVICE)).endsWith("// from the second"), ENGINE).toBe(true);
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
