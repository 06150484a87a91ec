// Starts the engine's Web Worker, and runs the modules that generate code for it. The page passes the build in the query, so that no cache pairs an old worker with a new page.
const build = self.location.search;
importScripts(`./worker.js${build}`);
wasm_bindgen({ module_or_path: `./worker_bg.wasm${build}` });

// Runs `run(...args)` of a module beside the page, once its bytes are those the engine was built with.
self.runPlugin = async (file, integrity, args) => {
  const address = new URL(`./plugins/${file}${build}`, self.location);
  const answer = await fetch(address, { integrity }).catch(() => undefined);
  if (!answer?.ok) throw new Error(`${file} could not be loaded`);
  const { run } = await import(address);
  return run(...args);
};
