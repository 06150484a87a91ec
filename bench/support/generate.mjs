// Runs protoc-gen-es over proto/, without protoc: protoplay compiles, and the plugin contract is two messages over pipes.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { CodeGeneratorRequestSchema, CodeGeneratorResponseSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { protoplay } from "./surroundings.mjs";

const protos = fileURLToPath(new URL("../../proto", import.meta.url));
const plugin = fileURLToPath(new URL("../node_modules/@bufbuild/protoc-gen-es/bin/protoc-gen-es", import.meta.url));

function piped(program, args, input) {
  const { status, error, stdout, stderr } = spawnSync(program, args, { input, maxBuffer: 1 << 26 });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  return stdout;
}

/** The generated modules, text by path, such as `users/v1/user_pb.js`. */
export function generateEs() {
  const set = fromBinary(FileDescriptorSetSchema, piped(protoplay, ["build", protos, "--output", "-"]));
  const names = set.file.map((file) => file.name);
  const request = create(CodeGeneratorRequestSchema, {
    fileToGenerate: names.filter((name) => !name.startsWith("google/protobuf/")),
    parameter: "target=js,import_extension=none",
    protoFile: set.file,
  });
  const answer = fromBinary(CodeGeneratorResponseSchema, piped(process.execPath, [plugin], toBinary(CodeGeneratorRequestSchema, request)));
  if (answer.error) throw new Error(`protoc-gen-es: ${answer.error}`);
  return new Map(answer.file.map((file) => [file.name, file.content]));
}

/** An esbuild plugin that resolves `generated/…` and the generated modules' imports of each other. */
export function generatedModules(modules) {
  const resolve = ({ path, importer, namespace }) => {
    const base = namespace === "generated" ? importer : "";
    const name = new URL(path.replace(/^generated\//, "/"), `file:///${base}`).pathname.slice(1);
    return { path: name.endsWith(".js") ? name : `${name}.js`, namespace: "generated" };
  };
  return {
    name: "generated",
    setup(build) {
      build.onResolve({ filter: /^generated\// }, resolve);
      build.onResolve({ filter: /^\.\.?\//, namespace: "generated" }, resolve);
      build.onLoad({ filter: /.*/, namespace: "generated" }, ({ path }) => ({ contents: modules.get(path), loader: "js", resolveDir: protos }));
    },
  };
}
