// Line ends, smallest replacements, and ranges moved past what was typed since.
import assert from "node:assert/strict";
import test from "node:test";
import { ChangeSet, EditorState } from "@codemirror/state";
import { lineEndOf, marksNow, normalized, rangeNow, smallestChange, textOf } from "../src/text.js";

test("a text leaves with the line ends it came with", () => {
  for (const text of ["", "a\nb\n", "a\r\nb\r\n", "ü😀\r\n"]) {
    assert.equal(textOf(EditorState.create({ doc: text }), lineEndOf(text)), text);
  }
  assert.equal(normalized("a\r\nb\rc\n"), "a\nb\nc\n");
});

test("the smallest change gives the new text", () => {
  for (const [before, after, size] of [["", "a", 1], ["abc", "abc", 0], ["aaa", "aa", 0], ["abcd", "abXd", 1], ["xyz", "", 0]]) {
    const change = smallestChange(before, after);
    assert.equal(change?.insert.length ?? 0, size, `${before} -> ${after}`);
    assert.equal(change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before, after);
  }
});

test("ranges follow typing and stay inside", () => {
  const typed = ChangeSet.of({ from: 0, insert: "12" }, 5);
  assert.deepEqual(rangeNow(1, 3, typed, 7), { from: 3, to: 5 });
  assert.deepEqual(rangeNow(1, 3, null, 7), { from: 1, to: 3 });
  assert.deepEqual(rangeNow(-4, 99, typed, 7), { from: 2, to: 7 });
  assert.deepEqual(rangeNow(9, 2, null, 7), { from: 7, to: 7 });
  const removed = ChangeSet.of({ from: 0, to: 5 }, 5);
  assert.deepEqual(rangeNow(1, 3, removed, 0), { from: 0, to: 0 });
});

test("marks are bounded", () => {
  const many = Array.from({ length: 9_999 }, () => ({ from: 0, to: 1, severity: "error", message: "m" }));
  const shown = marksNow(many, null, 1);
  assert.ok(shown.length > 0 && shown.length < many.length);
});
