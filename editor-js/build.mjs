// Bundles src/ into dist/editor.js (defines globalThis.protoEditor) and the notices of what is inside into dist/LICENSES.txt.
import { mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = dirname(fileURLToPath(import.meta.url));
const outputs = ["dist/LICENSES.txt", "dist/editor.js"];

async function modified(path) {
  return stat(join(root, path)).then((it) => it.mtimeMs, () => 0);
}

async function isFresh() {
  const sources = (await readdir(join(root, "src"))).map((name) => join("src", name));
  const inputs = await Promise.all(["src", "build.mjs", "package-lock.json", ...sources].map(modified));
  const built = await Promise.all(outputs.map(modified));
  return Math.min(...built) > Math.max(...inputs);
}

async function loadEsbuild() {
  try {
    return await import("esbuild");
  } catch {
    console.error("editor-js: its packages are not installed; run `npm ci` in editor-js first");
    process.exit(1);
  }
}

function bundledPackages(metafile) {
  const inside = Object.entries(metafile.outputs).flatMap(([, output]) => Object.entries(output.inputs));
  const used = inside.filter(([, part]) => part.bytesInOutput > 0).map(([path]) => path);
  const names = used.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return [...new Set(names.filter(Boolean))].sort();
}

async function notice(name) {
  const folder = join(root, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} ${version} carries no licence text`);
  const text = await readFile(join(folder, file), "utf8");
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

async function build() {
  const esbuild = await loadEsbuild();
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["src/index.js"],
    bundle: true,
    format: "iife",
    legalComments: "none",
    metafile: true,
    minify: true,
    target: "es2022",
    write: false,
  });
  const notices = await Promise.all(bundledPackages(result.metafile).map(notice));
  const [bundle] = result.outputFiles;
  await mkdir(join(root, "dist"), { recursive: true });
  await writeFile(join(root, outputs[0]), notices.join(`\n${"-".repeat(80)}\n\n`));
  await writeFile(join(root, outputs[1]), bundle.contents);
  const size = gzipSync(bundle.contents, { level: 9 }).length;
  console.log(`editor-js: dist/editor.js, ${bundle.contents.length} bytes, ${size} gzipped`);
}

if (!(await isFresh())) await build();
