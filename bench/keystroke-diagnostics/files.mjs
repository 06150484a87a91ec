// The files that are typed into: the app's own sample, one of a thousand lines, and one such that imports fifty others.
import { readFileSync } from "node:fs";

const LINES = 1000;
const IMPORTS = 50;

const sample = (path) => [path, readFileSync(new URL(`../../proto/${path}`, import.meta.url), "utf8")];

function message(number, uses) {
  const earlier = number > 0 ? `Item${number - 1}` : "Kind";
  return [
    `// One of many.`,
    `message Item${number} {`,
    `  // What it is called.`,
    `  string name = 1;`,
    `  repeated int64 counts = 2;`,
    `  map<string, ${earlier}> parts = 3;`,
    `  oneof choice {`,
    `    bytes data = 4;`,
    `    ${earlier} other = 5;`,
    `  }`,
    `  Kind kind = 6;`,
    ...(uses ? [`  ${uses} part = 7;`] : []),
    `}`,
    ``,
  ];
}

/** It uses something of each import. */
function thousandLines(imports = []) {
  const lines = ['syntax = "proto3";', "", "package big.v1;", "", ...imports.map(([path]) => `import "${path}";`), "enum Kind {", "  KIND_UNSPECIFIED = 0;", "  KIND_SMALL = 1;", "}", ""];
  const next = (number) => message(number, number < imports.length && `part${number}.v1.Item${number}`);
  for (let number = 0; lines.length + next(number).length <= LINES; number += 1) lines.push(...next(number));
  while (lines.length < LINES) lines.push("// The end.");
  return ["big.proto", `${lines.join("\n")}\n`];
}

/** A file of two messages in a package of its own. */
function imported(number) {
  const lines = ['syntax = "proto3";', `package part${number}.v1;`, ...message(number).map((line) => line.replace(`Item${number - 1}`, `Item${number}`).replace("Kind kind", "int32 kind").replace(/\bKind\b/, "string"))];
  return [`parts/part${number}.proto`, `${lines.join("\n")}\n`];
}

const parts = Array.from({ length: IMPORTS }, (_, number) => imported(number));
const typed = "message Item40 {\n  // What it is called.\n  string";

/** What is typed into: the files, the one shown, and the text after which the mistake is typed. */
export const cases = [
  {
    id: "keystroke-diagnostics/sample",
    files: [sample("users/v1/user.proto"), sample("users/v1/user_service.proto")],
    shown: "users/v1/user_service.proto",
    after: "message GetUserRequest {\n  // The user's id.\n  string",
  },
  { id: "keystroke-diagnostics/1000-lines", files: [thousandLines()], shown: "big.proto", after: typed },
  { id: "keystroke-diagnostics/1000-lines-50-imports", files: [...parts, thousandLines(parts)], shown: "big.proto", after: typed },
];
