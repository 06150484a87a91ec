// Protocol Buffers for CodeMirror: tokens by statement context (proto2, proto3, editions), indentation and comments.
import { StreamLanguage } from "@codemirror/language";
import { braceIndent } from "./braces.js";

export const KEYWORDS = [
  "edition", "enum", "export", "extend", "extensions", "group", "import", "local", "map", "max", "message", "oneof",
  "option", "optional", "package", "public", "repeated", "required", "reserved", "returns", "rpc", "service", "stream",
  "syntax", "to", "weak",
];
export const SCALARS = [
  "bool", "bytes", "double", "fixed32", "fixed64", "float", "int32", "int64", "sfixed32", "sfixed64", "sint32",
  "sint64", "string", "uint32", "uint64",
];
const CONSTANTS = new Set(["true", "false", "inf", "nan"]);

// What the word after one of these means, where it starts a statement.
const AFTER_KEYWORD = {
  edition: "value", enum: "definition", export: "statement", extend: "type", extensions: "range", group: "definition",
  import: "value", local: "statement", map: "type", message: "definition", oneof: "definition", option: "option",
  optional: "type", package: "definition", repeated: "type", required: "type", reserved: "range",
  rpc: "definition", service: "definition", syntax: "value",
};
const WORDS_INSIDE = { value: ["weak", "public", "option"], range: ["to", "max"], type: ["group", "stream", "map"] };

const WORD = /^\.?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/;
const NUMBER = /^(?:0[xX][\da-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fF]?)/;

function comment(stream, state) {
  if (stream.skipTo("*/")) {
    stream.match("*/");
    state.inComment = false;
  } else {
    stream.skipToEnd();
  }
  return "comment";
}

function string(stream, state) {
  if (stream.match(/^\\(?:[xX][\da-fA-F]{1,2}|[0-7]{1,3}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)/)) return "escape";
  if (stream.eat(state.quote)) {
    state.quote = null;
    return "string";
  }
  stream.match(state.quote === '"' ? /^[^"\\]+/ : /^[^'\\]+/) || stream.next();
  return "string";
}

function startsStatement(word, stream) {
  if (!(word in AFTER_KEYWORD) || stream.match(/^\s*[=:]/, false)) return word === "syntax" || word === "edition";
  if (word === "export" || word === "local") return stream.match(/^\s+(?:message|enum)\b/, false);
  return word === "map" ? stream.match(/^\s*</, false) : true;
}

// While a statement lacks its end, the next line is read as a statement of its own.
function recover(text, state) {
  const isUnfinished = state.want === "value" || (state.want === "after" && text !== "returns");
  if (isUnfinished && !state.open?.inList && !state.open?.inType) state.want = "statement";
}

function word(text, stream, state) {
  const want = state.want;
  if (state.open?.char === "[" || want === "value" || stream.match(/^\s*:/, false)) {
    if (CONSTANTS.has(text)) return "bool";
    if (WORDS_INSIDE.value.includes(text) && want === "value" && !state.open?.inList) return "keyword";
    return stream.match(/^\s*\)?\s*[=:{]/, false) ? "attributeName" : "variableName";
  }
  if (want === "option") return "attributeName";
  if (want === "definition") {
    state.want = "after";
    return "typeName.definition";
  }
  if (want === "after") {
    if (text === "returns") state.want = "type";
    return text === "returns" ? "keyword" : "propertyName.definition";
  }
  if (want === "range") return WORDS_INSIDE.range.includes(text) ? "keyword" : "propertyName";
  if (want === "statement" && startsStatement(text, stream)) {
    state.want = AFTER_KEYWORD[text];
    return "keyword";
  }
  if (WORDS_INSIDE.type.includes(text) && stream.match(/^\s*[\w<.]/, false)) {
    if (text === "group") state.want = "definition";
    return "keyword";
  }
  if (want === "statement" && stream.match(/^\s*=/, false)) return "propertyName.definition";
  if (!state.open?.inType) state.want = "after";
  return SCALARS.includes(text) ? "typeName.standard" : "typeName";
}

// Open brackets as a shared list: saving the state costs the same at any depth.
function opened(char, below) {
  return {
    char,
    below,
    depth: (below?.depth ?? 0) + 1,
    inList: char === "[" || !!below?.inList,
    inType: char === "(" || char === "<" || !!below?.inType,
  };
}

function punctuation(char, state) {
  if (char === ";") state.want = "statement";
  if (char === "=" || char === ":") state.want = "value";
  if ("{[(<".includes(char)) {
    if (char === "(" && state.want === "after") state.want = "type";
    state.open = opened(char, state.open);
    if (char === "{") state.want = "statement";
    return "bracket";
  }
  if ("}])>".includes(char)) {
    const closed = state.open?.char;
    state.open = state.open?.below ?? null;
    if (char === "}") state.want = "statement";
    else if (closed === "<" || (closed === "(" && state.want === "type")) state.want = "after";
    return "bracket";
  }
  return "punctuation";
}

export const protoLanguage = StreamLanguage.define({
  name: "protobuf",
  startState: () => ({ inComment: false, quote: null, want: "statement", isFirst: true, open: null }),
  token(stream, state) {
    if (stream.sol()) {
      state.quote = null;
      state.isFirst = true;
    }
    if (state.inComment) return comment(stream, state);
    if (state.quote) return string(stream, state);
    if (stream.eatSpace()) return null;
    if (stream.match("//")) {
      stream.skipToEnd();
      return "comment";
    }
    if (stream.match("/*")) {
      state.inComment = true;
      return comment(stream, state);
    }
    if (stream.match(NUMBER)) return "number";
    const name = stream.match(WORD);
    if (name) {
      if (state.isFirst) recover(name[0], state);
      state.isFirst = false;
      return word(name[0], stream, state);
    }
    state.isFirst = false;
    const char = stream.next();
    if (char === '"' || char === "'") {
      state.quote = char;
      return "string";
    }
    return punctuation(char, state);
  },
  indent: (state, after, context) => (state.inComment ? null : braceIndent(state.open?.depth ?? 0, after, context)),
  languageData: {
    closeBrackets: { brackets: ["{", "[", "(", '"', "'"] },
    commentTokens: { line: "//", block: { open: "/*", close: "*/" } },
    indentOnInput: /^\s*[}\])]$/,
  },
});
