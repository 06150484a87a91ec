// Bundles what esbuild finds under an entry point, beside the notices of the packages inside; used by plugins/ too.
import { mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

async function modified(path) {
  return stat(path).then((it) => it.mtimeMs, () => 0);
}

/** Whether every output is there and newer than every input. */
export async function isNewer(outputs, inputs) {
  const [read, built] = await Promise.all([inputs, outputs].map((paths) => Promise.all(paths.map(modified))));
  return Math.min(...built) > Math.max(...read);
}

/** Whether every output is newer than the sources, the build script and the lock of the folder `root`. */
export async function isFresh(root, outputs) {
  const sources = (await readdir(join(root, "src"))).map((name) => join("src", name));
  return isNewer(outputs, ["src", "build.mjs", "package-lock.json", ...sources].map((name) => join(root, name)));
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

async function packageFile(root, name, wanted) {
  const folder = join(root, "node_modules", name);
  const file = (await readdir(folder)).find((entry) => wanted.test(entry));
  return file && readFile(join(folder, file), "utf8");
}

async function notice(root, name, otherwise) {
  const { version, license } = JSON.parse(await packageFile(root, name, /^package\.json$/));
  const text = (await packageFile(root, name, /^licen[cs]e/i)) ?? (await otherwise(name));
  if (!text) throw new Error(`${name} ${version} carries no licence text`);
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

/** Writes the minified bundle of `entry` and the licence texts of what is inside, which `licence` gives of packages that
 * carry none. */
export async function bundle({ root, entry, output, notices, format, plugins = [], licence = () => undefined }) {
  const esbuild = await loadEsbuild();
  const result = await esbuild.build({
    absWorkingDir: root,
    bundle: true,
    entryPoints: [entry],
    format,
    legalComments: "none",
    metafile: true,
    minify: true,
    plugins,
    target: "es2022",
    write: false,
  });
  const texts = await Promise.all(bundledPackages(result.metafile).map((name) => notice(root, name, licence)));
  const [{ contents }] = result.outputFiles;
  await mkdir(dirname(output), { recursive: true });
  await writeFile(notices, texts.join(`\n${"-".repeat(80)}\n\n`));
  await writeFile(output, contents);
  const size = gzipSync(contents, { level: 9 }).length;
  console.log(`${basename(root)}: ${basename(output)}, ${contents.length} bytes, ${size} gzipped`);
}
