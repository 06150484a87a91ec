// One Chromium for a row; the page and its peer each in a context, and so in a process, of their own.
import { chromium as playwright } from "playwright-core";
import { chromium } from "./surroundings.mjs";

// Nothing of the browser's own may use the network or the processor meanwhile.
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Runs `use(browser)` and closes the browser whatever happens. */
export async function withBrowser(use) {
  const args = process.getuid?.() === 0 ? [...QUIET, "--no-sandbox"] : QUIET;
  const browser = await playwright.launch({ executablePath: chromium, headless: true, args });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/** A tab in a context of its own; an uncaught error in it ends the row. */
export async function openTab(browser, url, prepare = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    console.error(`error in ${url}: ${error.message}`);
    process.exitCode = 1;
  });
  await prepare(page);
  await page.goto(url);
  return page;
}

/** Brings a tab to the front and frees its garbage, so that no run pays for the one before. */
export async function settle(page) {
  await page.bringToFront();
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  await session.detach();
}
