// Everything by keyboard alone: Tab reaches it, Escape leaves the editor, keys run commands, focus is seen.
import { messages, requestText, state } from "../support/call.js";
import { schema, SERVICE, textOf } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import { fileButton, openReady, paneTab, statusBar } from "../support/page.js";

/** The accessible name, or label, of what has the focus. */
const focused = (page) => page.evaluate(() => {
  const it = document.activeElement;
  const label = [...(it.labels?.[0]?.childNodes ?? [])].map((node) => node.textContent.trim()).find(Boolean);
  return it.getAttribute("aria-label") ?? label ?? it.querySelector("[title]")?.title ?? it.textContent.trim();
});

/** Presses Tab, in an editor after the Escape that lets it leave. */
async function pressTab(page) {
  if (await page.evaluate(() => document.activeElement.matches(".cm-content"))) await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
}

/** Presses Tab until the focus comes back to the start of the page, leaving editors by Escape; gives what had it. */
async function tabThrough(page) {
  const seen = [];
  for (let step = 0; step < 200; step += 1) {
    await pressTab(page);
    if (await page.evaluate(() => document.activeElement === document.body)) break;
    seen.push(await focused(page));
  }
  return seen;
}

test("Tab reaches everything", async ({ page }) => {
  await openReady(page);
  const seen = await tabThrough(page);
  const expected = [
    "Reset to example", "Shortcuts", "Switch to the dark theme", "Add a file", SERVICE, `Rename ${SERVICE}`, `Remove ${SERVICE}`,
    "Call ListUsers", "Schema", "Call", "Address of the server; empty for the UserService in the page",
    "Method", "Send", "Message", "Deadline", "Request message as JSON", "No problems",
  ];
  expect(expected.filter((name) => !seen.includes(name)), "what Tab did not reach").toEqual([]);
});

test("what has the focus is seen", async ({ page }) => {
  await openReady(page);
  for (const reach of [
    page.getByRole("button", { name: "Shortcuts" }), page.locator("#send"), page.locator("#address"), paneTab(page, "Call"),
    fileButton(page, SERVICE), statusBar(page).getByRole("button"),
  ]) {
    await reach.focus();
    await page.keyboard.press("Shift+Tab");
    await pressTab(page);
    await expect(reach).toBeFocused();
    const ring = await reach.evaluate((element) => {
      const { outlineStyle, outlineWidth, outlineOffset, boxShadow } = getComputedStyle(element);
      if (boxShadow !== "none") return true;
      if (outlineStyle === "none" || !(parseFloat(outlineWidth) > 0)) return false;
      // Whole: within every box around it that cuts off what sticks out.
      const reach = parseFloat(outlineWidth) + parseFloat(outlineOffset);
      const own = element.getBoundingClientRect();
      for (let box = element.parentElement; box; box = box.parentElement) {
        const around = box.getBoundingClientRect();
        const isWithin = own.top - reach >= around.top - 0.5 && own.bottom + reach <= around.bottom + 0.5
          && own.left - reach >= around.left - 0.5 && own.right + reach <= around.right + 0.5;
        if (getComputedStyle(box).overflow !== "visible" && !isWithin) return false;
      }
      return true;
    });
    expect(ring, `${reach} shows its focus`).toBe(true);
  }
});

test("in a row of tabs Tab reaches the selected one, and the arrows, Home and End the others", async ({ page }) => {
  await openReady(page);
  const tabs = page.getByRole("tablist", { name: "Panes" }).getByRole("tab");
  const check = async (name) => {
    await expect(paneTab(page, name)).toBeFocused();
    await expect(paneTab(page, name)).toHaveAttribute("aria-selected", "true");
    expect(await tabs.evaluateAll((all) => all.filter((tab) => tab.tabIndex === 0).length)).toBe(1);
  };
  await paneTab(page, "Call").focus();
  await page.keyboard.press("ArrowRight");
  await check("Changes");
  for (const [key, name] of [
    ["ArrowRight", "Problems"], ["ArrowRight", "Generate"], ["ArrowLeft", "Problems"], ["ArrowLeft", "Changes"], ["Home", "Problems"],
    ["End", "Changes"],
  ]) {
    await page.keyboard.press(key);
    await check(name);
  }
  const files = page.getByRole("tablist", { name: "Open files" });
  await files.getByRole("tab", { selected: true }).focus();
  await page.keyboard.press("Home");
  await expect(files.getByRole("tab", { selected: true })).toHaveText("user.proto");
  await expect(files.getByRole("tab", { selected: true })).toBeFocused();
  await expect(schema(page)).toContainText("message User");
});

test("Tab indents in the editor; Escape, then Tab, leaves it", async ({ page }) => {
  await openReady(page);
  const before = await textOf(schema(page), SERVICE);
  await schema(page).focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("Tab");
  await expect(schema(page)).toBeFocused();
  expect(await textOf(schema(page), SERVICE)).toBe(`  ${before}`);
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(schema(page)).not.toBeFocused();
  expect(await textOf(schema(page), SERVICE)).toBe(before);
});

test("a call without the mouse", async ({ page }) => {
  await openReady(page);
  await page.keyboard.press("Alt+2");
  await expect(paneTab(page, "Generate")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Alt+1");
  await expect(paneTab(page, "Problems")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Alt+3");
  await expect(paneTab(page, "Call")).toHaveAttribute("aria-selected", "true");
  await page.locator("#method").focus();
  await page.keyboard.type("ListU");
  await expect.poll(() => requestText(page, "ListUsers")).toContain("pageSize");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(state(page)).toHaveText("OK");
  await expect(messages(page)).toHaveCount(3);
});

test("the shortcuts are listed in a dialog that takes and gives back the focus", async ({ page }) => {
  await openReady(page);
  const button = page.getByRole("button", { name: "Shortcuts" });
  await button.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog).toContainText("Send the request");
  await expect(dialog.getByRole("rowheader")).toHaveText(["Call", "Editor", "Panes", "Page"]);
  const keys = await dialog.locator("tbody").first().locator("kbd").allTextContents();
  expect(keys).toEqual(["Ctrl+Enter", "Ctrl+Shift+Enter", "Escape"]);
  await expect(dialog).toContainText("Ctrl+Enter");
  await expect(dialog.getByRole("button", { name: "Close" })).toBeFocused();
  // From its last button Tab leaves for the browser's own controls, as in every modal dialog; never for what is behind it.
  await page.keyboard.press("Tab");
  const behind = (element) => document.activeElement !== document.body && !element.contains(document.activeElement);
  expect(await dialog.evaluate(behind)).toBe(false);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press("F1");
  await expect(dialog).toBeVisible();
});

test("search opens in the editor and finds", async ({ page }) => {
  await openReady(page);
  await schema(page).focus();
  await page.keyboard.press("ControlOrMeta+f");
  const search = page.locator(".cm-search");
  await expect(search).toBeVisible();
  await page.keyboard.type("UploadMetadata");
  await page.keyboard.press("Enter");
  await expect(page.locator(".cm-searchMatch-selected")).toHaveText("UploadMetadata");
  // Its fields are those of the page.
  const looks = (element) => {
    const { fontSize, height, color, backgroundColor, borderColor } = getComputedStyle(element);
    return { fontSize, height, color, backgroundColor, borderColor };
  };
  const small = await page.locator(".hint").first().evaluate((element) => getComputedStyle(element).fontSize);
  expect(await search.getByRole("textbox", { name: "Find" }).evaluate(looks)).toEqual({
    ...(await page.locator("#address").evaluate(looks)), fontSize: small,
  });
  await page.keyboard.press("Escape");
  await expect(search).toBeHidden();
});
