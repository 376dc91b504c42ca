import { cpus, totalmem } from 'node:os';
import type { RenderReport } from './messages.ts';
import type { Peaks } from './sample-use.ts';

/** One turn of one document. */
export interface Run {
  floor: (RenderReport & Peaks) | null;
  ours: RenderReport & Peaks;
  edit: RenderReport & Peaks;
  music: RenderReport & Peaks;
  unchanged: RenderReport & Peaks;
  plainMediaMs: number | null;
  plainOffthreadMs: number | null;
  /** Of the MP4. */
  sizeBytes: number;
}

export interface DocumentRuns {
  seconds: number;
  captions: number;
  shots: number;
  runs: Run[];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The middle of a figure over all runs; null where some have none. */
const over = (runs: readonly Run[], figure: (run: Run) => number | null): number | null => {
  const values = runs.map(figure);
  return values.some((value) => value === null) ? null : median(values as number[]);
};
const round = (value: number | null, digits: number): number | null =>
  value === null ? null : Number(value.toFixed(digits));
const seconds = (ms: number | null): number | null => ms && round(ms / 1000, 2);
const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

function figuresOf({ seconds: length, captions, shots, runs }: DocumentRuns) {
  const ms = (figure: (run: Run) => number | null) => over(runs, figure);
  const oursMs = ms((run) => run.ours.wallMs)!;
  const ratio = (figure: (run: Run) => number | null) => {
    const value = ms(figure);
    return value === null ? null : value / oursMs;
  };
  return {
    document: {
      seconds: length,
      ours_s: seconds(oursMs),
      plain_media_s: seconds(ms((run) => run.plainMediaMs)),
      plain_offthread_s: seconds(ms((run) => run.plainOffthreadMs)),
      floor_s: seconds(ms((run) => run.floor?.wallMs ?? null)),
      peak_mb: megabytes(Math.max(...runs.map((run) => run.ours.memoryBytes))),
    },
    edit: ratio((run) => run.edit.wallMs),
    music: ratio((run) => run.music.wallMs),
    unchanged: ratio((run) => run.unchanged.wallMs),
    plainMedia: ratio((run) => run.plainMediaMs),
    plainOffthread: ratio((run) => run.plainOffthreadMs),
    floor: ratio((run) => run.floor?.wallMs ?? null),
    oursMs,
    firstEncoderMs: ms((run) => run.ours.firstEncoderMs),
    firstFrameMs: ms((run) => run.ours.firstFrameMs),
    captions,
    shots,
    outputBytes: median(runs.map((run) => run.sizeBytes)),
    temporary: Math.max(...runs.map((run) => run.ours.fileBytes / run.sizeBytes)),
  };
}

export function printReport(of: {
  measured: readonly DocumentRuns[];
  runs: number;
  plain: 'none' | 'whole' | { windowSeconds: number };
  browserMs: number;
  warmUpMs: number;
  json: boolean;
}): void {
  const figures = of.measured.map(figuresOf);
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  console.log(`\n${machine}; ${of.runs === 1 ? 'one run' : `medians of ${of.runs} runs`}`);
  console.log(`plain renders: ${plainMethod(of.plain)}\n`);
  console.log(
    row(
      '',
      figures.map(({ document }) => `${document.seconds} s`),
    ),
  );
  const line = (name: string, cell: (figure: (typeof figures)[number]) => string) =>
    console.log(row(name, figures.map(cell)));
  const s = (value: number | null) => (value === null ? '–' : `${value.toFixed(1)} s`);
  const times = (value: number | null) => (value === null ? '–' : `${value.toFixed(2)} ×`);
  const percent = (value: number | null) => (value === null ? '–' : `${(100 * value).toFixed(2)} %`);
  line('ours', ({ document }) => s(document.ours_s));
  line('plain, @remotion/media', ({ document }) => s(document.plain_media_s));
  line('  against ours', ({ plainMedia }) => times(plainMedia));
  line('plain, OffthreadVideo', ({ document }) => s(document.plain_offthread_s));
  line('  against ours', ({ plainOffthread }) => times(plainOffthread));
  line('floor: ffmpeg alone', ({ document }) => s(document.floor_s));
  line('  ours against it', ({ floor }) => times(floor && 1 / floor));
  line('after a caption edit', ({ edit }) => percent(edit));
  line('after a music change', ({ music }) => percent(music));
  line('unchanged', ({ unchanged }) => percent(unchanged));
  line('first encoder started', ({ firstEncoderMs }) => s(seconds(firstEncoderMs)));
  line('first frame reported', ({ firstFrameMs }) => s(seconds(firstFrameMs)));
  line('peak memory', ({ document }) => `${document.peak_mb} MB`);
  line('MP4', ({ outputBytes }) => `${(outputBytes / 1e6).toFixed(1)} MB`);
  line('temporary files / MP4', ({ temporary }) => times(temporary));
  line('ours for a minute', ({ oursMs, document }) => s((60 * oursMs) / 1000 / document.seconds));
  line('captions, shots', ({ captions, shots }) => `${captions}, ${shots}`);
  console.log(`\nstart of the browser, once a worker: ${s(seconds(of.browserMs))}`);
  if (!of.json) return;
  // edits are told of the longest document
  const last = figures.at(-1)!;
  console.log(
    JSON.stringify({
      documents: figures.map(({ document }) => document),
      edit_ratio: round(last.edit, 4),
      music_ratio: round(last.music, 4),
      unchanged_ratio: round(last.unchanged, 4),
      first_frame_s: seconds(Math.max(...figures.map(({ firstEncoderMs }) => firstEncoderMs ?? 0))),
      first_frame_reported_s: figures.map(({ firstFrameMs }) => seconds(firstFrameMs)),
      temporary_ratio: figures.map(({ temporary }) => round(temporary, 2)),
      output_bytes: figures.map(({ outputBytes }) => outputBytes),
      browser_s: seconds(of.browserMs),
      plain: plainMethod(of.plain),
      runs: of.runs,
      machine,
      measured: of.measured,
    }),
  );
}

function plainMethod(plain: 'none' | 'whole' | { windowSeconds: number }): string {
  if (plain === 'none') return 'left out';
  if (plain === 'whole') return 'of the whole';
  return `of three windows of ${plain.windowSeconds} s, scaled by frames`;
}

const row = (name: string, cells: readonly string[]): string =>
  name.padEnd(26) + cells.map((cell) => cell.padStart(14)).join('');
