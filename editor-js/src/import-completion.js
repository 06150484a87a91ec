// Completion of the path in an import statement, from the paths the page names.
const PLACE = /^\s*import\s+(?:(?:public|weak|option)\s+)?(["'])([^"']*)$/;
const IMPORTED = /^\s*import\s+(?:(?:public|weak|option)\s+)?["']([^"']*)["']/gm;
// What may follow the caret in a statement: the rest of a path, and its end.
const ENDING = /^[^"'\s;]*["']?\s*;?\s*$/;
// Longer texts are not searched for what they import already.
const MAX_SEARCHED = 200_000;

let known = [];

/** Names the paths that imports can have: those of the workspace come before the others. */
export function offerImports(own, others) {
  const options = (paths, boost) => paths.map((label) => ({ label, type: "text", boost }));
  known = [...options(own, 10), ...options(others, 0)];
}

// Replaces what is typed, and ends the statement if nothing but its end follows.
function taking(quote) {
  return (view, { label }, from, to) => {
    const line = view.state.doc.lineAt(to);
    const ends = ENDING.test(view.state.sliceDoc(to, line.to));
    const insert = ends ? `${label}${quote};` : label;
    const changes = { from, to: ends ? line.to : to, insert };
    view.dispatch({ changes, selection: { anchor: from + insert.length }, userEvent: "input.complete" });
  };
}

export function completeImport(context) {
  const { doc } = context.state;
  const line = doc.lineAt(context.pos);
  const found = PLACE.exec(line.text.slice(0, context.pos - line.from));
  if (!found) return null;
  const [, quote, typed] = found;
  const others = doc.length > MAX_SEARCHED ? "" : `${doc.sliceString(0, line.from)}\n${doc.sliceString(line.to)}`;
  const imported = new Set([...others.matchAll(IMPORTED)].map((one) => one[1]));
  const apply = taking(quote);
  const options = known.filter(({ label }) => !imported.has(label)).map((option) => ({ ...option, apply }));
  return { from: context.pos - typed.length, options, validFor: /^[^"']*$/ };
}
