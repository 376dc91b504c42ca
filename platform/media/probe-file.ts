import { z } from 'zod';
import { runProcess } from '../processes.ts';
import type { ProbeResult } from './media.ts';
import { FROM_OUTSIDE, stillFromOutside } from './ffmpeg-args.ts';
import type { StillFormat } from './media-job.ts';

const optionalNumber = z.coerce.number().optional().catch(undefined);

const answerSchema = z.object({
  format: z.object({ format_name: z.string(), duration: optionalNumber }),
  streams: z.array(
    z.object({
      index: z.number(),
      codec_type: z.string().default('data'),
      codec_name: z.string().default('unknown'),
      width: optionalNumber,
      height: optionalNumber,
      avg_frame_rate: z.string().optional(),
      nb_frames: optionalNumber,
      color_space: z.string().optional(),
      color_range: z.string().optional(),
      color_transfer: z.string().optional(),
      channels: optionalNumber,
      sample_rate: optionalNumber,
      duration: optionalNumber,
      disposition: z.object({ attached_pic: z.number().default(0) }).default({ attached_pic: 0 }),
    }),
  ),
});

/** What the headers of a media file say, or null when ffprobe cannot open it as one. Headers may lie. */
export async function probeFile(request: {
  ffprobePath: string;
  path: string;
  still?: StillFormat;
  signal?: AbortSignal;
}): Promise<ProbeResult | null> {
  const { still } = request;
  const result = await runProcess({
    command: request.ffprobePath,
    args: [
      '-v',
      'error',
      ...(still ? stillFromOutside(still) : FROM_OUTSIDE),
      '-show_format',
      '-show_streams',
      '-of',
      'json',
      `file:${request.path}`,
    ],
    timeoutMs: 30_000,
    signal: request.signal,
  });
  if (result.code !== 0) return null;
  const answer = answerSchema.safeParse(JSON.parse(result.stdout.toString()));
  if (!answer.success) return null;
  const { format, streams } = answer.data;
  return {
    format: format.format_name,
    durationMs: toMs(format.duration),
    streams: streams.map((s) => ({
      index: s.index,
      kind: s.codec_type === 'audio' || s.codec_type === 'video' ? s.codec_type : 'other',
      codec: s.codec_name,
      ...(s.width && { width: s.width }),
      ...(s.height && { height: s.height }),
      ...(s.codec_type === 'video' && s.avg_frame_rate && { frameRate: s.avg_frame_rate }),
      ...(s.nb_frames && { frames: s.nb_frames }),
      ...(s.color_space && s.color_space !== 'unknown' && { colorSpace: s.color_space }),
      ...(s.color_range && s.color_range !== 'unknown' && { colorRange: s.color_range }),
      ...(s.color_transfer && s.color_transfer !== 'unknown' && { colorTransfer: s.color_transfer }),
      ...(s.channels && { channels: s.channels }),
      ...(s.sample_rate && { sampleRate: s.sample_rate }),
      ...(toMs(s.duration) !== null && { durationMs: toMs(s.duration)! }),
      ...(s.disposition.attached_pic && { attachedPicture: true }),
    })),
  };
}

const toMs = (seconds: number | undefined): number | null =>
  seconds === undefined || !Number.isFinite(seconds) ? null : Math.round(seconds * 1000);
