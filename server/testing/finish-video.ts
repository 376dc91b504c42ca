import { newVideo, type Video } from '../../core/video.ts';
import type { VideoFiles } from '../../platform/database/database.ts';
import { videoKeys } from '../../platform/storage/video-keys.ts';
import type { ServerServices } from '../services.ts';

/** A document as the pipeline leaves it, with built-in and found footage. */
export function madeDocument(given: Partial<Video> = {}): Video {
  const clip = { durationMs: 9000, width: 1920, height: 1080, loops: true };
  return {
    ...newVideo(),
    recording: {
      sha256: 'a'.repeat(64),
      fileName: 'a.wav',
      samples: 72_000,
      durationMs: 1500,
      lufs: -20,
      peaks: [1, 2],
      speech: [],
    },
    shots: [
      { id: 's1', clip: { ...clip, asset: 'builtin:loops/dawn' }, startMs: 0, endMs: 1000, clipStartMs: 0 },
      {
        id: 's2',
        clip: { ...clip, asset: 'pexels:12/34', loops: false },
        startMs: 1000,
        endMs: 1500,
        clipStartMs: 0,
      },
    ],
    ...given,
  };
}

/** Does to a queued video what a worker does: puts its files into storage and finishes the run. */
export async function finishVideo(
  { database, storage }: ServerServices,
  { videoId, document, mp4 }: { videoId: string; document: Video; mp4: Uint8Array },
): Promise<VideoFiles> {
  const run = { videoId, run: 1 };
  await database.startRun(run);
  await database.saveStage({ ...run, stage: 'score', inputHash: 'h', durationMs: 1, document, notes: [] });
  const key = (name: string) => `${videoKeys(videoId).run(1)}${name}`;
  const files: VideoFiles = {
    mp4Key: key('video.mp4'),
    srtKey: key('video.srt'),
    vttKey: key('video.vtt'),
    thumbnailKey: key('thumbnail.jpg'),
    durationMs: 9000,
    sizeBytes: mp4.length,
    quality: 'full',
  };
  await storage.put(files.mp4Key, { data: mp4 }, { contentType: 'video/mp4' });
  await storage.put(
    files.srtKey,
    { data: '1\n00:00:00,000 --> 00:00:01,000\n은혜\n' },
    { contentType: 'text/plain' },
  );
  await storage.put(files.vttKey, { data: 'WEBVTT\n' }, { contentType: 'text/vtt' });
  await storage.put(files.thumbnailKey, { data: 'jpeg' }, { contentType: 'image/jpeg' });
  await storage.put(videoKeys(videoId).preview, { data: 'voice' }, { contentType: 'audio/mp4' });
  await database.finishRun({ ...run, files, timings: null });
  return files;
}
