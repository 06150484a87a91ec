// The generators written in Go give under the WASI host the bytes of the same programs built natively.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import {
  CodeGeneratorRequestSchema, CodeGeneratorResponseSchema, FileDescriptorProtoSchema, file_google_protobuf_any,
  file_google_protobuf_api, file_google_protobuf_source_context, file_google_protobuf_type,
} from "@bufbuild/protobuf/wkt";

const path = (name) => fileURLToPath(new URL(`../../public/plugins/${name}`, import.meta.url));
const { run } = await import(path("wasi.js"));

// Each file after what it imports.
const files = [file_google_protobuf_source_context, file_google_protobuf_any, file_google_protobuf_type, file_google_protobuf_api];

function request(parameter) {
  const any = ".google.protobuf.Any";
  const method = [{ name: "Both", inputType: any, outputType: any, clientStreaming: true, serverStreaming: true }];
  const service = { name: "s.proto", package: "s", syntax: "proto3", dependency: ["google/protobuf/any.proto"], service: [{ name: "S", method }] };
  const protoFile = [...files.map((file) => file.proto), create(FileDescriptorProtoSchema, service)];
  const fileToGenerate = protoFile.map((file) => file.name);
  return toBinary(CodeGeneratorRequestSchema, create(CodeGeneratorRequestSchema, { parameter, fileToGenerate, protoFile }));
}

for (const [name, expected] of [["protoc-gen-go", /\.pb\.go$/], ["protoc-gen-go-grpc", /_grpc\.pb\.go$/]]) {
  const bundled = existsSync(path(`${name}.wasm`));
  const native = spawnSync(name, ["--version"]).status === 0;
  const skip = !bundled ? "it is not bundled: Go is not installed" : !native && `${name} is not on PATH`;

  test(`${name} writes the same bytes`, { skip }, async () => {
    const module = await WebAssembly.compile(await readFile(path(`${name}.wasm`)));
    for (const parameter of ["Ms.proto=acme.example/s;spb", "paths=source_relative,Ms.proto=acme.example/s", "no=such"]) {
      const input = request(parameter);
      const theirs = spawnSync(name, { input, maxBuffer: 1 << 26 });
      if (theirs.status !== 0) {
        await assert.rejects(run(module, name, input), /exit code 1; it said: .*no/);
        continue;
      }
      const ours = await run(module, name, input);
      assert.deepEqual(Buffer.from(ours), theirs.stdout);
      const response = fromBinary(CodeGeneratorResponseSchema, ours);
      assert.equal(response.error, "");
      assert.match(response.file.at(-1).name, expected);
    }
  });

  test(`${name} comes with its licences`, { skip: !bundled && skip }, async () => {
    const notices = await readFile(path(`${name}.LICENSES.txt`), "utf8");
    for (const inside of ["google.golang.org/protobuf v", "The standard library, go"]) assert.ok(notices.includes(inside), inside);
  });
}
