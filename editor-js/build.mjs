// Bundles src/ into dist/editor.js (defines globalThis.protoEditor) and the notices of what is inside into dist/LICENSES.txt.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, isFresh } from "./bundle.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const notices = join(root, "dist/LICENSES.txt");
const output = join(root, "dist/editor.js");

if (!(await isFresh(root, [notices, output]))) {
  await bundle({ root, entry: "src/index.js", output, notices, format: "iife" });
}
