// Where paths are offered in an import, which, and what taking one leaves.
import assert from "node:assert/strict";
import test from "node:test";
import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { completeImport, offerImports } from "../src/import-completion.js";

offerImports(["own/a.proto"], ["google/type/date.proto", "google/type/money.proto"]);

// The caret is at the bar.
function complete(text) {
  const pos = text.indexOf("|");
  const state = EditorState.create({ doc: text.replace("|", "") });
  return { state, pos, found: completeImport(new CompletionContext(state, pos, false)) };
}

function check(text, labels) {
  assert.deepEqual(complete(text).found?.options.map(({ label }) => label), labels, text);
}

test("paths are offered inside the string of an import", () => {
  const all = ["own/a.proto", "google/type/date.proto", "google/type/money.proto"];
  check(`import "|`, all);
  check(`  import public 'da|'`, all);
  check(`import option "google/|`, all);
  check(`import |`, undefined);
  check(`option x = "|"`, undefined);
  check(`import "a.proto"; // "|`, undefined);
});

test("what is imported already is not offered, but for the statement at hand", () => {
  check(`import "own/a.proto";\nimport "|";\nimport weak 'google/type/money.proto';`, ["google/type/date.proto"]);
  check(`import "own/a.proto|";`, ["own/a.proto", "google/type/date.proto", "google/type/money.proto"]);
});

test("taking a path ends the statement once", () => {
  const take = (text, expected) => {
    const { state, pos, found } = complete(text);
    const option = found.options.find(({ label }) => label.includes("date"));
    let after = state;
    option.apply({ state, dispatch: (spec) => { after = state.update(spec).state; } }, option, found.from, pos);
    const { head } = after.selection.main;
    assert.equal(`${after.sliceDoc(0, head)}|${after.sliceDoc(head)}`, expected, text);
  };
  const whole = `import "google/type/date.proto";|`;
  take(`import "|`, whole);
  take(`import "da|"`, whole);
  take(`import "da|";\nmessage M {}`, `${whole}\nmessage M {}`);
  take(`import "goo|gle/type/d.proto" ; `, whole);
  take(`import 'da|`, `import 'google/type/date.proto';|`);
  take(`import "da|"; import "b";`, `import "google/type/date.proto|"; import "b";`);
});
