/** Syllables in a row of the extension: trail bytes 41-5A, 61-7A, 81-FE, or only up to A0 where EUC-KR goes on. */
const LONG_ROW = 178;
const SHORT_ROW = 84;
const LONG_ROWS = 0x20;

let extension: string[] | null = null;

/**
 * Text in CP949, the encoding of Korean Windows: EUC-KR and, in its gaps, the 8,822 Hangul syllables it lacks, in the
 * order of Unicode. Node's own decoder knows EUC-KR alone and makes control characters of the rest.
 *
 * @returns null where the bytes are not CP949
 */
export function decodeCp949(bytes: Uint8Array): string | null {
  const plain = new TextDecoder('euc-kr', { fatal: true });
  let text = '';
  let from = 0;
  try {
    for (let i = 0; i < bytes.length; i++) {
      const lead = bytes[i]!;
      if (lead < 0x80) continue;
      const syllable = extensionSyllable(lead, bytes[i + 1] ?? 0);
      if (syllable !== null) {
        text += plain.decode(bytes.subarray(from, i)) + syllable;
        from = i + 2;
      } else if (lead < 0xa1) {
        return null;
      }
      i++;
    }
    return text + plain.decode(bytes.subarray(from));
  } catch {
    return null;
  }
}

function extensionSyllable(lead: number, trail: number): string | null {
  const column = columnOf(trail);
  if (lead < 0x81 || lead > 0xc6 || column === null) return null;
  const row = lead - 0x81;
  if (row >= LONG_ROWS && column >= SHORT_ROW) return null;
  const index =
    row < LONG_ROWS ? row * LONG_ROW + column : LONG_ROWS * LONG_ROW + (row - LONG_ROWS) * SHORT_ROW + column;
  extension ??= missingFromEucKr();
  return extension[index] ?? null;
}

function columnOf(trail: number): number | null {
  if (trail >= 0x41 && trail <= 0x5a) return trail - 0x41;
  if (trail >= 0x61 && trail <= 0x7a) return trail - 0x61 + 26;
  return trail >= 0x81 && trail <= 0xfe ? trail - 0x81 + 52 : null;
}

/** All modern syllables but the 2,350 of EUC-KR (rows B0 to C8), in order. */
function missingFromEucKr(): string[] {
  const plain = new TextDecoder('euc-kr');
  const known = new Set<string>();
  for (let lead = 0xb0; lead <= 0xc8; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) known.add(plain.decode(Uint8Array.of(lead, trail)));
  }
  const missing: string[] = [];
  for (let code = 0xac00; code <= 0xd7a3; code++) {
    const syllable = String.fromCharCode(code);
    if (!known.has(syllable)) missing.push(syllable);
  }
  return missing;
}
