import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../platform/package-root.ts';
import { loadTemplates } from '../../platform/templates.ts';

/** A page shows all of them at once, on phones too. */
const MAX_BYTES = 60_000;

test.each([...(await loadTemplates()).keys()])('%s has a small picture to be chosen by', async (id) => {
  const path = join(PACKAGE_ROOT, 'templates', id, 'preview.jpg');
  const jpeg = await readFile(path).catch(() => null);
  expect(jpeg, `templates/${id}/preview.jpg is missing: npm run previews -- ${id}`).not.toBeNull();
  expect(jpegSize(jpeg!)).toEqual({ width: 640, height: 360 });
  expect(jpeg!.length).toBeLessThan(MAX_BYTES);
});

/** From the frame header (SOF0 to SOF2) of a JPEG. */
function jpegSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = 2; at < bytes.length - 9; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt16BE(at);
    if (marker >= 0xffc0 && marker <= 0xffc2)
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  return null;
}
