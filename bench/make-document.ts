import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { NO_PICTURES } from '../core/church-pictures.ts';
import { parseSubtitles } from '../core/captions/parse-subtitles.ts';
import { newVideo, type Video } from '../core/video.ts';
import type { VideoSource } from '../platform/database/database.ts';
import { runProcess } from '../platform/processes.ts';
import type { MakingServices } from '../platform/services.ts';
import { makeDocument } from '../worker/pipeline/make-document.ts';
import { openContext } from '../worker/pipeline/open-context.ts';

const SAMPLE = new URL('../samples/psalm23', import.meta.url);
const SAMPLE_MS = 76_296;

/** A finished document with all that its render needs. */
export interface BenchDocument {
  seconds: number;
  video: Video;
  /** Where `recording` belongs in storage. */
  source: VideoSource;
  /** The upload: an MP3. */
  recording: string;
  /** The same as 48 kHz WAV, for renderers that want one. */
  voiceWav: string;
}

/**
 * A video of that many seconds, cards included, as the product makes one without any key: the sample's recording again
 * and again, ended at a whole sentence and filled up with silence; its manuscript as often; captions, shots and music
 * by the pipeline.
 */
export async function makeBenchDocument(request: {
  seconds: number;
  services: MakingServices;
  ffmpegPath: string;
  folder: string;
}): Promise<BenchDocument> {
  const { seconds, services, ffmpegPath, folder } = request;
  const blank = newVideo({ church: '큐티교회' });
  const recordingMs = seconds * 1000 - blank.intro.durationMs - blank.outro.durationMs;
  const { manuscript, spokenMs } = await repeated(recordingMs);
  const recording = join(folder, `recording-${seconds}.mp3`);
  await runProcess({
    command: ffmpegPath,
    args: [
      ['-y', '-v', 'error', '-nostdin', '-stream_loop', '-1', '-i', `${SAMPLE.pathname}.mp3`],
      ['-af', `atrim=end=${spokenMs / 1000},apad,atrim=end=${recordingMs / 1000}`],
      ['-c:a', 'libmp3lame', '-b:a', '128k', recording],
    ].flat(),
  });
  const bytes = await readFile(recording);
  const source: VideoSource = {
    audioKey: `videos/bench-${seconds}/source/recording.mp3`,
    audioFileName: 'psalm23.mp3',
    audioSha256: createHash('sha256').update(bytes).digest('hex'),
    sizeBytes: (await stat(recording)).size,
    manuscript,
    subtitles: null,
  };
  await services.storage.put(source.audioKey, { path: recording }, { contentType: 'audio/mpeg' });
  const context = openContext({
    videoId: `bench-${seconds}`,
    services,
    source,
    dictionary: [],
    pictures: NO_PICTURES,
    workDir: folder,
    signal: new AbortController().signal,
    log: services.log,
    report: () => {},
    note: () => {},
  });
  const video = await makeDocument({
    video: blank,
    context: () => context,
    store: { done: {}, save: async () => {} },
  });
  return { seconds, video, source, recording, voiceWav: (await context.voiceWav()).path };
}

/** As many whole sentences of the sample, over and over, as are spoken in that time. */
async function repeated(recordingMs: number): Promise<{ manuscript: string; spokenMs: number }> {
  const whole = await readFile(new URL(`${SAMPLE}.txt`), 'utf8');
  const cues = parseSubtitles(await readFile(new URL(`${SAMPLE}.srt`), 'utf8'));
  const rounds = Math.floor(recordingMs / SAMPLE_MS);
  const restMs = recordingMs - rounds * SAMPLE_MS;
  const last = cues.findLastIndex((cue) => cue.endMs <= restMs && /[.!?]$/.test(cue.text));
  const [, ...body] = whole.split(/\n\n/);
  const parts = [
    ...Array.from({ length: rounds }, () => body.join('\n\n')),
    cues
      .slice(0, last + 1)
      .map((cue) => cue.text)
      .join('\n'),
  ];
  const head = whole.split(/\n\n/)[0]!;
  return {
    manuscript: [head, ...parts].filter((part) => part !== '').join('\n\n'),
    // to the middle of the pause that follows
    spokenMs: rounds * SAMPLE_MS + (cues[last]?.endMs ?? 0) + 200,
  };
}
