// The bracket that belongs to the one at the caret, searched in a window of text: linear, however long lines are.
import { StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import { CLOSING, bracketTokens } from "./braces.js";

// Characters searched before and after the caret.
const WINDOW = 10_000;
const CLOSERS = new Set(Object.values(CLOSING));
const BRACKET = /[{}()[\]]/;

const pair = Decoration.mark({ class: "cm-matchingBracket" });
const lonely = Decoration.mark({ class: "cm-nonmatchingBracket" });

// Both offsets of the pair that `at` is part of; one of them null if it has no partner, nothing if `at` is no bracket.
function pairAt(text, at) {
  const open = [];
  for (const { 0: token, index } of bracketTokens(text)) {
    if (token in CLOSING) {
      open.push({ token, index });
    } else if (CLOSERS.has(token)) {
      const opener = open.pop();
      const isPair = opener && CLOSING[opener.token] === token;
      if (index === at) return { from: isPair ? opener.index : null, to: at };
      if (opener?.index === at) return { from: at, to: isPair ? index : null };
    }
  }
  return open.some(({ index }) => index === at) ? { from: at, to: null } : undefined;
}

// The offset of the bracket before or after the caret, or -1.
function bracketAtCaret(state) {
  const { head, empty } = state.selection.main;
  if (!empty) return -1;
  const isBracket = (at) => at >= 0 && BRACKET.test(state.sliceDoc(at, at + 1));
  return [head - 1, head].find(isBracket) ?? -1;
}

function decorate(state) {
  const at = bracketAtCaret(state);
  if (at < 0) return Decoration.none;
  const reach = Math.max(0, at - WINDOW);
  // From a line's start, so that the search does not begin inside a string, unless that is too far away.
  const { from } = state.doc.lineAt(reach);
  const base = reach - from < WINDOW ? from : reach;
  const end = at + WINDOW;
  const found = pairAt(state.sliceDoc(base, end), at - base);
  const offsets = [found?.from, found?.to].filter((offset) => offset != null);
  const isWhole = base === 0 && end >= state.doc.length;
  if (offsets.length === 0 || (offsets.length === 1 && !isWhole)) return Decoration.none;
  const mark = offsets.length === 2 ? pair : lonely;
  return Decoration.set(offsets.map((offset) => mark.range(base + offset, base + offset + 1)));
}

export const matchingBracket = StateField.define({
  create: decorate,
  update: (marks, change) => (change.docChanged || change.selection ? decorate(change.state) : marks),
  provide: (field) => EditorView.decorations.from(field),
});
