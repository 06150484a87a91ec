// The parts of the page around the editors: its panes, the status bar, problems and files.
import { SERVICE, USER } from "./editor.js";
import { expect, open } from "./fixtures.js";

const STORED = "playground.files";

/** The bar at the bottom. */
export const statusBar = (page) => page.locator("footer.status");

/** Opens the page and waits for the engine's first answer. */
export async function openReady(page) {
  await open(page);
  await expect(statusBar(page)).toContainText("No problems");
}

/** Says how the files are checked. */
export const CONFIG = "buf.yaml";

/** The paths of the example's files, in their order. */
export const EXAMPLE = [USER, SERVICE, CONFIG];

const UNCHECKED = [CONFIG, "version: v2\nlint:\n  disable_builtin: true\n"];

/** Opens the page with these files, `[path, text]` each, in place of the example. No rule is run unless they say so. */
export async function openWith(page, files) {
  const checked = files.some(([path]) => path === CONFIG);
  await keepFiles(page, checked ? files : [...files, UNCHECKED]);
  await open(page);
}

/** Lets the next first load in this context find these files; later loads find what the page kept. */
export async function keepFiles(page, files) {
  const stored = JSON.stringify({ version: 1, files: files.map(([path, text]) => ({ path, text })) });
  await page.addInitScript(
    ([key, stored]) => {
      if (localStorage.getItem(key) === null) localStorage.setItem(key, stored);
    },
    [STORED, stored],
  );
}

/** The text the page keeps for a file; undefined if it keeps none. */
export function keptText(page, path) {
  return page.evaluate(
    ([key, path]) => JSON.parse(localStorage.getItem(key))?.files.find((file) => file.path === path)?.text,
    [STORED, path],
  );
}

/** A tab of the panes on the right: Problems, Generate or Call. */
export const paneTab = (page, name) =>
  page.getByRole("tablist", { name: "Panes" }).getByRole("tab", { name: new RegExp(`^${name}`) });

/** The rows of the list of problems. */
export const problems = (page) => page.getByRole("list", { name: "Problems" }).locator("> li");

/** The rows of the list of breaking changes. */
export const breaches = (page) => page.getByRole("list", { name: "Breaking changes" }).locator("> li");

/** The place, `file:line:column`, of each problem in the list. */
export const places = (page) => problems(page).locator(".problem-place");

/** The line that tells what a person must know. */
export const notice = (page) => page.locator(".notice");

/** The list of files. */
export const fileList = (page) => page.getByRole("region", { name: "Files" });

/** The button that opens a file. */
export const fileButton = (page, path) => fileList(page).locator(`button.file-name:has([title="${path}"])`);

/** The paths of the files, in their order. */
export const filePaths = (page) =>
  fileList(page).locator(".file-name [title]").evaluateAll((names) => names.map((name) => name.title));

/** Opens a file from the list. */
export async function openFile(page, path) {
  await fileButton(page, path).click();
  await expect(fileButton(page, path)).toHaveAttribute("aria-current", "true");
}

/** Sends the form under the list of files with this path. */
export async function submitPath(page, path) {
  const form = fileList(page).locator("form");
  await form.getByRole("textbox").fill(path);
  await form.getByRole("button", { name: "OK" }).click();
}

/** Adds a file and opens it. */
export async function addFile(page, path) {
  await fileList(page).getByRole("button", { name: "Add a file" }).click();
  await submitPath(page, path);
  await expect(fileButton(page, path)).toHaveAttribute("aria-current", "true");
}
