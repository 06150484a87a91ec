// Folding and the bracket at the caret.
import assert from "node:assert/strict";
import test from "node:test";
import { foldable } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { matchingBracket } from "../src/brackets.js";
import { foldBraces } from "../src/braces.js";

// `^` marks the caret in the text; gives the text with every marked bracket in « ».
function marked(text) {
  const caret = text.indexOf("^");
  const doc = text.replace("^", "");
  const state = EditorState.create({ doc, selection: { anchor: caret }, extensions: matchingBracket });
  const offsets = [];
  state.field(matchingBracket).between(0, doc.length, (from) => void offsets.push(from));
  return [...doc].map((char, at) => (offsets.includes(at) ? `«${char}»` : char)).join("");
}

function folded(doc) {
  const state = EditorState.create({ doc, extensions: foldBraces });
  const { from, to } = state.doc.line(1);
  const range = foldable(state, from, to);
  return range && doc.slice(range.from, range.to);
}

test("the pair at the caret", () => {
  assert.equal(marked("a {^ b(c) }"), "a «{» b(c) «}»");
  assert.equal(marked("a { b(c) ^}"), "a «{» b(c) «}»");
  assert.equal(marked(`{^ "}" /* } */ // }\n}`), `«{» "}" /* } */ // }\n«}»`);
  assert.equal(marked("{ \"{^\" }"), "{ \"{\" }");
  assert.equal(marked("(]^"), "(«]»");
  assert.equal(marked("{^ {}"), "«{» {}");
  assert.equal(marked("plain^ {}"), "plain {}");
});

test("a pair too far away is not called missing", () => {
  assert.equal(marked(`{^${" ".repeat(30_000)}}`), `{${" ".repeat(30_000)}}`);
});

test("folds to the closing bracket", () => {
  assert.equal(folded("message A { // {\n  b {}\n}\n"), " // {\n  b {}\n");
  assert.equal(folded("message A {}\n}"), null);
  assert.equal(folded("message A {\n"), null);
  assert.equal(folded("no bracket\n}"), null);
});
