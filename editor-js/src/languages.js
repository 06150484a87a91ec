// The languages a document can have, by the names the page uses.
import { StreamLanguage } from "@codemirror/language";
import { rust } from "@codemirror/legacy-modes/mode/rust";
import { yaml } from "@codemirror/legacy-modes/mode/yaml";
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
  yaml: [StreamLanguage.define(yaml)],
};

/** The language of a document whose name tells it; undefined if it does not. */
export const languageOf = (key) => (key.endsWith(".yaml") ? "yaml" : undefined);

export function languageExtension(name) {
  return LANGUAGES[name] ?? LANGUAGES.text;
}
