// What a run is told about the machine: where page, service and browser are. The defaults fit `cargo xtask serve`.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

function onPath() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

/** The address of the page, without a final slash. */
export const pageUrl = process.env.PLAYGROUND_URL ?? "http://127.0.0.1:8080";

/** The address of the native UserService, without a final slash. */
export const serviceUrl = process.env.PLAYGROUND_SERVICE_URL ?? "http://127.0.0.1:50051";

/** The path of Chromium. */
export const chromium = process.env.PLAYGROUND_CHROMIUM ?? onPath();
