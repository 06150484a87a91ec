// The library: imported without being in the workspace, fetched when first needed, searched, read, completed.
import { expect, open, test } from "../support/fixtures.js";
import { putCaretAfter, schema, SERVICE, textOf } from "../support/editor.js";
import { fileButton, openReady, openWith, paneTab, problems, statusBar } from "../support/page.js";

const ASSET = /\/library\/protos\.bin\?[0-9a-f]+$/;
const DATE = "google/type/date.proto";
const BOOKING = `syntax = "proto3";

package booking.v1;

import "google/api/annotations.proto";
import "${DATE}";

message Night {
  google.type.Date date = 1;
}

service Bookings {
  rpc Book(Night) returns (Night) {
    option (google.api.http) = {
      post: "/v1/nights"
      body: "*"
    };
  }
}
`;

/** The addresses of the library that the page asks for from now on. */
function fetches(page) {
  const asked = [];
  page.on("request", (request) => {
    if (request.url().includes("/library/")) asked.push(request.url());
  });
  return asked;
}

const section = (page) => page.getByRole("region", { name: "Library" });
const search = (page) => section(page).getByRole("textbox", { name: "Search the library" });
const rows = (page) => section(page).locator(".file-name [title]").evaluateAll((names) => names.map((name) => name.title));
const row = (page, path) => section(page).locator(`button.file-name:has([title="${path}"])`);

async function unfold(page) {
  await section(page).getByRole("button", { name: "Library", exact: true }).click();
}

test("nothing of it is fetched before a file of it is imported", async ({ page }) => {
  const asked = fetches(page);
  await openReady(page);
  await unfold(page);
  await search(page).fill("date");
  await expect.poll(async () => (await rows(page))[0]).toBe(DATE);
  expect(asked).toEqual([]);
  await section(page).getByRole("button", { name: `Import ${DATE} in ${SERVICE}` }).click();
  await expect.poll(() => textOf(schema(page), SERVICE)).toContain(`import "${DATE}";\n`);
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0]).toMatch(ASSET);
});

test("files of it are imported and used", async ({ page }) => {
  const asked = fetches(page);
  await openWith(page, [["booking/v1/booking.proto", BOOKING]]);
  await expect(statusBar(page)).toContainText("No problems");
  await paneTab(page, "Problems").click();
  await expect(page.getByText("No problems. Every file compiles")).toBeVisible();
  await putCaretAfter(schema(page), "booking/v1/booking.proto", "message Night {");
  await page.keyboard.insertText("\n  google.type.Dat other = 2;");
  await expect(problems(page)).toHaveCount(1);
  expect(asked.length).toBe(1);
});

test("a failed load is said at the import and tried again with the next change", async ({ page, expectedErrors }) => {
  expectedErrors.push(/Failed to load resource/);
  await page.context().route(ASSET, (route) => route.fulfill({ status: 503 }));
  await openWith(page, [["a.proto", BOOKING]]);
  await paneTab(page, "Problems").click();
  const told = problems(page).filter({ hasText: "could not be loaded: the page's host answered 503" });
  await expect(told).toHaveCount(2);
  await page.context().unroute(ASSET);
  await putCaretAfter(schema(page), "a.proto", "package booking.v1;");
  await page.keyboard.insertText("\n");
  await expect(page.getByText("No problems. Every file compiles")).toBeVisible();
});

test("while it is on its way the rest is checked, and all of it when it is here", async ({ page }) => {
  let arrive;
  const arrived = new Promise((resolve) => (arrive = resolve));
  await page.context().route(ASSET, async (route) => {
    await arrived;
    await route.continue();
  });
  await openWith(page, [["a.proto", `${BOOKING}\nmessage Broken { strin a = 1; }\n`]]);
  await paneTab(page, "Problems").click();
  await expect(problems(page).filter({ hasText: "is being loaded" })).toHaveCount(2);
  await expect(problems(page).filter({ hasText: "strin" })).toHaveCount(1);
  arrive();
  await expect(problems(page)).toHaveCount(1);
  await expect(problems(page)).toContainText("strin");
});

test("a file of it is read in the editor, imported, and left", async ({ page }) => {
  await openReady(page);
  await unfold(page);
  await search(page).fill("type money");
  await row(page, "google/type/money.proto").click();
  const reader = page.getByRole("textbox", { name: "google/type/money.proto, read-only" });
  await expect(reader).toContainText("Copyright");
  await expect(reader).toHaveAttribute("aria-readonly", "true");
  await expect(schema(page)).toBeHidden();
  await page.getByRole("button", { name: "Import in user_service.proto" }).click();
  await expect(page.getByRole("button", { name: "Imported in user_service.proto" })).toBeDisabled();
  await page.getByRole("button", { name: "Back to user_service.proto" }).click();
  await expect(reader).toHaveCount(0);
  await expect(schema(page)).toBeVisible();
  expect(await textOf(schema(page), SERVICE)).toContain('import "users/v1/user.proto";\nimport "google/type/money.proto";\n');
  // Every way to the workspace's own text leaves it too.
  await row(page, "google/type/money.proto").click();
  await expect(reader).toBeVisible();
  await page.keyboard.press("Alt+0");
  await expect(schema(page)).toBeFocused();
  await search(page).fill("any.proto");
  await row(page, "google/protobuf/any.proto").click();
  await expect(page.getByRole("textbox", { name: "google/protobuf/any.proto, read-only" })).toBeVisible();
  await fileButton(page, SERVICE).click();
  await expect(schema(page)).toBeVisible();
});

test("it is used with the keyboard alone", async ({ page }) => {
  await openReady(page);
  await section(page).getByRole("button", { name: "Library", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(search(page)).toBeFocused();
  await page.keyboard.type("latlng");
  await expect.poll(() => rows(page)).toEqual(["google/type/latlng.proto"]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => textOf(schema(page), SERVICE)).toContain('import "google/type/latlng.proto";');
});

test("an import is completed from every path there is", async ({ page }) => {
  await open(page);
  await putCaretAfter(schema(page), SERVICE, 'import "users/v1/user.proto";');
  await page.keyboard.type('\nimport "date');
  const offers = page.locator(".cm-tooltip-autocomplete li");
  await expect(offers.first()).toContainText(DATE);
  // A list that opened just now takes no key: it may be meant for the text.
  await page.waitForTimeout(200);
  await page.keyboard.press("Tab");
  await expect.poll(() => textOf(schema(page), SERVICE)).toContain(`\nimport "${DATE}";\n`);
  await page.keyboard.type('\nimport "wrapp');
  await expect(offers.first()).toContainText("google/protobuf/wrappers.proto");
});
