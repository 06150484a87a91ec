// The peer: the same editor, with protobufjs as most pages use it: parse and resolve in the page's own thread, one mistake at most.
import "../../editor-js/src/index.js";
import protobuf from "protobufjs";

/** The message of the first mistake protobufjs finds in the files, `[path, text]` each; undefined if there is none. */
function firstMistake(files) {
  const root = new protobuf.Root();
  try {
    for (const [, text] of files) protobuf.parse(text, root);
    // protobufjs ships these two in place of google/protobuf/*.proto.
    for (const name of ["timestamp", "empty"]) root.addJSON(protobuf.common.get(`google/protobuf/${name}.proto`).nested);
    root.resolveAll();
  } catch (error) {
    return error.message;
  }
}

/** Line for a mistake in the syntax; for a type that does not exist protobufjs tells its name alone. */
function rangeOf(message, text) {
  const word = /no such [^']*'([\w.]+)'/.exec(message)?.[1];
  const from = word ? Math.max(0, text.indexOf(word)) : 0;
  return { from, to: from + (word?.length ?? 1) };
}

/** Opens an editor on the file `shown` that marks what protobufjs finds after each key. */
globalThis.openEditor = (files, shown) => {
  const all = new Map(files);
  const parent = document.body.appendChild(document.createElement("div"));
  parent.style.height = "600px";
  const onChange = (key, text) => {
    all.set(key, text);
    const message = firstMistake(all);
    const marks = message ? [{ ...rangeOf(message, text), severity: "error", message }] : [];
    // An editor takes no call while it tells a change.
    queueMicrotask(() => editor.setDiagnostics(key, marks));
  };
  const editor = globalThis.protoEditor.create(parent, { ariaLabel: "Schema", language: "proto", onChange });
  editor.open(shown, all.get(shown));
};
