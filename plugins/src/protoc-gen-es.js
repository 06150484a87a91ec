// protoc-gen-es without a process: an encoded CodeGeneratorRequest in, an encoded CodeGeneratorResponse out.
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { CodeGeneratorRequestSchema, CodeGeneratorResponseSchema } from "@bufbuild/protobuf/wkt";
// No public entry point: the version is pinned, and the tests compare with the program of the same package.
import { protocGenEs } from "@bufbuild/protoc-gen-es/dist/cjs/src/protoc-gen-es-plugin.js";

/** Runs the generator over the bytes of a request. */
export function run(request) {
  return toBinary(CodeGeneratorResponseSchema, respond(fromBinary(CodeGeneratorRequestSchema, request)));
}

function respond(request) {
  try {
    return protocGenEs.run(request);
  } catch (error) {
    return create(CodeGeneratorResponseSchema, { error: error instanceof Error ? error.message : String(error) });
  }
}
