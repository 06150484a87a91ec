// One editor on the page: a view, and one state (text, history, marks, scroll) per document key.
import { setDiagnostics } from "@codemirror/lint";
import { Annotation, Compartment, EditorSelection, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { baseExtensions, modeExtensions } from "./extensions.js";
import { languageExtension, languageOf } from "./languages.js";
import { lineEndOf, marksNow, normalized, rangeNow, smallestChange, textOf } from "./text.js";

// Up to this many characters each key is told at once; what takes longer to copy and to compile waits for a pause.
const LARGE = 200_000;
const PAUSE_MS = 150;
// Marks a change the page made itself, so that it is not told about it.
const fromPage = Annotation.define();
const utf8 = new TextEncoder();

export class Handle {
  #options;
  #view;
  #extensions;
  #mode = new Compartment();
  #documents = new Map();
  #marksAhead = new Map();
  #active = null;
  #timer = null;
  #cursorTold = true;

  constructor(parent, options) {
    this.#options = { ...options };
    const listener = EditorView.updateListener.of((update) => this.#onUpdate(update));
    this.#extensions = [listener, baseExtensions(this.#options)];
    const dispatchTransactions = (all, view) => {
      try {
        this.#tellEdits(all);
      } finally {
        view.update(all);
      }
    };
    this.#view = new EditorView({ parent, state: this.#newState("", "text"), dispatchTransactions });
  }

  open(key, text, language) {
    if (!this.#documents.has(key)) this.#add(key, text ?? "", language);
    else if (text != null) this.replace(key, text);
    this.#show(key);
  }

  replace(key, text) {
    const it = this.#documents.get(key);
    if (!it) return;
    if (it.pending) this.#forgetPending(it);
    it.lineEnd = lineEndOf(text);
    const changes = smallestChange(it.state.doc.toString(), normalized(text));
    if (changes) this.#apply(it, { changes, annotations: fromPage.of(true), userEvent: "input.replace" });
  }

  close(key) {
    const it = this.#documents.get(key);
    this.#marksAhead.delete(key);
    if (!it) return;
    if (it.pending) this.#forgetPending(it);
    this.#documents.delete(key);
    if (it !== this.#active) return;
    this.#active = null;
    this.#view.setState(this.#newState("", "text"));
  }

  rename(oldKey, newKey) {
    if (oldKey === newKey) return;
    this.flush();
    for (const map of [this.#documents, this.#marksAhead]) {
      if (map.has(oldKey)) map.set(newKey, map.get(oldKey));
      map.delete(oldKey);
    }
    const it = this.#documents.get(newKey);
    if (it) it.key = newKey;
  }

  setDiagnostics(key, marks) {
    const it = this.#documents.get(key);
    const onFix = (id) => this.#options.onFix?.(key, id);
    if (it) this.#apply(it, setDiagnostics(it.state, marksNow(marks, it.pending, it.state.doc.length, onFix)));
    else this.#marksAhead.set(key, marks);
  }

  reveal(key, from, to) {
    const it = this.#documents.get(key);
    if (!it) return;
    this.#show(key);
    const range = rangeNow(from, to, it.pending, it.state.doc.length);
    const selection = EditorSelection.range(range.from, range.to);
    this.#view.dispatch({ selection, effects: EditorView.scrollIntoView(selection, { y: "center" }) });
    this.#view.focus();
  }

  flush() {
    clearTimeout(this.#timer);
    this.#timer = null;
    const it = this.#active;
    if (!it?.pending) return;
    it.pending = null;
    this.#options.onChange?.(it.key, textOf(it.state, it.lineEnd));
  }

  text(key) {
    const it = this.#documents.get(key);
    return it ? textOf(it.state, it.lineEnd) : undefined;
  }

  isOpen(key) {
    return this.#documents.has(key);
  }

  setReadOnly(readOnly) {
    this.#options.readOnly = readOnly;
    const effects = this.#mode.reconfigure(modeExtensions(this.#options));
    for (const it of this.#documents.values()) this.#apply(it, { effects });
    if (!this.#active) this.#view.dispatch({ effects });
  }

  focus() {
    this.#view.focus();
  }

  destroy() {
    this.flush();
    this.#options = {};
    this.#view.destroy();
  }

  #newState(text, language) {
    const mode = this.#mode.of(modeExtensions(this.#options));
    return EditorState.create({ doc: text, extensions: [this.#extensions, mode, languageExtension(language)] });
  }

  #add(key, text, language) {
    const state = this.#newState(text, language ?? languageOf(key) ?? this.#options.language);
    this.#documents.set(key, { key, state, lineEnd: lineEndOf(text), pending: null, scroll: null });
    const marks = this.#marksAhead.get(key);
    this.#marksAhead.delete(key);
    if (marks) this.setDiagnostics(key, marks);
  }

  #show(key) {
    const it = this.#documents.get(key);
    if (it === this.#active) return;
    this.flush();
    if (this.#active) this.#active.scroll = this.#view.scrollSnapshot();
    this.#active = it;
    this.#view.setState(it.state);
    if (it.scroll) this.#view.dispatch({ effects: it.scroll });
    this.#tellCursor();
  }

  #apply(it, spec) {
    if (it === this.#active) this.#view.dispatch(spec);
    else it.state = it.state.update(spec).state;
  }

  #forgetPending(it) {
    clearTimeout(this.#timer);
    this.#timer = null;
    it.pending = null;
  }

  // Before the view draws them: the listener's work goes on meanwhile. It must not call back at once.
  #tellEdits(transactions) {
    const it = this.#active;
    const edits = transactions.filter((one) => one.docChanged && !one.annotation(fromPage));
    if (!it || edits.length === 0) return;
    clearTimeout(this.#timer);
    it.state = transactions.at(-1).state;
    for (const { changes } of edits) it.pending = it.pending ? it.pending.compose(changes) : changes;
    if (it.state.doc.length > LARGE) this.#timer = setTimeout(() => this.flush(), PAUSE_MS);
    else this.flush();
  }

  #onUpdate(update) {
    const it = this.#active;
    if (!it) return;
    it.state = update.state;
    if (update.docChanged || update.selectionSet) this.#tellCursor();
  }

  // Told once per task and outside of CodeMirror's update, so that the listener may call back.
  #tellCursor() {
    if (!this.#options.onCursor || !this.#cursorTold) return;
    this.#cursorTold = false;
    queueMicrotask(() => {
      this.#cursorTold = true;
      if (!this.#active) return;
      const { state, key } = this.#active;
      const { head } = state.selection.main;
      const line = state.doc.lineAt(head);
      const before = state.sliceDoc(line.from, head);
      this.#options.onCursor?.(key, line.number, utf8.encode(before).length + 1);
    });
  }
}
