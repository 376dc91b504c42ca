import { voiceOffsetMs } from '../timeline.ts';
import type { Video } from '../video.ts';
import { writeJson } from './write-json.ts';
import { writeSrt } from './write-srt.ts';
import { writeTranscript } from './write-transcript.ts';
import { writeVtt } from './write-vtt.ts';

/** What captions are given out as; also the extension of the file. */
export const CAPTION_FILES = {
  srt: { contentType: 'application/x-subrip; charset=utf-8' },
  vtt: { contentType: 'text/vtt; charset=utf-8' },
  txt: { contentType: 'text/plain; charset=utf-8' },
  json: { contentType: 'application/json; charset=utf-8' },
} as const;
export type CaptionFile = keyof typeof CAPTION_FILES;
export const isCaptionFile = (name: string): name is CaptionFile => Object.hasOwn(CAPTION_FILES, name);

/**
 * The captions of a document as a file, timed for its finished video.
 *
 * @param options.wordTimes WebVTT also says when each word begins
 */
export function writeCaptions(
  video: Video,
  kind: CaptionFile,
  options: { wordTimes?: boolean } = {},
): string {
  const offsetMs = voiceOffsetMs(video);
  switch (kind) {
    case 'srt':
      return writeSrt(video.captions, { offsetMs });
    case 'vtt':
      return writeVtt(video.captions, { offsetMs, ...options });
    case 'txt':
      return writeTranscript(video);
    case 'json':
      return writeJson(video, { offsetMs });
  }
}
