// Two texts side by side, to be read: what differs is marked, long equal stretches are folded, findings stand on both sides.
import { setDiagnostics } from "@codemirror/lint";
import { MergeView } from "@codemirror/merge";
import { baseExtensions, modeExtensions } from "./extensions.js";
import { languageExtension } from "./languages.js";
import { marksNow, normalized } from "./text.js";

const FOLDED = { margin: 3, minSize: 6 };
// Of texts that differ too much for a fine comparison in this time, only the rough one is shown.
const DIFF = { scanLimit: 50_000, timeout: 500 };

export class Comparison {
  #parent;
  #options;
  #view = null;

  constructor(parent, options) {
    this.#parent = parent;
    this.#options = { ...options, readOnly: true };
  }

  show(before, after, marksBefore, marksAfter) {
    this.#view?.destroy();
    const side = (text, ariaLabel) => {
      const options = { ...this.#options, ariaLabel };
      return { doc: normalized(text), extensions: [baseExtensions(options), modeExtensions(options), languageExtension(this.#options.language)] };
    };
    this.#view = new MergeView({
      a: side(before, this.#options.labelBefore),
      b: side(after, this.#options.labelAfter),
      parent: this.#parent,
      collapseUnchanged: FOLDED,
      diffConfig: DIFF,
      gutter: true,
    });
    for (const [side, marks] of [[this.#view.a, marksBefore], [this.#view.b, marksAfter]]) {
      side.dispatch(setDiagnostics(side.state, marksNow(marks, null, side.state.doc.length)));
    }
  }

  destroy() {
    this.#view?.destroy();
    this.#view = null;
  }
}
