import { isShown, type Caption, type Segment, type Transcript, type Video, type Word } from '../video.ts';
import { CAPTION_GAP_MS } from './caption-limits.ts';
import { paginateCaptions } from './paginate-captions.ts';
import { within } from './time-captions.ts';
import { withoutWords } from './without-words.ts';

/** What captions are made from. */
type Making = Pick<Video, 'transcript' | 'format' | 'rhythm'>;

/**
 * Captions made again after a choice: another rhythm or format, a line shown or left out. What a person edited, merged,
 * moved, added or deleted stays as it is; everything else is as if made anew. Lines of the transcript may have other
 * times and choices than before, but must be the same lines.
 */
export function paginateAgain(video: Making & Pick<Video, 'captions'>, change: Partial<Making>): Caption[] {
  const after = { ...video, ...change };
  if (!video.transcript || !after.transcript) return video.captions;
  const { edited, replaced } = findEdits({ ...video, transcript: video.transcript });
  const shownBefore = video.transcript.segments.map(isShown);
  const hidden = after.transcript.segments.map((segment, i) => shownBefore[i]! && !isShown(segment));
  const owner = ownerAmong(video.transcript.segments.map((segment, i) => (shownBefore[i] ? segment : null)));
  const kept = edited.flatMap((caption) =>
    withoutWords(caption, (word) => hidden[owner(word)] ?? false, video.transcript!.language),
  );
  const made = paginateCaptions({
    transcript: withoutPlaces(after.transcript, replaced),
    format: after.format,
    rhythm: after.rhythm,
  });
  return putTogether({ made, kept, before: video.captions });
}

/** Whether captions are no longer as they were made: a person's work. */
export function captionsAreEdited(video: Making & Pick<Video, 'captions'>): boolean {
  if (!video.transcript) return video.captions.length > 0;
  const { edited, replaced } = findEdits({ ...video, transcript: video.transcript });
  return edited.length > 0 || replaced.length > 0;
}

/** Words of a segment: `from` included, `to` not. */
interface Place {
  segment: number;
  from: number;
  to: number;
}

const keyOf = ({ startMs, endMs, lines }: Caption): string => `${startMs} ${endMs} ${lines.join('\n')}`;

/** Captions that were not made from the transcript as they are, and the words of those that were made in their place. */
function findEdits(video: Making & Pick<Video, 'captions'> & { transcript: Transcript }): {
  edited: Caption[];
  replaced: Place[];
} {
  const { transcript, format, rhythm, captions } = video;
  const made = paginateCaptions({ transcript, format, rhythm });
  const present = new Set(captions.map(keyOf));
  const asMade = new Set(made.map(keyOf));
  const places = placesOf(made, transcript);
  return {
    edited: captions.filter((caption) => !asMade.has(keyOf(caption))),
    replaced: places.filter((_, i) => !present.has(keyOf(made[i]!))),
  };
}

/** A caption that was made keeps at least so much time beside one that is kept. */
const LEAST_MS = 300;

/** Where the words of captions stand that were made from the transcript: captions hold all shown words, in order. */
function placesOf(captions: readonly Caption[], transcript: Transcript): Place[] {
  const shown = transcript.segments.flatMap((segment, i) =>
    isShown(segment) && segment.words.length > 0 ? [{ index: i, ends: endsOf(segment.words) }] : [],
  );
  let at = 0;
  let passed = 0;
  return captions.map((caption) => {
    if (passed >= (shown[at]?.ends.at(-1) ?? 0)) {
      at++;
      passed = 0;
    }
    if (at >= shown.length) return { segment: -1, from: 0, to: 0 };
    const { index, ends } = shown[at]!;
    const wordAt = (letter: number) => ends.findIndex((end) => letter < end);
    const from = wordAt(passed);
    passed += endsOf(caption.words).at(-1) ?? 0;
    return { segment: index, from, to: wordAt(passed - 1) + 1 };
  });
}

/** How many letters there are up to the end of each word. */
function endsOf(words: readonly Word[]): number[] {
  let passed = 0;
  return words.map(({ text }) => (passed += text.replace(/\s/gu, '').length));
}

/** The shown words but those at the given places; what stands before and after them is parted. */
function withoutPlaces(transcript: Transcript, places: readonly Place[]): Transcript {
  const taken = new Map<number, Place[]>();
  for (const place of places) taken.set(place.segment, [...(taken.get(place.segment) ?? []), place]);
  const segments = transcript.segments.flatMap((segment, s): Segment[] => {
    if (!isShown(segment)) return [];
    const runs: Word[][] = [[]];
    segment.words.forEach((word, w) => {
      const isTaken = taken.get(s)?.some(({ from, to }) => from <= w && w < to) ?? false;
      if (!isTaken) runs[runs.length - 1]!.push(word);
      else if (runs[runs.length - 1]!.length > 0) runs.push([]);
    });
    const { startMs, endMs, words } = segment;
    return runs
      .filter((run) => run.length > 0)
      .map((run) => ({
        startMs: run[0] === words[0] ? startMs : run[0]!.startMs,
        endMs: run.at(-1) === words.at(-1) ? endMs : run.at(-1)!.endMs,
        words: run,
      }));
  });
  return { ...transcript, segments };
}

/** Which of some stretches a moment lies in, or nearest to: the number of the stretch, -1 where there are none. */
export function ownerAmong(
  stretches: readonly ({ startMs: number; endMs: number } | null)[],
): (part: { startMs: number; endMs: number }) => number {
  const known = stretches
    .flatMap((stretch, index) => (stretch ? [{ ...stretch, index }] : []))
    .sort((a, b) => a.startMs - b.startMs);
  return (part) => {
    const ms = (part.startMs + part.endMs) / 2;
    let [low, high] = [0, known.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (known[middle]!.startMs <= ms) low = middle + 1;
      else high = middle;
    }
    // the last that has begun, and the one after it
    const [begun, next] = [known[low - 1], known[low]];
    if (!begun || !next) return (begun ?? next)?.index ?? -1;
    return ms - begun.endMs <= next.startMs - ms ? begun.index : next.index;
  };
}

/** Made and kept captions in order of time. Where they would overlap, those that were made give way. */
function putTogether(given: {
  made: readonly Caption[];
  kept: readonly Caption[];
  before: readonly Caption[];
}): Caption[] {
  const kept = new Set(given.kept);
  const all = [...given.made, ...given.kept].sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  const placed: { caption: Caption; isKept: boolean }[] = [];
  for (const caption of all) {
    const last = placed[placed.length - 1];
    const next = { caption, isKept: kept.has(caption) };
    if (last && last.caption.endMs > caption.startMs) {
      if (!last.isKept) {
        last.caption = retimed(last.caption, last.caption.startMs, caption.startMs - CAPTION_GAP_MS);
      } else if (!next.isKept && caption.endMs - last.caption.endMs >= LEAST_MS + CAPTION_GAP_MS) {
        next.caption = retimed(caption, last.caption.endMs + CAPTION_GAP_MS, caption.endMs);
      } else if (!next.isKept) {
        last.caption = retimed(last.caption, last.caption.startMs, caption.startMs - CAPTION_GAP_MS);
      }
    }
    placed.push(next);
  }
  return withIds(placed, given.before);
}

/** With other times, and its words inside them. */
export function retimed(caption: Caption, startMs: number, endMs: number): Caption {
  const end = Math.max(endMs, startMs + 1);
  return { ...caption, startMs, endMs: end, words: caption.words.map((word) => within(word, startMs, end)) };
}

/** Each with an id of its own; captions that were there before keep theirs. */
function withIds(
  placed: readonly { caption: Caption; isKept: boolean }[],
  before: readonly Caption[],
): Caption[] {
  const known = new Map(before.map((caption) => [keyOf(caption), caption.id]));
  const used = new Set(placed.flatMap(({ caption, isKept }) => (isKept ? [caption.id] : [])));
  const newId = captionIds([...used, ...known.values()]);
  return placed.map(({ caption, isKept }) => {
    if (isKept) return caption;
    const old = known.get(keyOf(caption));
    const id = old !== undefined && !used.has(old) ? old : newId();
    used.add(id);
    return { ...caption, id };
  });
}

/** Ids that no caption has, a new one each time. */
export function captionIds(taken: Iterable<string>): () => string {
  const all = new Set(taken);
  return () => {
    let n = all.size + 1;
    const idOf = () => `c${String(n).padStart(4, '0')}`;
    while (all.has(idOf())) n++;
    all.add(idOf());
    return idOf();
  };
}
