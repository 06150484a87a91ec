// What a finding offers to mend: from the list, by its key, from the editor; and a schema of an edition that is called.
import { replace, schema, SERVICE, textOf } from "../support/editor.js";
import { expect, test } from "../support/fixtures.js";
import { openReady, openWith, paneTab, problems, statusBar } from "../support/page.js";

test("a button in the list mends the mistake, in one step that can be undone", async ({ page }) => {
  await openReady(page);
  const before = await textOf(schema(page), SERVICE);
  await replace(schema(page), SERVICE, "message GetUserRequest {", "mesage GetUserRequest {");
  await paneTab(page, "Problems").click();
  await expect(problems(page)).toHaveCount(1);
  await problems(page).first().getByRole("button", { name: /^Fix: / }).click();
  await expect(statusBar(page)).toContainText("No problems");
  expect(await textOf(schema(page), SERVICE)).toBe(before);
  await schema(page).focus();
  await page.keyboard.press("Control+z");
  await expect(statusBar(page)).toContainText("1 error");
  expect(await textOf(schema(page), SERVICE)).toContain("mesage GetUserRequest {");
});

test("a key mends the mistake that was gone to", async ({ page }) => {
  await openReady(page);
  await replace(schema(page), SERVICE, "(GetUserRequest)", "(GetUzerRequest)");
  await expect(statusBar(page)).toContainText("1 error");
  await page.keyboard.press("F8");
  await page.keyboard.press("Control+.");
  await expect(statusBar(page)).toContainText("No problems");
  expect(await textOf(schema(page), SERVICE)).toContain("rpc GetUser(GetUserRequest)");
});

test("the editor offers it beside the mistake", async ({ page }) => {
  await openReady(page);
  await replace(schema(page), SERVICE, "(GetUserRequest)", "(GetUzerRequest)");
  await page.keyboard.press("F8");
  await page.locator(".cm-lintRange-error").first().hover();
  await page.locator(".cm-diagnosticAction").first().click();
  await expect(statusBar(page)).toContainText("No problems");
});

test("a schema of an edition compiles, and its mistakes are told like any other", async ({ page }) => {
  const text = `edition = "2024";\n\npackage demo.v1;\n\nmessage Ping {\n  string text = 1;\n  repeated int32 numbers = 2 [features.repeated_field_encoding = EXPANDED];\n}\n`;
  await openWith(page, [["demo.proto", text]]);
  await expect(statusBar(page)).toContainText("No problems");
  await replace(schema(page), "demo.proto", "EXPANDED", "EXPANDE");
  await paneTab(page, "Problems").click();
  await expect(problems(page)).toHaveCount(1);
  await expect(problems(page).first()).toContainText("EXPANDE");
});
