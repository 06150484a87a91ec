// Fixes of what rules found: one after a look at it, all at once, and those of breaking changes.
import { replace, schema, SERVICE, textOf } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import { breaches, CONFIG, openReady, openWith, paneTab, problems, statusBar } from "../support/page.js";

const A = "a/v1/a.proto";
const B = "a/v1/b.proto";
const FILES = [
  [A, 'syntax = "proto3";\n\npackage a.v1;\n\n// Kept.\nmessage user_record {\n  string firstName = 1;\n}\n'],
  [B, 'syntax = "proto3";\n\npackage a.v1;\n\nimport "a/v1/a.proto";\n\nmessage Team {\n  repeated user_record users = 1;\n}\n'],
  [CONFIG, "version: v2\n"],
];

const rule = (page, id) => problems(page).filter({ has: page.getByRole("button", { name: id, exact: true }) });
const proposal = (page) => page.getByRole("group", { name: "Proposed change" });
const text = (page, path) => textOf(schema(page), path);

test("a rename is shown in all files before it is made", async ({ page }) => {
  await openWith(page, FILES);
  await paneTab(page, "Problems").click();
  await rule(page, "MESSAGE_PASCAL_CASE").getByRole("button", { name: /^Fix: / }).click();
  await expect(page.getByRole("list", { name: "What to know" })).not.toBeEmpty();
  await expect(proposal(page).getByRole("combobox").locator("option")).toHaveText([A, B]);
  await proposal(page).getByRole("combobox").selectOption(B);
  await expect(page.getByRole("textbox", { name: "after the change" })).toContainText("repeated UserRecord users");
  await proposal(page).getByRole("button", { name: "Cancel" }).click();
  await expect(rule(page, "MESSAGE_PASCAL_CASE")).toHaveCount(1);
  await rule(page, "MESSAGE_PASCAL_CASE").getByRole("button", { name: /^Fix: / }).click();
  await proposal(page).getByRole("button", { name: "Apply" }).click();
  await expect(rule(page, "MESSAGE_PASCAL_CASE")).toHaveCount(0);
  await expect(statusBar(page)).toContainText("1 warning");
  expect(await text(page, A)).toBe(FILES[0][1].replace("user_record", "UserRecord"));
  await page.getByRole("tab", { name: "b.proto" }).click();
  await expect.poll(() => text(page, B)).toBe(FILES[1][1].replace("user_record", "UserRecord"));
});

test("all fixes at once leave nothing that can be fixed", async ({ page }) => {
  await openWith(page, FILES);
  await paneTab(page, "Problems").click();
  await page.getByRole("button", { name: "Fix all…" }).click();
  await expect(proposal(page)).toContainText("2 fixes");
  await proposal(page).getByRole("button", { name: "Apply" }).click();
  await expect(statusBar(page)).toContainText("No problems");
  expect(await text(page, A)).toContain("// Kept.\nmessage UserRecord {\n  string first_name = 1");
  await schema(page).focus();
  await page.keyboard.press("Control+z");
  await expect(statusBar(page)).not.toContainText("No problems");
});

test("a breaking change is explained with what each side reads, weighed by the promise, and taken back", async ({ page }) => {
  await openReady(page);
  await paneTab(page, "Changes").click();
  const before = await text(page, SERVICE);
  await replace(schema(page), SERVICE, "  // The user's id.\n  string id = 1;", "  // The user's id.\n  string ident = 1;");
  const name = breaches(page).filter({ has: page.getByRole("button", { name: "FIELD_SAME_NAME" }) });
  await name.getByText("Why this breaks").click();
  await expect(name.locator(".explained")).toContainText('"id"');
  await expect(name.locator(".explained .badge.error")).not.toHaveCount(0);
  await expect(name.locator(".badge").first()).toHaveText("breaks");
  await page.getByLabel("Promised:").selectOption("WIRE");
  await expect(name.locator(".badge").first()).toHaveText("not promised");
  await name.getByRole("button", { name: /^Fix: / }).first().click();
  if (await proposal(page).isVisible()) await proposal(page).getByRole("button", { name: "Apply" }).click();
  await expect(breaches(page)).toHaveCount(0);
  expect(await text(page, SERVICE)).toBe(before);
});

test("everything that changed can be read, and copied as Markdown", async ({ page }) => {
  await openReady(page);
  await paneTab(page, "Changes").click();
  await replace(schema(page), SERVICE, "// The user's id.\n  string id = 1;", "// The user's id.\n  string id = 1;\n  bool brief = 2;");
  await page.getByRole("button", { name: "Everything that changed" }).click();
  const log = page.getByRole("region", { name: "Change log" });
  await expect(log).toContainText("brief");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await log.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("# Changes");
});
