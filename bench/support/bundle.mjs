// Bundles a peer's script with esbuild and serves it on an empty page.
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const packages = fileURLToPath(new URL("../node_modules", import.meta.url));

/** The minified bundle of a module for the browser, as text; `plugins` may add generated modules. */
export async function bundle(entry, plugins = []) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    format: "esm",
    minify: true,
    nodePaths: [packages],
    plugins,
    target: "es2022",
    write: false,
  });
  return outputFiles[0].text;
}

/** Serves a page that loads `script`, on a free port, while `use(address)` runs. */
export async function withPage(script, use) {
  const html = '<!doctype html><html lang="en"><meta charset="utf-8"><title>peer</title><body><script type="module" src="/peer.js"></script></body></html>';
  const server = createServer((incoming, outgoing) => {
    const [type, text] = incoming.url === "/peer.js" ? ["text/javascript", script] : ["text/html", html];
    outgoing.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(text);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await use(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
