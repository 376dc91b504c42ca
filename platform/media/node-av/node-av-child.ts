import { readFileSync } from 'node:fs';
import { AV_LOG_ERROR, AV_LOG_INFO, FF_ENCODER_AAC, FF_ENCODER_LIBX264 } from 'node-av/constants';
import { Codec, Log } from 'node-av/lib';
import type { Progress } from '../media-driver.ts';
import type { EncodeJob, MediaOutput } from '../media-job.ts';
import { decodeSound } from './decode-sound.ts';
import { encodingOf } from './encodings.ts';
import type { GraphEnd } from './flow.ts';
import { REFUSED, type ChildRequest, type FromChild } from './messages.ts';
import { probe } from './probe.ts';
import { there } from './returned.ts';
import { runGraph } from './run-graph.ts';
import { runJoin } from './run-join.ts';
import { openWriter } from './write-output.ts';

/** One piece of work for FFmpeg's libraries, in a process of its own: what crashes or hangs there is killed with it. */

const REPORT_MS = 500;

const request = JSON.parse(readFileSync(0, 'utf8')) as ChildRequest;
// without whoever asked there is nobody to work for
process.on('disconnect', () => process.exit(1));
Log.setLevel(request.kind === 'measure' ? AV_LOG_INFO : AV_LOG_ERROR);

try {
  await work();
  process.exit(0);
} catch (error) {
  // standard error is written at once where it is a pipe
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(REFUSED);
}

async function work(): Promise<void> {
  switch (request.kind) {
    case 'run':
      return request.job.kind === 'join' ? runJoin(request.job) : encode(request.job);
    case 'measure':
      await runGraph({ ...request.job, ends: request.job.outputs.map(outputEnd) });
      return;
    case 'decode':
      return decodeSound(request);
    case 'probe':
      return tell({ kind: 'probed', probe: probe(request) });
    case 'check':
      for (const name of [FF_ENCODER_LIBX264, FF_ENCODER_AAC]) there(Codec.findEncoderByName(name), name);
  }
}

async function encode(job: EncodeJob): Promise<void> {
  const ends = job.outputs.map((output) => outputEnd(output));
  const ran = await runGraph({ ...job, ends, pace: reporter() });
  if (!ran) throw new Error('nothing of it could be decoded');
}

/** Tells how far it is, about twice a second. */
function reporter(): (at: () => Progress) => Promise<void> {
  let toldAt = performance.now();
  return async (at) => {
    if (performance.now() - toldAt < REPORT_MS) return;
    toldAt = performance.now();
    await tell({ kind: 'progress', ...at() });
  };
}

function outputEnd(output: MediaOutput): GraphEnd {
  const { label } = output;
  if (output.format === 'none') return thrownAway(label, output.of === 'audio' ? 'a' : 'v');
  const encoding = encodingOf(output);
  const { kind, shape } = encoding;
  return { label, kind, shape, open: (sink) => openWriter({ output, encoding, sink }) };
}

/** What a filter says on the way is all that is wanted. */
function thrownAway(label: string, kind: 'v' | 'a'): GraphEnd {
  const progress = { frame: 0, seconds: 0 };
  const write = () => ++progress.frame > 0;
  return {
    label,
    kind,
    shape: kind === 'a' ? 'anull' : 'null',
    open: () => ({ progress: () => progress, write, finish() {} }),
  };
}

/** Resolves when the message is on its way; other messages and signals get their turn meanwhile. */
function tell(message: FromChild): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.send!(message, () => resolve());
    else resolve();
  });
}
