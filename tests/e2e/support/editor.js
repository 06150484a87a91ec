// Reads and writes the page's editors: they draw only the lines in view, so their text comes from the bundle's own handle.
import { expect } from "./fixtures.js";

/** The file a first visit opens. */
export const SERVICE = "users/v1/user_service.proto";

/** The file that the service imports. */
export const USER = "users/v1/user.proto";

/** The editor of the files. */
export const schema = (page) => page.getByRole("textbox", { name: "Schema", exact: true });

/** The editor of the request message. */
export const request = (page) => page.getByRole("textbox", { name: "Request message as JSON" });

/** The read-only editor of the generated code. */
export const generated = (page) => page.getByRole("textbox", { name: "Generated code" });

/** The whole text of a document in an editor; undefined if the editor does not hold it or is just being replaced. */
export function textOf(editor, key) {
  return editor.evaluate((element, key) => globalThis.protoEditor.find(element)?.text(key), key);
}

/** Selects the first place of a document where `needle` stands, from `start` to `end` of it, and focuses the editor. */
export async function select(editor, key, needle, start = 0, end = needle.length) {
  const place = { key, needle, start, end };
  await editor.evaluate((element, { key, needle, start, end }) => {
    const handle = globalThis.protoEditor.find(element);
    // `reveal` takes places of the text that the page knows.
    handle.flush();
    const at = handle.text(key).indexOf(needle);
    if (at < 0) throw new Error(`${key} has no ${JSON.stringify(needle)}`);
    handle.reveal(key, at + start, at + end);
  }, place);
  await expect(editor).toBeFocused();
}

/** Replaces the first `needle` of a document as a paste would. */
export async function replace(editor, key, needle, text) {
  await select(editor, key, needle);
  if (text === "") await editor.press("Delete");
  else await editor.page().keyboard.insertText(text);
}

/** Puts the caret behind the first `needle` of a document. */
export const putCaretAfter = (editor, key, needle) => select(editor, key, needle, needle.length);

/** Replaces the whole text shown by an editor as a paste would. */
export async function fill(editor, text) {
  await editor.click();
  await editor.press("ControlOrMeta+a");
  await editor.page().keyboard.insertText(text);
}

/** Replaces the whole text shown by an editor from the clipboard: the way for texts too long to be typed. */
export async function paste(editor, text) {
  await editor.page().evaluate((text) => navigator.clipboard.writeText(text), text);
  await editor.click();
  await editor.press("ControlOrMeta+a");
  await editor.press("ControlOrMeta+v");
}

/** What is selected in the page, as text. */
export const selection = (page) => page.evaluate(() => document.getSelection().toString());

/** Line and column, from 1, of the first `needle` in a text of ASCII. */
export function place(text, needle) {
  const before = text.slice(0, text.indexOf(needle)).split("\n");
  return `${before.length}:${before.at(-1).length + 1}`;
}
