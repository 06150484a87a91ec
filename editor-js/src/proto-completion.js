// Completion inside one .proto text: keywords and types where a statement or a type starts, never where a name is due.
import { ifNotIn } from "@codemirror/autocomplete";
import { KEYWORDS, SCALARS } from "./proto-language.js";

// Longer texts are not searched for their own types: typing must not wait.
const MAX_SEARCHED = 200_000;
const PLACE = /(?:^|[{};<(,=]|\b(?:optional|required|repeated|stream|export|local|import))\s*$/;

const BUILT_IN = [
  ...KEYWORDS.map((label) => ({ label, type: "keyword" })),
  ...SCALARS.map((label) => ({ label, type: "type", boost: 1 })),
];

function declaredTypes(doc) {
  if (doc.length > MAX_SEARCHED) return [];
  const names = [...doc.toString().matchAll(/\b(?:message|enum)\s+(\w+)/g)].map((found) => found[1]);
  return [...new Set(names)].map((label) => ({ label, type: "class", boost: 2 }));
}

export const completeProto = ifNotIn(["comment", "string", "escape"], (context) => {
  const word = context.matchBefore(/\w*/);
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, word.from - line.from);
  if (!context.explicit && (word.from === word.to || !PLACE.test(before))) return null;
  return { from: word.from, options: [...BUILT_IN, ...declaredTypes(context.state.doc)], validFor: /^\w*$/ };
});
