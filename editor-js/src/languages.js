// The languages a document can have, by the names the page uses.
import { StreamLanguage } from "@codemirror/language";
import { rust } from "@codemirror/legacy-modes/mode/rust";
import { foldBraces } from "./braces.js";
import { completeImport } from "./import-completion.js";
import { jsonLanguage } from "./json.js";
import { completeProto } from "./proto-completion.js";
import { protoLanguage } from "./proto-language.js";

const LANGUAGES = {
  json: [jsonLanguage, foldBraces],
  proto: [protoLanguage, protoLanguage.data.of({ autocomplete: completeProto }), protoLanguage.data.of({ autocomplete: completeImport }), foldBraces],
  rust: [StreamLanguage.define(rust), foldBraces],
  text: [],
};

export function languageExtension(name) {
  return LANGUAGES[name] ?? LANGUAGES.text;
}
