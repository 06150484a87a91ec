// End-to-end tests: over the page and service that `cargo xtask test` starts, or over a running `cargo xtask serve`.
import { defineConfig } from "@playwright/test";
import { chromium, pageUrl } from "./support/surroundings.js";

export default defineConfig({
  testDir: "specs",
  outputDir: "../../test-results/e2e",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: {
    baseURL: pageUrl,
    browserName: "chromium",
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "UTC",
    contextOptions: { reducedMotion: "reduce" },
    permissions: ["clipboard-read", "clipboard-write"],
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: { executablePath: chromium, chromiumSandbox: process.getuid?.() !== 0 },
  },
});
