// The languages a document can have, by the names the page uses.
import { StreamLanguage } from "@codemirror/language";
import { go } from "@codemirror/legacy-modes/mode/go";
import { typescript } from "@codemirror/legacy-modes/mode/javascript";
import { python } from "@codemirror/legacy-modes/mode/python";
import { rust } from "@codemirror/legacy-modes/mode/rust";
import { yaml } from "@codemirror/legacy-modes/mode/yaml";
import { foldBraces } from "./braces.js";
import { completeImport } from "./import-completion.js";
import { jsonLanguage } from "./json.js";
import { completeProto } from "./proto-completion.js";
import { protoLanguage } from "./proto-language.js";

const LANGUAGES = {
  go: [StreamLanguage.define(go), foldBraces],
  json: [jsonLanguage, foldBraces],
  proto: [protoLanguage, protoLanguage.data.of({ autocomplete: completeProto }), protoLanguage.data.of({ autocomplete: completeImport }), foldBraces],
  python: [StreamLanguage.define(python)],
  rust: [StreamLanguage.define(rust), foldBraces],
  text: [],
  typescript: [StreamLanguage.define(typescript), foldBraces],
  yaml: [StreamLanguage.define(yaml)],
};

const ENDINGS = {
  go: "go", js: "typescript", json: "json", mjs: "typescript", proto: "proto", py: "python", pyi: "python", rs: "rust", ts: "typescript",
  yaml: "yaml", yml: "yaml",
};

/** The language of a document whose name tells it; undefined if it does not. */
export const languageOf = (key) => ENDINGS[/\.(\w+)$/.exec(key)?.[1]];

export function languageExtension(name) {
  return LANGUAGES[name] ?? LANGUAGES.text;
}
