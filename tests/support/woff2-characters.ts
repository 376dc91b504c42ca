import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** Tags that WOFF 2.0 writes as a number (section 4.1), as far as the tables of our fonts go. */
const CMAP = 0;
const ANY_TAG = 63;
const GLYF = 10;
const LOCA = 11;

/** Code points that a WOFF2 file has a glyph for. */
export function charactersOf(path: string): Set<number> {
  const file = readFileSync(path);
  const tables = file.readUInt16BE(12);
  const compressed = file.readUInt32BE(20);
  let at = 48;
  const readNumber = (): number => {
    for (let number = 0; ;) {
      const byte = file[at++]!;
      number = number * 128 + (byte & 127);
      if (byte < 128) return number;
    }
  };
  let offset = 0;
  let cmapAt = -1;
  for (let i = 0; i < tables; i++) {
    const flags = file[at++]!;
    const tag = flags & 63;
    if (tag === ANY_TAG) at += 4;
    let length = readNumber();
    const version = flags >> 6;
    const transformed = tag === GLYF || tag === LOCA ? version !== 3 : version !== 0;
    if (transformed) length = readNumber();
    if (tag === CMAP) cmapAt = offset;
    offset += length;
  }
  const data = brotliDecompressSync(file.subarray(at, at + compressed));
  return readCmap(data.subarray(cmapAt));
}

/** The subtables of formats 4 and 12 (OpenType, cmap). */
function readCmap(cmap: Buffer): Set<number> {
  const found = new Set<number>();
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + i * 8));
    const format = table.readUInt16BE(0);
    if (format === 4) addSegments(table, found);
    if (format === 12) addGroups(table, found);
  }
  return found;
}

function addSegments(table: Buffer, found: Set<number>): void {
  const size = table.readUInt16BE(6);
  for (let at = 0; at < size; at += 2) {
    const last = table.readUInt16BE(14 + at);
    const first = table.readUInt16BE(16 + size + at);
    const delta = table.readUInt16BE(16 + size * 2 + at);
    const rangeAt = 16 + size * 3 + at;
    const range = table.readUInt16BE(rangeAt);
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const glyph =
        range === 0 ? (code + delta) & 0xffff : table.readUInt16BE(rangeAt + range + (code - first) * 2);
      if (glyph !== 0) found.add(code);
    }
  }
}

function addGroups(table: Buffer, found: Set<number>): void {
  for (let i = 0; i < table.readUInt32BE(12); i++) {
    const [first, last] = [table.readUInt32BE(16 + i * 12), table.readUInt32BE(20 + i * 12)];
    for (let code = first; code <= last; code++) found.add(code);
  }
}
