// What each word of a .proto text is taken for.
import assert from "node:assert/strict";
import test from "node:test";
import { protoLanguage } from "../src/proto-language.js";

// Expects lines of "word style", in order; brackets, punctuation and what has no style are left out.
function check(source, expected) {
  const found = [];
  protoLanguage.parser.parse(source).iterate({
    enter({ name, from, to }) {
      if (!["Document", "bracket", "punctuation"].includes(name)) found.push(`${source.slice(from, to)} ${name}`);
    },
  });
  assert.deepEqual(found, expected.trim().split("\n").map((line) => line.trim()));
}

test("header statements", () => {
  check(`edition = "2023"; package a.b; import weak 'x';`, `
    edition keyword
    "2023" string
    package keyword
    a.b typeName.definition
    import keyword
    weak keyword
    'x' string`);
});

test("fields of every shape", () => {
  check("message M { optional .a.B c = 0x1F; map<string, int64> message = 2; oneof o { bytes b = 3; } }", `
    message keyword
    M typeName.definition
    optional keyword
    .a.B typeName
    c propertyName.definition
    0x1F number
    map keyword
    string typeName.standard
    int64 typeName.standard
    message propertyName.definition
    2 number
    oneof keyword
    o typeName.definition
    bytes typeName.standard
    b propertyName.definition
    3 number`);
});

test("ranges, field options and special floats", () => {
  check("message M { reserved 4 to max; float f = 1 [default = -inf, (x.y) = nan]; }", `
    message keyword
    M typeName.definition
    reserved keyword
    4 number
    to keyword
    max keyword
    float typeName.standard
    f propertyName.definition
    1 number
    default attributeName
    inf bool
    x.y attributeName
    nan bool`);
});

test("methods and aggregate options", () => {
  check(`service S { rpc R(stream A) returns (stream .b.C) { option (h) = { get: "/\\n" on: true }; } }`, `
    service keyword
    S typeName.definition
    rpc keyword
    R typeName.definition
    stream keyword
    A typeName
    returns keyword
    stream keyword
    .b.C typeName
    option keyword
    h attributeName
    get attributeName
    "/ string
    \\n escape
    " string
    on attributeName
    true bool`);
});

test("a keyword as a name, and exported types", () => {
  check("enum E { option = 0; } export message M {} local enum L {}", `
    enum keyword
    E typeName.definition
    option propertyName.definition
    0 number
    export keyword
    message keyword
    M typeName.definition
    local keyword
    enum keyword
    L typeName.definition`);
});

test("comments go over lines, an open string and an open statement do not", () => {
  check(`/* a\n{ */ syntax = "x\n// "\nenum E {\n  A = 0\n  option x = 1\n  B = 1; }\nrpc\nR(A)\nreturns (B)`, `
    /* a comment
    { */ comment
    syntax keyword
    "x string
    // " comment
    enum keyword
    E typeName.definition
    A propertyName.definition
    0 number
    option keyword
    x attributeName
    1 number
    B propertyName.definition
    1 number
    rpc keyword
    R typeName.definition
    A typeName
    returns keyword
    B typeName`);
});
