// The engine traps, hangs or is of another build: the person is told, the text stays, and the next edit is analysed.
import { putCaretAfter, replace, schema, SERVICE, textOf } from "../support/editor.js";
import { expect, open, test } from "../support/fixtures.js";
import { choose, expectInPageWorks, message, messages, send, state } from "../support/call.js";
import { keptText, notice, openReady, statusBar } from "../support/page.js";

const UNTOUCHED = "Your text is untouched.";

/** The worker that follows typing: the first the page starts. */
const analysis = (page) => page.workers()[0];

/** Lets a worker fall into an endless loop; nothing more is heard of it. */
const hang = (worker) => void worker.evaluate(() => { for (;;); }).catch(() => {});

/** Lets an error escape in a worker, as a trap does. */
const trap = (worker) => worker.evaluate(() => void setTimeout(() => { throw new Error("boom"); }));

async function expectAnalysed(page) {
  await replace(schema(page), SERVICE, "(GetUserRequest)", "(GetUzerRequest)");
  await expect(statusBar(page)).toContainText("1 error");
  await replace(schema(page), SERVICE, "(GetUzerRequest)", "(GetUserRequest)");
  await expect(statusBar(page)).toContainText("No problems");
}

test("a trap restarts the engine and says so", async ({ page, expectedErrors }) => {
  expectedErrors.push(/boom/);
  await openReady(page);
  await putCaretAfter(schema(page), SERVICE, "package users.v1;");
  await page.keyboard.insertText("\n// mine");
  const text = await textOf(schema(page), SERVICE);
  const gone = analysis(page).waitForEvent("close");
  await trap(analysis(page));
  await expect(notice(page)).toContainText("boom");
  await expect(notice(page)).toContainText(UNTOUCHED);
  await gone;
  expect(await textOf(schema(page), SERVICE)).toBe(text);
  await expectAnalysed(page);
  await notice(page).getByRole("button", { name: "Dismiss" }).click();
  await expect(notice(page)).toHaveCount(0);
});

test("a hang restarts the engine, and typing goes on meanwhile", async ({ page }) => {
  test.slow();
  await openReady(page);
  hang(analysis(page));
  await putCaretAfter(schema(page), SERVICE, "package users.v1;");
  await page.keyboard.type("\n// typed while it hangs");
  await expect(schema(page)).toContainText("// typed while it hangs");
  await expect.poll(() => keptText(page, SERVICE)).toContain("// typed while it hangs");
  await expect(notice(page)).toContainText("gave no answer", { timeout: 60_000 });
  await expect(notice(page)).toContainText(UNTOUCHED);
  await expectAnalysed(page);
  expect(await textOf(schema(page), SERVICE)).toContain("// typed while it hangs");
});

test("an edit made while the engine hung is analysed without another one", async ({ page }) => {
  test.slow();
  await openReady(page);
  hang(analysis(page));
  await replace(schema(page), SERVICE, "(GetUserRequest)", "(GetUzerRequest)");
  await expect(notice(page)).toContainText("gave no answer", { timeout: 60_000 });
  await expect(statusBar(page)).toContainText("1 error");
});

test("a trap of the calling engine ends the call and leaves the rest alone", async ({ page, expectedErrors }) => {
  expectedErrors.push(/boom/);
  await openReady(page);
  await choose(page, "WatchUserChanges");
  await send(page);
  await expect(messages(page)).not.toHaveCount(0);
  await expect.poll(() => page.workers().length).toBe(2);
  await trap(page.workers()[1]);
  await expect(notice(page)).toContainText("calling engine");
  await expect(state(page)).toHaveText("Cancelled");
  await expect(message(page)).toContainText("boom");
  await expectInPageWorks(page);
  await expectAnalysed(page);
});

test("a hang while calling is left by Cancel", async ({ page }) => {
  await openReady(page);
  await choose(page, "WatchUserChanges");
  await send(page);
  await expect(messages(page)).not.toHaveCount(0);
  await expect.poll(() => page.workers().length).toBe(2);
  hang(page.workers()[1]);
  await page.locator("#cancel").click();
  await expect(state(page)).toHaveText("Cancelled");
  await expect(message(page)).toContainText("did not answer and was restarted");
  await expectInPageWorks(page);
});

/** The event `Ready` of another build, as the protocol writes it: number 0, first variant, a text with its length. */
function readyOf(build) {
  return [0, 0, build.length, ...Buffer.from(build)];
}

for (const [what, bytes] of [["an engine of another build", readyOf("another")], ["an engine of another protocol", [255, 255, 255]]]) {
  test(`${what} is not used, and the person is asked to reload`, async ({ page }) => {
    await page.route(/engine-worker\.js/, (route) =>
      route.fulfill({ contentType: "text/javascript", body: `postMessage(new Uint8Array([${bytes}]));` }));
    await open(page);
    await expect(notice(page)).toContainText("Reload the page; your text is kept.");
    await schema(page).click();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type("// still here");
    await expect.poll(() => keptText(page, SERVICE)).toContain("// still here");
    await page.unroute(/engine-worker\.js/);
    await page.reload();
    await expect(statusBar(page)).toContainText("No problems");
    expect(await keptText(page, SERVICE)).toContain("// still here");
  });
}

test("an engine whose files are missing is told, and the text can be edited", async ({ page, expectedErrors }) => {
  expectedErrors.push(/Failed to load resource/);
  await page.route(/engine-worker\.js/, (route) => route.fulfill({ status: 404, body: "" }));
  await open(page);
  await expect(notice(page)).toContainText("could not be loaded");
  await schema(page).click();
  await page.keyboard.type("// still here");
  await expect(schema(page)).toContainText("// still here");
});
