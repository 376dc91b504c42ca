import { parseArgs } from 'node:util';
import { findFreePort } from '../platform/database/free-port.ts';
import { median } from './report.ts';
import { measureScores } from './studio/lighthouse.ts';
import { measureFirstFrame, measureTyping } from './studio/measure-editor.ts';
import { measureLoading } from './studio/measure-loading.ts';
import { openStudio } from './studio/open-studio.ts';

/**
 * How quick the web app is: `npm run bench:studio [-- --runs 3] [--json]`. The studio is built and the product started on
 * its embedded defaults; a real Chromium looks at it over loopback. Medians, against what we promise; `--json` adds one
 * JSON object as the last line, `--only loading,frame,typing,scores` measures a part.
 */
const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: 'loading,frame,typing,scores' },
  },
});
const parts = new Set(options.only.split(','));
const runs = Number(options.runs);
const CAPTIONS = 500;

/** Seen before the editor. */
const PAGES = [
  { name: 'landing', path: '/', shows: '[data-testid="limits"]', guest: true },
  { name: 'log-in', path: '/login', shows: '[data-testid="login-form"]', guest: true },
  { name: 'dashboard', path: '/videos', shows: '[data-testid="video-link"]', guest: false },
] as const;

const port = await findFreePort();
const studio = await openStudio({ captions: CAPTIONS, port });
try {
  const loading = [];
  for (const page of parts.has('loading') ? PAGES : []) {
    const visits = await inTurn(() => measureLoading(studio, page));
    loading.push({
      page: page.name,
      scriptKb: median(visits.map(({ scriptKb }) => scriptKb)),
      interactiveMs: median(visits.map(({ interactiveMs }) => interactiveMs)),
    });
  }
  const firstFrameMs = parts.has('frame') ? median(await inTurn(() => measureFirstFrame(studio))) : null;
  const typing = parts.has('typing')
    ? (await inTurn(() => measureTyping(studio))).sort(
        (a, b) => a.worstFramesPerSecond - b.worstFramesPerSecond,
      )[runs >> 1]!
    : null;
  const scores = [];
  for (const { name, path, guest } of parts.has('scores')
    ? PAGES.filter(({ name }) => name !== 'log-in')
    : []) {
    for (const device of ['desktop', 'mobile'] as const) {
      scores.push({ page: name, device, ...(await measureScores(studio, { path, guest, port, device })) });
    }
  }

  const tell = (what: string, value: string, target: string, holds: boolean) =>
    console.log(`${holds ? '✓' : '✗'} ${what.padEnd(46)} ${value.padStart(10)}   ${target}`);
  console.log(`\nmedians of ${runs} runs\n`);
  for (const { page, scriptKb, interactiveMs } of loading) {
    tell(`${page}: script, gzipped`, `${scriptKb.toFixed(0)} kB`, 'at most 250 kB', scriptKb <= 250);
    tell(
      `${page}: interactive, processor 4 × slower`,
      `${(interactiveMs / 1000).toFixed(2)} s`,
      'under 2 s',
      interactiveMs < 2000,
    );
  }
  if (firstFrameMs !== null) {
    tell(
      'editor: first frame of the preview',
      `${(firstFrameMs / 1000).toFixed(2)} s`,
      'under 1.5 s',
      firstFrameMs < 1500,
    );
  }
  if (typing) {
    const { framesPerSecond, worstFramesPerSecond } = typing;
    tell(
      `typing, ${CAPTIONS} captions: worst second`,
      `${worstFramesPerSecond} fps`,
      'at least 50 fps',
      worstFramesPerSecond >= 50,
    );
    tell('  on the whole', `${framesPerSecond.toFixed(1)} fps`, '', framesPerSecond >= 50);
  }
  for (const { page, device, lost, machine, ...score } of scores) {
    for (const [name, value] of Object.entries(score)) {
      tell(`Lighthouse, ${page}, ${device}: ${name}`, String(value), 'at least 95', value >= 95);
    }
    console.log(`    ${[...lost, `machine ${machine.toFixed(0)}`].join('; ')}`);
  }
  if (options.json) console.log(JSON.stringify({ runs, loading, firstFrameMs, typing, scores }));
} finally {
  await studio.close();
}
// Lighthouse may leave timers behind
process.exit();

async function inTurn<T>(measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let run = 0; run < runs; run++) results.push(await measure());
  return results;
}
