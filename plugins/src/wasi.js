// The host of generators that were compiled for WASI preview 1.
import { ConsoleStdout, File, OpenFile, WASI } from "@bjorn3/browser_wasi_shim";

/** Keeps what is written to a stream. */
class Kept {
  chunks = [];

  stream() {
    return new ConsoleStdout((bytes) => this.chunks.push(bytes.slice()));
  }

  bytes() {
    const all = new Uint8Array(this.chunks.reduce((size, chunk) => size + chunk.length, 0));
    let at = 0;
    for (const chunk of this.chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }
}

/** Runs a program, bytes or a WebAssembly.Module: `request` on its stdin; gives what it writes to stdout. */
export async function run(wasm, name, request) {
  const module = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm);
  const [output, errors] = [new Kept(), new Kept()];
  const files = [new OpenFile(new File(request)), output.stream(), errors.stream()];
  const wasi = new WASI([name], [], files, { debug: false });
  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi.wasiImport });
  if (typeof instance.exports._start !== "function") throw new Error("it is no program: it has no _start");
  const said = () => new TextDecoder().decode(errors.bytes()).trim();
  let code;
  try {
    code = wasi.start(instance);
  } catch (error) {
    throw new Error([`it stopped: ${error.message}`, said()].filter(Boolean).join("; it said: "));
  }
  if (code !== 0) throw new Error([`it ended with exit code ${code}`, said()].filter(Boolean).join("; it said: "));
  return output.bytes();
}
