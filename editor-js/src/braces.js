// What every brace language here shares: indentation by open brackets, and folding from a bracket at a line's end.
import { foldService } from "@codemirror/language";

// Deeper nesting than this is not indented further, so that garbage does not fill lines with blanks.
const MAX_INDENT_LEVELS = 40;
// Characters searched for a closing bracket; keeps typing fast in huge texts.
const MAX_FOLD_SEARCH = 20_000;
// Brackets, and what hides them: strings and comments.
const TOKENS = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\/.*|\/\*[^]*?\*\/|[{}()[\]]/g;
export const CLOSING = { "{": "}", "(": ")", "[": "]" };

export function braceIndent(depth, textAfter, context) {
  const levels = depth - (/^[}\])]/.test(textAfter) ? 1 : 0);
  return Math.min(Math.max(levels, 0), MAX_INDENT_LEVELS) * context.unit;
}

export function bracketTokens(text) {
  return text.matchAll(TOKENS);
}

function closingOffset(text) {
  const [open] = text;
  let depth = 0;
  for (const { 0: token, index } of bracketTokens(text)) {
    if (token === open) depth += 1;
    if (token === CLOSING[open]) depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}

export const foldBraces = foldService.of((state, lineStart) => {
  const line = state.doc.lineAt(lineStart);
  if (line.length > MAX_FOLD_SEARCH) return null;
  const opener = /[{[(]\s*(?:\/\/.*)?$/.exec(line.text);
  if (!opener) return null;
  const open = line.from + opener.index;
  const offset = closingOffset(state.sliceDoc(open, open + MAX_FOLD_SEARCH));
  return open + offset > line.to ? { from: open + 1, to: open + offset } : null;
});
