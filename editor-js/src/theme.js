// Looks, from the page's CSS custom properties alone: a theme is changed by the page, never here.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const tint = (token, percent) => `color-mix(in srgb, var(${token}) ${percent}%, transparent)`;
const underline = (token) => ({
  backgroundImage: "none",
  paddingBottom: "0",
  textDecoration: `underline wavy var(${token})`,
  textDecorationSkipInk: "none",
});
// A letter beside the colour: colour alone says nothing to some readers.
const marker = (token, sign) => ({ content: `"${sign}"`, color: `var(${token})`, fontWeight: "700" });
const point = (token) => ({ borderBottomColor: `var(${token})` });

const surface = EditorView.theme({
  "&": { height: "100%", color: "var(--fg)", backgroundColor: "var(--bg)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--fg)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--fg)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--selection)",
  },
  ".cm-content ::selection": { backgroundColor: "var(--selection)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter": { backgroundColor: tint("--fg", 5) },
  ".cm-gutters": { color: "var(--fg-muted)", backgroundColor: "var(--bg)", borderRight: "1px solid var(--border)" },
  ".cm-selectionMatch": { backgroundColor: tint("--accent", 18) },
  ".cm-searchMatch": { backgroundColor: tint("--warning", 20) },
  ".cm-searchMatch.cm-searchMatch-selected": { backgroundColor: tint("--warning", 20), outline: "2px solid var(--warning)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: tint("--ok", 25) },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: tint("--error", 25) },
  ".cm-specialChar": { color: "var(--error)" },
  ".cm-placeholder": { color: "var(--fg-muted)" },
  ".cm-foldPlaceholder": { color: "var(--fg-muted)", backgroundColor: "var(--bg-raised)", borderColor: "var(--border)" },
});

// Two texts side by side: what differs has a sign at its edge beside its colour.
const comparison = EditorView.theme({
  ".cm-collapsedLines": { color: "var(--fg-muted)", background: "var(--bg-raised)", padding: "2px 8px" },
  ".cm-collapsedLines:before, .cm-collapsedLines:after": { content: '"⋯"' },
  "&.cm-merge-a .cm-changedLine, .cm-deletedChunk": { backgroundColor: tint("--error", 8) },
  "&.cm-merge-b .cm-changedLine": { backgroundColor: tint("--ok", 10) },
  // Under the words, not behind them: each has the contrast it has elsewhere.
  "&.cm-merge-a .cm-changedText": { background: "none", borderBottom: "2px solid var(--error)" },
  "&.cm-merge-b .cm-changedText": { background: "none", borderBottom: "2px solid var(--ok)" },
  "&.cm-merge-a .cm-changedLineGutter": { background: "var(--error)" },
  "&.cm-merge-b .cm-changedLineGutter": { background: "var(--ok)" },
});

const findings = EditorView.theme({
  ".cm-lintRange-error": underline("--error"),
  ".cm-lintRange-warning": underline("--warning"),
  ".cm-lintRange-info": underline("--info"),
  ".cm-lintRange-active": { backgroundColor: tint("--fg", 10) },
  ".cm-lintPoint-error:after": point("--error"),
  ".cm-lintPoint-warning:after": point("--warning"),
  ".cm-lintPoint-info:after": point("--info"),
  ".cm-gutter-lint": { width: "1.2em" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0", textAlign: "center" },
  ".cm-lint-marker": { width: "1em", height: "auto", lineHeight: "inherit", content: "normal" },
  ".cm-lint-marker-error:before": marker("--error", "×"),
  ".cm-lint-marker-warning:before": marker("--warning", "!"),
  ".cm-lint-marker-info:before": marker("--info", "i"),
  ".cm-diagnostic": { padding: "6px 8px", borderLeft: "3px solid var(--border)", maxWidth: "60ch", whiteSpace: "pre-wrap" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
  ".cm-diagnostic-info": { borderLeftColor: "var(--info)" },
  ".cm-diagnosticAction": { color: "var(--fg)", backgroundColor: "var(--bg)", border: "1px solid var(--border)", borderRadius: "4px", padding: "2px 8px", marginLeft: "0", marginTop: "4px", display: "block" },
  ".proto-editor-help": { color: "var(--fg-muted)" },
});

const panels = EditorView.theme({
  ".cm-tooltip, .cm-panels": {
    color: "var(--fg)",
    backgroundColor: "var(--bg-raised)",
    border: "1px solid var(--border)",
  },
  ".cm-panels.cm-panels-top": { borderWidth: "0 0 1px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--fg)", background: "var(--selection)" },
  ".cm-completionMatchedText": { textDecoration: "none", color: "var(--accent)" },
  // The page's own buttons and fields, as in `base.css`.
  ".cm-textfield, .cm-button": {
    minHeight: "26px",
    margin: "0",
    padding: "2px 8px",
    color: "var(--fg)",
    background: "var(--bg)",
    border: "1px solid var(--border)",
    borderRadius: "var(--radius)",
    fontSize: "inherit",
    verticalAlign: "middle",
  },
  ".cm-textfield": { width: "112px" },
  ".cm-textfield::placeholder": { color: "var(--fg-muted)", opacity: "1" },
  ".cm-button": { background: "var(--bg-raised)" },
  ".cm-button:hover, .cm-button:active": { background: "var(--bg-hover)" },
  ".cm-textfield:focus-visible, .cm-button:focus-visible, button:focus-visible, input:focus-visible": {
    outline: "2px solid var(--accent)",
    outlineOffset: "-1px",
  },
});

const searchPanel = EditorView.theme({
  ".cm-panel.cm-search": {
    padding: "4px 34px 4px 8px",
    fontFamily: "var(--sans)",
    fontSize: "var(--small)",
  },
  ".cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label": { margin: "2px 5px 2px 0" },
  ".cm-panel.cm-search label": {
    display: "inline-flex",
    alignItems: "center",
    gap: "4px",
    verticalAlign: "middle",
    fontSize: "inherit",
    color: "var(--fg-muted)",
  },
  ".cm-panel.cm-search input[type=checkbox]": { margin: "0", accentColor: "var(--accent)" },
  ".cm-panel.cm-search [name=close]": {
    top: "4px",
    right: "4px",
    margin: "2px 0",
    width: "26px",
    height: "26px",
    minHeight: "26px",
    padding: "0",
    color: "var(--fg-muted)",
    borderRadius: "var(--radius)",
    fontSize: "16px",
    lineHeight: "1",
  },
  ".cm-panel.cm-search [name=close]:hover": { color: "var(--fg)", backgroundColor: "var(--bg-hover)" },
});

const code = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.self], color: "var(--code-keyword)" },
  {
    tag: [tags.typeName, tags.className, tags.namespace, tags.macroName, tags.standard(tags.variableName)],
    color: "var(--code-type)",
  },
  { tag: [tags.string, tags.escape, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--code-number)" },
  { tag: [tags.comment, tags.meta], color: "var(--code-comment)" },
  { tag: [tags.propertyName, tags.attributeName, tags.definition(tags.variableName)], color: "var(--code-name)" },
  { tag: tags.definition(tags.typeName), color: "var(--code-type)", fontWeight: "600" },
]);

export const theme = [surface, comparison, findings, panels, searchPanel, syntaxHighlighting(code)];
