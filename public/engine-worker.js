// Starts the engine's Web Worker, and runs the modules that generate code for it. The page passes the build in the query, so that no cache pairs an old worker with a new page.
const build = self.location.search;
importScripts(`./worker.js${build}`);
wasm_bindgen({ module_or_path: `./worker_bg.wasm${build}` });

// The answer for a file beside the page, whose bytes are those the engine was built with.
async function load(address, file, integrity) {
  const answer = await fetch(address, { integrity }).catch(() => undefined);
  if (!answer?.ok) throw new Error(`${file} could not be loaded`);
  return answer;
}

const addressOf = (file) => new URL(`./plugins/${file}${build}`, self.location);

// Runs `run(...args)` of a module beside the page.
self.runPlugin = async (file, integrity, args) => {
  const address = addressOf(file);
  await load(address, file, integrity);
  const { run } = await import(address);
  return run(...args);
};

// The programs beside the page that were used, by their files: promises of what is compiled once.
const programs = new Map();

// A program beside the page as a WebAssembly.Module; one that could not be loaded is tried again.
self.loadProgram = (file, integrity) => {
  if (!programs.has(file)) {
    const compiled = load(addressOf(file), file, integrity).then(async (answer) => WebAssembly.compile(await answer.arrayBuffer()));
    programs.set(file, compiled);
    compiled.catch(() => programs.delete(file));
  }
  return programs.get(file);
};
