// What changed since an earlier state, and what that breaks.
import { replace, schema, SERVICE } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import { breaches, openReady, paneTab, statusBar } from "../support/page.js";

const OLD = 'syntax = "proto3";\npackage users.v1;\nmessage GetUserRequest {\n  int64 id = 1;\n}\n';

const changed = (page) => page.getByRole("list", { name: "Changed files" });

test("a change since the page was opened is told with who breaks, and stands side by side", async ({ page }) => {
  await openReady(page);
  await paneTab(page, "Changes").click();
  await expect(page.getByText("No file has changed.")).toBeVisible();
  await replace(schema(page), SERVICE, "// The user's id.\n  string id = 1;", "// The user's id.\n  bytes id = 1;");
  await expect(breaches(page)).toHaveCount(1);
  await expect(breaches(page)).toContainText("string");
  await expect(breaches(page).getByRole("button", { name: "FIELD_SAME_TYPE" })).toBeVisible();
  await expect(breaches(page).locator(".breach-facts .badge")).toHaveText(["source", "JSON"]);
  await expect(paneTab(page, "Changes 1")).toBeVisible();
  await changed(page).getByRole("button", { name: SERVICE }).click();
  const before = page.getByRole("textbox", { name: `${SERVICE} before` });
  const now = page.getByRole("textbox", { name: `${SERVICE} now` });
  await expect(before.locator(".cm-lintRange-error")).toHaveText("string");
  await expect(now.locator(".cm-lintRange-error")).toHaveText("bytes");
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await breaches(page).locator(".problem-main").click();
  await expect(schema(page)).toBeFocused();
  await page.keyboard.insertText("string");
  await expect(page.getByText("The changes break nothing that the rules guard.")).toBeVisible();
});

test("a half-typed file deletes nothing", async ({ page }) => {
  await openReady(page);
  await paneTab(page, "Changes").click();
  await replace(schema(page), SERVICE, "message GetUserRequest {", "message GetUserRequest");
  await expect(statusBar(page)).toContainText("error");
  await expect(changed(page)).toContainText(SERVICE);
  await expect(breaches(page)).toHaveCount(0);
  await expect(page.getByText("The changes break nothing that the rules guard.")).toBeVisible();
});

test("the text of now, a file of the machine or an address can be what is compared with", async ({ page }) => {
  await openReady(page);
  await paneTab(page, "Changes").click();
  await page.getByLabel("Compare with .proto files, a .zip of them, or a descriptor set").setInputFiles({
    name: "user_service.proto", mimeType: "text/plain", buffer: Buffer.from(OLD),
  });
  await expect(page.getByText("Compared with user_service.proto")).toBeVisible();
  await expect(breaches(page).filter({ hasText: "int64" })).toHaveCount(1);
  await page.getByRole("button", { name: "The text of now" }).click();
  await expect(breaches(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Address…" }).click();
  await page.route("**/old.proto", (route) => route.fulfill({ body: OLD.replace("users.v1", "users.v2") }));
  await page.getByRole("textbox", { name: /^Address of/ }).fill(new URL("/old.proto", page.url()).href);
  await page.getByRole("button", { name: "Fetch" }).click();
  await expect(page.getByText(/Compared with http.*old\.proto/)).toBeVisible();
  await expect(breaches(page)).not.toHaveCount(0);
});

test("what is no schema is refused, and the comparison stays", async ({ page }) => {
  await openReady(page);
  await paneTab(page, "Changes").click();
  await page.getByLabel("Compare with .proto files, a .zip of them, or a descriptor set").setInputFiles({
    name: "photo.png", mimeType: "image/png", buffer: Buffer.from([137, 80, 78, 71]),
  });
  await expect(page.locator(".notice")).toContainText("photo.png is neither");
  await expect(page.getByText("Compared with the text when the page was opened")).toBeVisible();
});
