// The editor's features and keys, for one handle's options.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, acceptCompletion } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import {
  EditorView, drawSelection, dropCursor, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers,
  placeholder, rectangularSelection,
} from "@codemirror/view";
import { matchingBracket } from "./brackets.js";
import { theme } from "./theme.js";

// The page's command table owns these: they bubble up and change nothing here.
const PAGE_KEYS = new Set(["Mod-Enter", "Mod-k", "Mod-s", "F8", "Shift-F8", "Shift-Mod-m", "Mod-Shift-m"]);

const LEAVE_HINT = "Tab indents. To leave the editor with the keyboard, press Escape, then Tab.";

function editorKeys() {
  // Enter always starts a new line; Tab takes a completion, else indents.
  const completion = completionKeymap.filter((binding) => binding.key !== "Enter");
  const all = [
    { key: "Tab", run: acceptCompletion },
    ...completion, ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, indentWithTab,
  ];
  return keymap.of(all.filter((binding) => !PAGE_KEYS.has(binding.key)));
}

// Browsers may turn Ctrl+Enter into a line break by themselves.
function keepModEnter() {
  let held = false;
  return EditorView.domEventHandlers({
    keydown(event) {
      held = event.key === "Enter" && (event.ctrlKey || event.metaKey);
      return false;
    },
    beforeinput(event) {
      if (held && /^insert(Paragraph|LineBreak)$/.test(event.inputType)) event.preventDefault();
      return event.defaultPrevented;
    },
  });
}

function attributes(options) {
  const label = { "aria-label": options.ariaLabel ?? "Code", autocapitalize: "off", spellcheck: "false", tabindex: "0" };
  const mode = options.readOnly ? { "aria-readonly": "true" } : { "aria-description": LEAVE_HINT };
  return EditorView.contentAttributes.of({ ...label, ...mode });
}

// The words of the search panel, written as those of the page.
const PHRASES = {
  next: "Next", previous: "Previous", all: "All", replace: "Replace", "replace all": "Replace all",
  "match case": "Match case", regexp: "Regexp", "by word": "Words", close: "Close the search",
};

// Under a strict content policy the page's scripts carry a nonce; the style sheet needs the same.
function styleNonce() {
  const nonce = document.querySelector("script[nonce]")?.nonce;
  return nonce ? EditorView.cspNonce.of(nonce) : [];
}

export function modeExtensions(options) {
  return [attributes(options), EditorState.readOnly.of(!!options.readOnly), EditorView.editable.of(!options.readOnly)];
}

export function baseExtensions(options) {
  return [
    options.compact ? [] : [lineNumbers(), highlightActiveLineGutter(), foldGutter()],
    options.readOnly ? [] : lintGutter(),
    options.wrap ? EditorView.lineWrapping : [],
    options.placeholder ? placeholder(options.placeholder) : [],
    EditorState.allowMultipleSelections.of(true), EditorState.tabSize.of(2), indentUnit.of("  "),
    // What has no shape of its own, or turns text around, is drawn as a sign.
    highlightSpecialChars(),
    history(), drawSelection(), dropCursor(), rectangularSelection(), indentOnInput(),
    matchingBracket, closeBrackets(),
    autocompletion({ defaultKeymap: false, icons: false }),
    highlightActiveLine(), highlightSelectionMatches({ minSelectionLength: 2 }), search({ top: true }), EditorState.phrases.of(PHRASES),
    editorKeys(), keepModEnter(), styleNonce(), theme,
  ];
}
