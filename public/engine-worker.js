// Starts the engine's Web Worker. The page passes the build in the query, so that no cache pairs an old worker with a new page.
const build = self.location.search;
importScripts(`./worker.js${build}`);
wasm_bindgen({ module_or_path: `./worker_bg.wasm${build}` });
