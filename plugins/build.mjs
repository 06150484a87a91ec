// Bundles each generator and the WASI host into ../public/plugins/, with the notices of what is inside.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, isFresh } from "../editor-js/bundle.mjs";
import { bundleGo } from "./go.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const folder = join(root, "../public/plugins");
const names = ["protoc-gen-es", "wasi"];
const outputs = names.flatMap((name) => [join(folder, `${name}.js`), join(folder, `${name}.LICENSES.txt`)]);

// protoplugin asks for the TypeScript compiler only to write JavaScript for generators that cannot; protoc-gen-es can.
const withoutCompiler = {
  name: "without-compiler",
  setup(build) {
    build.onResolve({ filter: /^(typescript|@typescript\/vfs)$/ }, ({ path }) => ({ path, namespace: "none" }));
    build.onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "module.exports = {};" }));
  },
};

// These packages name their licences without carrying the texts: Apache 2.0's is the same everywhere, and the other one
// stands in the source it is about.
async function licence(name) {
  if (!name.startsWith("@bufbuild/")) return undefined;
  const apache = await readFile(join(root, "node_modules/@bjorn3/browser_wasi_shim/LICENSE-APACHE"), "utf8");
  const varint = await readFile(join(root, "node_modules/@bufbuild/protobuf/dist/cjs/wire/varint.js"), "utf8");
  const lines = varint.split("\n").filter((line) => line.startsWith("//"));
  return name === "@bufbuild/protobuf" ? `${apache}\n\n${lines.map((line) => line.slice(3)).join("\n")}` : apache;
}

if (!(await isFresh(root, outputs))) {
  for (const name of names) {
    const [output, notices] = [join(folder, `${name}.js`), join(folder, `${name}.LICENSES.txt`)];
    const entry = `src/${name}.js`;
    await bundle({ root, entry, output, notices, format: "esm", plugins: [withoutCompiler], licence });
  }
}

await bundleGo(folder);
