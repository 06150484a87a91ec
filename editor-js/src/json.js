// JSON for CodeMirror: tokens, indentation and brackets; whether a request fits its schema is the engine's to say.
import { StreamLanguage } from "@codemirror/language";
import { braceIndent } from "./braces.js";

const STRING = /^"(?:[^"\\]|\\.)*"?/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/;
const CONSTANT = /^(?:true|false|null)\b/;

export const jsonLanguage = StreamLanguage.define({
  name: "json",
  startState: () => ({ depth: 0 }),
  token(stream, state) {
    if (stream.eatSpace()) return null;
    if (stream.match(STRING)) return stream.match(/^\s*:/, false) ? "propertyName" : "string";
    if (stream.match(NUMBER)) return "number";
    if (stream.match(CONSTANT)) return "bool";
    const char = stream.next();
    if (char === "{" || char === "[") {
      state.depth += 1;
      return "bracket";
    }
    if (char === "}" || char === "]") {
      state.depth = Math.max(0, state.depth - 1);
      return "bracket";
    }
    return char === ":" || char === "," ? "punctuation" : null;
  },
  indent: (state, after, context) => braceIndent(state.depth, after, context),
  languageData: {
    closeBrackets: { brackets: ["{", "[", '"'] },
    indentOnInput: /^\s*[}\]]$/,
  },
});
