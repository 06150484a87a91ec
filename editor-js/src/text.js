// Texts as the page and the editor see them: line ends, the smallest replacement, and marks that fit.

// Marks shown per document: more would be noise and slow.
const MAX_MARKS = 2_000;

// CodeMirror keeps lines, not line ends; what a text mostly used is put back when it leaves.
export function lineEndOf(text) {
  const crlf = text.indexOf("\r\n");
  return crlf >= 0 && crlf === text.indexOf("\n") - 1 ? "\r\n" : "\n";
}

export function normalized(text) {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

export function textOf(state, lineEnd) {
  const text = state.doc.toString();
  return lineEnd === "\n" ? text : text.replaceAll("\n", lineEnd);
}

// One change from `before` to `after` without their common start and end; null if they are equal.
export function smallestChange(before, after) {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from += 1;
  let tail = 0;
  while (tail < shorter - from && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) {
    tail += 1;
  }
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}

// Moves a range of the text the page last saw (`pending.length` long) to the text of now, clipped to both.
export function rangeNow(from, to, pending, length) {
  const seen = pending ? pending.length : length;
  const start = Math.min(Math.max(from, 0), seen);
  const end = Math.min(Math.max(to, start), seen);
  if (!pending) return { from: start, to: end };
  const moved = pending.mapPos(start, 1);
  return { from: moved, to: Math.max(moved, pending.mapPos(end, -1)) };
}

function message(mark) {
  return () => {
    const root = document.createElement("div");
    root.textContent = mark.message;
    if (mark.help) root.append(Object.assign(document.createElement("div"), { className: "proto-editor-help", textContent: mark.help }));
    return root;
  };
}

// `fix` is the button of a mark that can be mended; what it does is the page's.
export function marksNow(marks, pending, length, onFix) {
  return marks.slice(0, MAX_MARKS).map((mark) => ({
    ...rangeNow(mark.from, mark.to, pending, length),
    message: mark.message,
    renderMessage: message(mark),
    severity: mark.severity,
    actions: mark.fix && onFix ? [{ name: mark.fix, apply: () => onFix(mark.id) }] : [],
  }));
}
