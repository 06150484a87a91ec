// Builds the generators written in Go for WASI into ../public/plugins/, where Go is installed; what was built is cached.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { isNewer } from "../editor-js/bundle.mjs";

const run = promisify(execFile);
const root = dirname(fileURLToPath(import.meta.url));
const inputs = [join(root, "go.mjs"), join(root, "go/go.mod"), join(root, "go/go.sum")];
const DIVIDER = `\n${"-".repeat(80)}\n\n`;

const PROTOBUF = "google.golang.org/protobuf";
const GRPC = "google.golang.org/grpc/cmd/protoc-gen-go-grpc";
const programs = [
  { name: "protoc-gen-go", package: `${PROTOBUF}/cmd/protoc-gen-go`, modules: [PROTOBUF] },
  { name: "protoc-gen-go-grpc", package: GRPC, modules: [GRPC, PROTOBUF] },
];
const files = programs.flatMap(({ name }) => [`${name}.wasm`, `${name}.LICENSES.txt`]);

// With a Go that is too old every command fails in the module; no other one is downloaded.
async function go(args, env = {}) {
  const { stdout } = await run("go", args, { cwd: join(root, "go"), env: { ...process.env, GOTOOLCHAIN: "local", ...env } });
  return stdout.trim();
}

// A folder of its own for every set of versions, beside the tools that xtask installs.
async function cacheFolder() {
  const hash = createHash("sha256");
  for (const input of inputs) hash.update(await readFile(input));
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(cache, "proto-playground/plugins", `go-${hash.digest("hex").slice(0, 16)}`);
}

async function notices(modules) {
  const texts = [];
  for (const module of modules) {
    const [version, folder] = (await go(["list", "-m", "-f", "{{.Version}}\n{{.Dir}}", module])).split("\n");
    texts.push(`${module} ${version}\n\n${(await readFile(join(folder, "LICENSE"), "utf8")).trim()}\n`);
  }
  // Some distributions keep the text elsewhere; it is that of google.golang.org/protobuf.
  const library = await readFile(join(await go(["env", "GOROOT"]), "LICENSE"), "utf8").catch(() => undefined);
  texts.push(`The standard library, ${await go(["env", "GOVERSION"])}\n\n${library?.trim() ?? `The licence of ${PROTOBUF}`}\n`);
  return texts.join(DIVIDER);
}

async function compile(folder) {
  await mkdir(dirname(folder), { recursive: true });
  const scratch = await mkdtemp(`${folder}-`);
  for (const program of programs) {
    console.log(`plugins: building ${program.name} for WASI; this takes a minute, once`);
    const output = join(scratch, `${program.name}.wasm`);
    const build = ["build", "-trimpath", "-ldflags=-s -w", "-o", output, program.package];
    await go(build, { GOOS: "wasip1", GOARCH: "wasm" });
    await writeFile(join(scratch, `${program.name}.LICENSES.txt`), await notices(program.modules));
  }
  // Another checkout may have been quicker: then its folder stays.
  await rename(scratch, folder).catch(() => rm(scratch, { recursive: true }));
}

/** Puts the programs and their notices into `folder`; where Go is missing or too old none are there. */
export async function bundleGo(folder) {
  const outputs = files.map((file) => join(folder, file));
  if (await isNewer(outputs, inputs)) return;
  const usable = await go(["list", "-m"]).then(() => true, () => false);
  if (!usable) {
    console.log("plugins: go-grpc is left out of the page: Go is not installed, or older than plugins/go/go.mod wants");
    for (const output of outputs) await rm(output, { force: true });
    return;
  }
  const cache = await cacheFolder();
  if (!(await stat(cache).catch(() => undefined))) await compile(cache);
  await mkdir(folder, { recursive: true });
  for (const file of files) await copyFile(join(cache, file), join(folder, file));
}
