// Metadata rows reach the server as headers; a key that cannot be sent is refused; none of it is kept.
import { choose, dial, expectInPageWorks, message, send, state } from "../support/call.js";
import { expect } from "../support/fixtures.js";
import { openReady } from "../support/page.js";
import { recorder, test } from "../support/servers.js";

/** Shows the metadata table and adds these rows. */
async function addRows(page, rows) {
  await page.getByRole("tab", { name: /^Metadata/ }).click();
  for (const [key, value] of rows) {
    await page.getByRole("button", { name: "Add metadata" }).click();
    await page.getByLabel("Metadata key").last().fill(key);
    await page.getByLabel("Metadata value").last().fill(value);
  }
}

test("rows, a binary one too, and the deadline are sent as headers", async ({ page, serve }) => {
  const calls = [];
  const address = await serve(recorder(calls));
  await openReady(page);
  await choose(page, "ListUsers");
  await dial(page, address);
  await page.locator("#deadline").fill("7s");
  await addRows(page, [["Authorization", "Bearer t0ken"], ["x-name", "ada"], ["trace-bin", "AAEC/w=="]]);
  await expect(page.getByRole("tab", { name: "Metadata 3" })).toBeVisible();
  await send(page);
  await expect(state(page)).toHaveText("OK");
  expect(calls).toHaveLength(1);
  expect(calls[0]).toMatchObject({ authorization: "Bearer t0ken", "x-name": "ada", "x-grpc-web": "1" });
  expect(Buffer.from(calls[0]["trace-bin"], "base64")).toEqual(Buffer.from([0, 1, 2, 255]));
  expect(calls[0]["content-type"]).toMatch(/^application\/grpc-web/);
  expect(calls[0]["grpc-timeout"]).toMatch(/^7(000m|000000u)?S?$/);
  await page.getByRole("tab", { name: "Message", exact: true }).click();
  await expectInPageWorks(page);
});

test("every value of a repeated key is sent", async ({ page, serve }) => {
  const calls = [];
  const address = await serve(recorder(calls));
  await openReady(page);
  await choose(page, "ListUsers");
  await dial(page, address);
  await addRows(page, [["x-many", "one"], ["x-many", "two"]]);
  await send(page);
  await expect(state(page)).toHaveText("OK");
  expect(calls[0]["x-many"].split(/, ?/)).toEqual(["one", "two"]);
});

test("a removed row is not sent", async ({ page, serve }) => {
  const calls = [];
  const address = await serve(recorder(calls));
  await openReady(page);
  await choose(page, "ListUsers");
  await dial(page, address);
  await addRows(page, [["x-gone", "1"], ["x-kept", "2"]]);
  await page.getByRole("button", { name: "Remove this metadata" }).first().click();
  await send(page);
  await expect(state(page)).toHaveText("OK");
  expect(calls[0]).toHaveProperty("x-kept", "2");
  expect(calls[0]).not.toHaveProperty("x-gone");
});

const REFUSED = [
  ["bad key", "x", "metadata key `bad key`: keys consist of"],
  ["grpc-timeout", "1S", "metadata key `grpc-timeout`: it is reserved"],
  ["trace-bin", "not base64!", "metadata key `trace-bin`: its value must be base64"],
  ["x-name", "Zoë", "metadata key `x-name`: its value must be printable ASCII"],
];

test("what cannot be sent is refused with a message", async ({ page, serve }) => {
  const calls = [];
  await openReady(page);
  await choose(page, "ListUsers");
  await dial(page, await serve(recorder(calls)));
  await addRows(page, [["x-fine", "1"]]);
  for (const [key, value, says] of REFUSED) {
    await page.getByLabel("Metadata key").fill(key);
    await page.getByLabel("Metadata value").fill(value);
    await send(page);
    await expect(message(page)).toContainText(says);
    await expect(state(page)).toHaveText("Request not sent");
  }
  expect(calls).toEqual([]);
  await page.getByRole("button", { name: "Remove this metadata" }).click();
  await send(page);
  await expect(state(page)).toHaveText("OK");
  expect(calls).toHaveLength(1);
});

test("metadata is not kept after the page is gone", async ({ page }) => {
  await openReady(page);
  await addRows(page, [["authorization", "Bearer s3cret"]]);
  await page.getByRole("tab", { name: "Message", exact: true }).click();
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href);
  expect(kept).toContain("playground.files");
  expect(kept).not.toContain("s3cret");
  await page.reload();
  await page.getByRole("tab", { name: "Metadata", exact: true }).click();
  await expect(page.getByLabel("Metadata key")).toHaveCount(0);
});

test("a value without a key is refused", async ({ page }) => {
  await openReady(page);
  await choose(page, "GetUser");
  await addRows(page, [["", "secret"]]);
  await send(page);
  await expect(state(page)).toHaveText("Request not sent");
  await expect(message(page)).toHaveText('the metadata value "secret" has no key');
});
