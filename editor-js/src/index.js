// The whole API: `globalThis.protoEditor`, plain values only, every position an offset in UTF-16 units with "\n" line ends.
//
// create(parent, options) gives a handle. Options, all optional: language ("proto", "json", "rust", "text", "yaml"; a document whose key ends in ".yaml" is that), readOnly,
// ariaLabel, placeholder, wrap, compact (no gutter of line numbers), onChange(key, text) after a key, or after a pause if
// the text is large, or on flush, never for what the page itself replaced; onCursor(key, line, column), both counted from 1;
// onFix(key, id) when the button of a mark that has a "fix" is pressed.
//
// Handle: open(key, text?, language?), replace(key, text), close(key), rename(oldKey, newKey), isOpen(key), text(key),
// setDiagnostics(key, [{from, to, severity, message, help?, fix?, id?}]), reveal(key, from, to), setReadOnly(flag),
// flush(), focus(), destroy(). Ranges refer to the text the page last gave or was told; typing since then is mapped.
// offerImports(own, others) names the paths that every editor offers in an import: of the workspace, and all others.
// compare(parent, {language, labelBefore, labelAfter}) gives a view of two texts side by side: show(before, after, marksBefore,
// marksAfter), destroy().
// find(element) is the handle whose editor holds the element, for tests in the page.
import { Comparison } from "./comparison.js";
import { Handle } from "./handle.js";
import { offerImports } from "./import-completion.js";

const handles = new WeakMap();

function create(parent, options = {}) {
  const handle = new Handle(parent, options);
  handles.set(parent, handle);
  return handle;
}

function find(element) {
  for (let at = element; at; at = at.parentElement) {
    if (handles.has(at)) return handles.get(at);
  }
  return undefined;
}

const compare = (parent, options) => new Comparison(parent, options);

globalThis.protoEditor = Object.freeze({ compare, create, find, offerImports });
