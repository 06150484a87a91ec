// Reads zip archives, as far as those the page writes go: sizes stand before each file (APPNOTE.TXT 4.3.7).
import { readFile } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";

const LOCAL_FILE = 0x04034b50;

/** The texts of an archive's files by their names, in its order. */
export async function unzip(path) {
  const bytes = await readFile(path);
  const files = {};
  for (let at = 0; bytes.readUInt32LE(at) === LOCAL_FILE; ) {
    const method = bytes.readUInt16LE(at + 8);
    const size = bytes.readUInt32LE(at + 18);
    const nameEnd = at + 30 + bytes.readUInt16LE(at + 26);
    const start = nameEnd + bytes.readUInt16LE(at + 28);
    const packed = bytes.subarray(start, start + size);
    files[bytes.toString("utf8", at + 30, nameEnd)] = (method === 0 ? packed : inflateRawSync(packed)).toString("utf8");
    at = start + size;
  }
  return files;
}
