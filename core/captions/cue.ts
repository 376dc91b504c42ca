import { AppError } from '../errors.ts';

/** One subtitle as found in a file: times in milliseconds of the recording, text without tags, lines joined by `\n`. */
export interface Cue {
  startMs: number;
  endMs: number;
  text: string;
  /** Where times are given inside the cue too: the text from each of them on, in whole words. */
  parts?: { startMs: number; text: string }[];
}

const TIME = String.raw`(?:(\d{1,4})\s*:\s*)?(\d{1,4})\s*:\s*(\d{1,2})(?:\s*[,.:;]\s*(\d{1,9}))?`;
const TIMES = new RegExp(String.raw`^\s*${TIME}\s*-{1,3}>\s*${TIME}`);

/** Whether the line is meant to hold the times of a cue: an arrow with a number beside it. */
export const isTimesLine = (line: string): boolean => /\d\s*-{1,3}>|-{2,3}>\s*\d/.test(line);

/**
 * Start and end in milliseconds from a line such as `00:00:01,000 --> 00:00:02.5 align:start`.
 * Hours may be missing, commas may be points, spaces may stand anywhere. Null where it cannot be read.
 */
export function readTimes(line: string): { startMs: number; endMs: number } | null {
  const found = TIMES.exec(line);
  if (!found) return null;
  const startMs = toMs(found.slice(1, 5));
  const endMs = toMs(found.slice(5, 9));
  return startMs === null || endMs === null ? null : { startMs, endMs };
}

function toMs([hours, minutes, seconds, fraction]: (string | undefined)[]): number | null {
  const s = Number(seconds);
  const m = Number(minutes);
  if (s > 59 || (hours !== undefined && m > 59)) return null;
  const ms = fraction ? Math.round(Number(`0.${fraction}`) * 1000) : 0;
  return (Number(hours ?? 0) * 3600 + m * 60 + s) * 1000 + ms;
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lrm: '',
  rlm: '',
};

/** What is read aloud: without tags (`<i>`, `<v Name>`, `<00:01.000>`), ASS overrides (`{\an8}`) and entities. */
export function cueText(lines: readonly string[]): string {
  return lines
    .map((line) =>
      withoutTags(line.replace(/\{\\[^}]*\}/g, ''))
        .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
        .replace(/&#(\d{1,6});/g, (_, code: string) => safeChar(Number(code)))
        .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
        .replace(/[\s\u00A0]+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '')
    .join('\n');
}

const TIME_TAG = /<((?:\d{1,4}:)?\d{1,4}:\d{2}\.\d{1,9})>/;

/**
 * The text of a cue by the times that stand inside it (`그가 <00:00:01.500>나를`), as word-lit subtitles have them; none
 * where there are no such times. Those inside a word, out of order or outside the cue are passed over.
 */
export function timedParts(
  lines: readonly string[],
  { startMs, endMs }: { startMs: number; endMs: number },
): Pick<Cue, 'parts'> {
  const [first = '', ...tagged] = lines.join('\n').split(TIME_TAG);
  if (tagged.length === 0) return {};
  const raw = [{ startMs, text: first }];
  for (let i = 0; i < tagged.length; i += 2) {
    const open = raw[raw.length - 1]!;
    const text = tagged[i + 1]!;
    const at = toMs((/^(?:(\d+):)?(\d+):(\d+)\.(\d+)$/.exec(tagged[i]!) ?? []).slice(1)) ?? -1;
    const isWordStart = /^$|\s$/.test(withoutTags(open.text)) || /^$|^\s/.test(withoutTags(text));
    if (isWordStart && at >= open.startMs && at < endMs) raw.push({ startMs: at, text });
    else open.text += text;
  }
  const parts = raw
    .map((part) => ({ startMs: part.startMs, text: cueText(part.text.split('\n')) }))
    .filter(({ text }) => text !== '');
  return { parts };
}

const withoutTags = (text: string): string => text.replace(/<\/?[a-zA-Z\d][^<>]*>/g, '');

const safeChar = (code: number): string => (code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

/** The error for a file in which no cue was found: it names what stands there instead. */
export function noCues(lines: readonly string[]): AppError {
  const at = lines.findIndex((line) => line.trim() !== '');
  if (at < 0) return new AppError('subtitles_unreadable', { line: 1, reason: '비어 있음 (empty)' });
  const found = lines[at]!.trim().slice(0, 60);
  const reason = found.toLowerCase().startsWith('[script info]')
    ? 'ASS/SSA 자막, SRT로 저장해 주세요 (save it as SRT)'
    : `“${found}”, 시간이 적힌 줄이 없음 (no line with times)`;
  return new AppError('subtitles_unreadable', { line: at + 1, reason });
}

/** How long a cue whose end is missing or before its start is shown at the most. */
const REPAIRED_MS = 3000;

/** In order of time, without empty ones; ends that lie before their starts are mended. */
export function tidyCues(cues: readonly Cue[]): Cue[] {
  const sorted = cues.filter((cue) => cue.text !== '').sort((a, b) => a.startMs - b.startMs);
  return sorted.map((cue, i) => {
    if (cue.endMs > cue.startMs) return cue;
    const next = sorted.slice(i + 1).find((other) => other.startMs > cue.startMs);
    return { ...cue, endMs: Math.min(cue.startMs + REPAIRED_MS, next?.startMs ?? Infinity) };
  });
}
