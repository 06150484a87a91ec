// The module gives the bytes of the program from the same package.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import {
  CodeGeneratorRequestSchema, CodeGeneratorResponseSchema, file_google_protobuf_any, file_google_protobuf_api,
  file_google_protobuf_descriptor, file_google_protobuf_source_context, file_google_protobuf_struct, file_google_protobuf_type,
} from "@bufbuild/protobuf/wkt";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const program = path("../node_modules/@bufbuild/protoc-gen-es/bin/protoc-gen-es");
const { run } = await import(path("../../public/plugins/protoc-gen-es.js"));

// Services, proto2 and proto3, maps, oneofs, enums, options and defaults, imports; each file after what it imports.
const files = [
  file_google_protobuf_descriptor, file_google_protobuf_source_context, file_google_protobuf_any, file_google_protobuf_struct,
  file_google_protobuf_type, file_google_protobuf_api,
];

function request(parameter) {
  const protoFile = files.map((file) => file.proto);
  const fileToGenerate = protoFile.map((file) => file.name);
  return toBinary(CodeGeneratorRequestSchema, create(CodeGeneratorRequestSchema, { parameter, fileToGenerate, protoFile }));
}

for (const parameter of ["target=ts", "target=js+dts,import_extension=js", "target=ts,json_types=true,import_extension=ts"]) {
  test(`the same bytes with ${parameter}`, () => {
    const input = request(parameter);
    const native = spawnSync(process.execPath, [program], { input, maxBuffer: 1 << 26 });
    assert.equal(native.status, 0, native.stderr.toString());
    const ours = run(input);
    assert.deepEqual(Buffer.from(ours), native.stdout);
    assert.ok(fromBinary(CodeGeneratorResponseSchema, ours).file.length >= files.length);
  });
}

test("what it refuses is the response's error", () => {
  const response = fromBinary(CodeGeneratorResponseSchema, run(request("target=cobol")));
  assert.match(response.error, /cobol/);
  assert.equal(response.file.length, 0);
});

test("every bundle comes with the licences of what is inside", async () => {
  for (const [name, packages] of [
    ["protoc-gen-es", ["@bufbuild/protobuf", "@bufbuild/protoc-gen-es", "@bufbuild/protoplugin"]],
    ["wasi", ["@bjorn3/browser_wasi_shim"]],
  ]) {
    const notices = await readFile(path(`../../public/plugins/${name}.LICENSES.txt`), "utf8");
    for (const inside of packages) assert.ok(notices.includes(`${inside} `), `${inside} in ${name}`);
  }
});
