// First load: the example is there, compiles and can be called; nothing is loaded from elsewhere, no policy is refused.
import { putCaretAfter, schema, selection, SERVICE, textOf, USER } from "../support/editor.js";
import { expect, open, test } from "../support/fixtures.js";
import { EXAMPLE, filePaths, openReady, paneTab, statusBar } from "../support/page.js";
import { pageUrl } from "../support/surroundings.js";

const METHODS = [
  "GetUser", "CreateUser", "UpdateUser", "DeleteUser", "ListUsers",
  "WatchUserChanges", "CreateUsers", "UploadUserData", "Chat", "CollaborativeEdit",
];

test("the page loads from its own host alone", async ({ page }) => {
  const elsewhere = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(`${pageUrl}/`) && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url());
  });
  await open(page);
  await expect(page).toHaveTitle(/proto-playground/);
  await expect(page.locator("#crash")).toBeHidden();
  expect(elsewhere).toEqual([]);
});

test("the example is open and has no problems", async ({ page }) => {
  await openReady(page);
  await expect.poll(() => filePaths(page)).toEqual(EXAMPLE);
  expect(await textOf(schema(page), SERVICE)).toMatch(/^syntax = "proto3";[^]+service UserService \{[^]+\}\n$/);
  await expect(schema(page)).toContainText("package users.v1;");
  await expect(page.locator(".cm-lintRange")).toHaveCount(0);
  await expect(paneTab(page, "Problems")).toHaveText("Problems");
  await paneTab(page, "Problems").click();
  await expect(page.getByText("No problems. Every file compiles")).toBeVisible();
});

test("the outline lists every method, ready to call", async ({ page }) => {
  await openReady(page);
  const outline = page.getByRole("region", { name: "Outline" });
  for (const method of METHODS) {
    await expect(outline.getByRole("button", { name: `Call ${method}`, exact: true })).toBeVisible();
  }
  await outline.getByRole("button", { name: "Call ListUsers" }).click();
  await expect(page.locator("#method option:checked")).toHaveText("ListUsers");
  await outline.getByRole("button", { name: /^ListUsersRequest/ }).click();
  await expect.poll(() => page.evaluate(() => document.getSelection().toString())).toContain("ListUsersRequest");
});

test("badge and status bar say what is checked and where calls go", async ({ page }) => {
  await openReady(page);
  await expect(page.locator("#target-badge")).toHaveText("in-page");
  await expect(statusBar(page)).toContainText(/compiled in \d+ ms/);
  await expect(statusBar(page)).toContainText("calls: in-page UserService");
});

test("the page's policy refuses nothing the page does", async ({ page, expectedErrors }) => {
  const refused = [];
  await page.exposeFunction("refusedByPolicy", (what) => refused.push(what));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      window.refusedByPolicy(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await openReady(page);
  await page.locator("#send").click();
  await expect(page.locator("#call-state")).toHaveText("OK");
  await paneTab(page, "Generate").click();
  await expect(page.getByRole("textbox", { name: "Generated code" })).toContainText("UserServiceClient");
  expect(refused).toEqual([]);
  // The same listener does hear of a refusal, so that the list above can fill.
  expectedErrors.push(/nothing\.svg' violates/);
  await page.evaluate(() => {
    const frame = document.createElement("object");
    frame.data = "nothing.svg";
    document.body.append(frame);
  });
  await expect.poll(() => refused.length).toBeGreaterThan(0);
});

test("on a narrow screen the call of a method comes into view", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await openReady(page);
  await expect(page.locator("#send")).not.toBeInViewport();
  await page.getByRole("button", { name: "Call GetUser", exact: true }).click();
  await expect(page.locator("#send")).toBeInViewport();
});

test("a row of the outline leads to its place right after the text has moved", async ({ page }) => {
  await openReady(page);
  const outline = page.getByRole("region", { name: "Outline" });
  await putCaretAfter(schema(page), SERVICE, 'syntax = "proto3";');
  await page.keyboard.insertText("\n// one more line\n// and another, with ümlauts\n");
  await outline.getByRole("button", { name: /^DeleteUserRequest/ }).click();
  expect(await selection(page)).toBe("DeleteUserRequest");
});
