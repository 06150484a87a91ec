// From a key pressed to the editor's mark of the mistake it made, or to the mark gone, in the page and with protobufjs in
// the same editor, by turns, in one Chromium.
import { openTab, settle, withBrowser } from "../support/browser.mjs";
import { bundle, withPage } from "../support/bundle.mjs";
import { median, ms, p95 } from "../support/figures.mjs";
import { pageUrl } from "../support/surroundings.mjs";
import { cases } from "./files.mjs";

/** Of a check of a thousand lines after they are compiled. */
const RULES_AIM_MS = 10;
/** The rules run a moment after the last key. */
const PAUSE_MS = 700;
const WARM_UP = 3;
const ROUNDS = 30;
/** A key without effect in this time ends the row instead of hanging it. */
const LOST_MS = 20_000;

const schema = (page) => page.getByRole("textbox", { name: "Schema", exact: true });

async function openOurs(browser, { files, shown }) {
  const stored = JSON.stringify({ version: 1, files: [shown, ...files.map(([path]) => path).filter((path) => path !== shown)].map((path) => ({ path, text: new Map(files).get(path) })) });
  const page = await openTab(browser, pageUrl, (page) => page.addInitScript((stored) => localStorage.setItem("playground.files", stored), stored));
  await page.getByTitle(/^rules took/).waitFor();
  return page;
}

async function openPeer(browser, url, { files, shown }) {
  const page = await openTab(browser, url);
  await page.waitForFunction(() => globalThis.openEditor);
  await page.evaluate(([files, shown]) => globalThis.openEditor(files, shown), [files, shown]);
  return page;
}

/** Puts the caret where the mistake will be typed. */
const putCaret = (page, { shown, after }) =>
  schema(page).evaluate(
    (element, { shown, after }) => {
      const handle = globalThis.protoEditor.find(element);
      const at = handle.text(shown).indexOf(after);
      if (at < 0) throw new Error(`${shown} has no ${JSON.stringify(after)}`);
      handle.reveal(shown, at + after.length, at + after.length);
    },
    { shown, after },
  );

/** Milliseconds from the key's event until the editor shows a mistake (`wanted`) or none. */
async function press(page, key, wanted) {
  await page.evaluate(([wanted, limit]) => {
    let pressed;
    addEventListener("keydown", (event) => (pressed = event.timeStamp), { capture: true, once: true });
    globalThis.shown = new Promise((resolve, reject) => {
      const observer = new MutationObserver(() => {
        const marked = document.querySelector(".cm-content .cm-lintRange-error") !== null;
        if (pressed === undefined || marked !== wanted) return;
        observer.disconnect();
        clearTimeout(lost);
        resolve(performance.now() - pressed);
      });
      const lost = setTimeout(() => reject(new Error(`no mark ${wanted ? "came" : "went"} in ${limit} ms`)), limit);
      observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    });
  }, [wanted, LOST_MS]);
  await page.keyboard.press(key);
  return page.evaluate(() => globalThis.shown);
}

async function mistakeAndBack(page) {
  await page.bringToFront();
  return [await press(page, "x", true), await press(page, "Backspace", false)];
}

/** The least of what the rules took after each of several keys, in whole milliseconds. */
async function rules(browser, one) {
  const page = await openOurs(browser, one);
  await settle(page);
  await putCaret(page, one);
  const took = page.getByTitle(/^rules took/);
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.keyboard.press(round % 2 ? "Backspace" : " ");
    await page.waitForTimeout(PAUSE_MS);
    times.push(Number((await took.getAttribute("title")).match(/\d+/)[0]));
  }
  await page.context().close();
  const note = `least of ${times.length}, rounded up, with fixes and the comparison with the text at load; median ${ms(median(times))}`;
  return { id: "keystroke-diagnostics/rules", value: Math.min(...times), unit: "ms", peer: RULES_AIM_MS, note };
}

async function measure(browser, peerUrl, one) {
  const pages = [await openOurs(browser, one), await openPeer(browser, peerUrl, one)];
  for (const page of pages) {
    await settle(page);
    await putCaret(page, one);
  }
  const times = [[], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const [side, page] of pages.entries()) {
      const two = await mistakeAndBack(page);
      if (round >= WARM_UP) times[side].push(...two);
    }
  }
  for (const page of pages) await page.context().close();
  return line(one, times);
}

function line({ id }, [ours, peer]) {
  return {
    id,
    value: p95(ours),
    unit: "ms",
    peer: p95(peer),
    note: `p95 of ${ours.length} keystrokes to the mark shown or gone; median ${ms(median(ours))}, of protobufjs in the same editor, first mistake only, in the page's thread, ${ms(median(peer))}`,
  };
}

const script = await bundle(new URL("peer.js", import.meta.url));
const lines = await withPage(script, (peerUrl) =>
  withBrowser(async (browser) => {
    const lines = [];
    for (const one of cases) lines.push(await measure(browser, peerUrl, one));
    lines.push(await rules(browser, cases[1]));
    return lines;
  }),
);
console.log(JSON.stringify(lines));
