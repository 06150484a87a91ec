// What a run is told about the machine: where page, service and browser are. The defaults fit `cargo xtask serve`.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const browsers = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

function onPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

/** The address of the page, without a final slash. */
export const pageUrl = process.env.PLAYGROUND_URL ?? "http://127.0.0.1:8080";

/** The address of the native UserService, without a final slash. */
export const serviceUrl = process.env.PLAYGROUND_SERVICE_URL ?? "http://127.0.0.1:50051";

/** The path of Chromium. */
export const chromium = process.env.PLAYGROUND_CHROMIUM ?? onPath(browsers);

/** The path of `protoplay`, built from the same sources as the page. */
export const protoplay =
  process.env.PLAYGROUND_PROTOPLAY ?? fileURLToPath(new URL("../../../target/debug/protoplay", import.meta.url));

/** The plugin under plugins/, compiled for WASI. */
export const plugin =
  process.env.PLAYGROUND_PLUGIN ?? fileURLToPath(new URL("../../../target/protoc-gen-manners.wasm", import.meta.url));

/** Whether the generators written in Go are there: for `protoplay` on PATH, and beside the page where Go is. */
export const hasGo = ["go", "protoc-gen-go", "protoc-gen-go-grpc"].every((name) => onPath([name]));

/** Where the README's picture of the page goes. */
export const picture = process.env.PLAYGROUND_SCREENSHOT ?? "../../test-results/page.png";
