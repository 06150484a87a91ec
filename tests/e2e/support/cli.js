// Runs `protoplay`, the same engine in a terminal.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { protoplay } from "./surroundings.js";

const run = promisify(execFile);

/** What `protoplay generate --json` says for these files, `[path, text]` each, and options, `key=value` each. */
export async function generate(files, target, options = []) {
  const root = await mkdtemp(join(tmpdir(), "proto-playground-"));
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    const { stdout } = await run(protoplay, ["generate", root, "--target", target, "--json", ...options.flatMap((option) => ["--option", option])], { maxBuffer: 1 << 26 });
    return JSON.parse(stdout);
  } finally {
    await rm(root, { recursive: true });
  }
}
