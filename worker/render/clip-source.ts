import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { AppError } from '../../core/errors.ts';
import { FPS } from '../../core/format.ts';
import type { Media, ProbeResult } from '../../platform/media/media.ts';

/** A clip's file and what ffmpeg must know to show it as a browser would. */
export interface ClipSource {
  path: string;
  width: number;
  height: number;
  /** Frames it really has, at our rate, whatever the document says. */
  frames: number;
  /** Options for `scale` that bring its colours to BT.709, video range; null where they are. */
  convert: string | null;
  /** H.264 at our rate and in our colours: nothing has to be worked out to read it. */
  ready: boolean;
  sha256: string;
}

/** What was read of files that have not changed since. A loop is shown in every video: reading it takes as long as planning all else. */
const known = new Map<string, { probe: ProbeResult; sha256: string }>();
const MOST_KNOWN = 500;

/** @throws AppError asset_missing where the file is not there or shows nothing */
export async function readClipSource(request: {
  asset: string;
  assetPath: (asset: string) => Promise<string>;
  media: Media;
  signal: AbortSignal;
}): Promise<ClipSource> {
  const { asset, assetPath, media, signal } = request;
  const path = await assetPath(asset);
  const { probe, sha256 } = await readOnce(path, { media, signal }).catch((error: unknown) => {
    throw signal.aborted ? error : new AppError('asset_missing', { asset }, { cause: error });
  });
  const stream = probe.streams.find((s) => s.kind === 'video' && s.width && s.height);
  if (!stream) throw new AppError('asset_missing', { asset });
  const { width = 0, height = 0, durationMs = probe.durationMs } = stream;
  // rounded down: nothing is there beyond
  const frames = Math.max(1, Math.floor(((durationMs ?? 0) * FPS) / 1000));
  const convert = conversion({ ...stream, height });
  const ready = convert === null && stream.codec === 'h264' && stream.frameRate === `${FPS}/1`;
  return { path, width, height, frames, convert, ready, sha256 };
}

async function readOnce(
  path: string,
  { media, signal }: { media: Media; signal: AbortSignal },
): Promise<{ probe: ProbeResult; sha256: string }> {
  const { ino, size, mtimeMs, ctimeMs } = await stat(path);
  const key = [path, ino, size, mtimeMs, ctimeMs].join(' ');
  const before = known.get(key);
  if (before) return before;
  const [probe, sha256] = await Promise.all([media.ffprobe({ path, signal }), sha256Of(path)]);
  if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value!);
  known.set(key, { probe, sha256 });
  return { probe, sha256 };
}

/** Untagged footage is taken as browsers take it: BT.709 when it is HD, else BT.601. */
function conversion(stream: { colorSpace?: string; colorRange?: string; height: number }): string | null {
  const matrix = stream.colorSpace ?? (stream.height >= 720 ? 'bt709' : 'smpte170m');
  if (matrix === 'bt709' && stream.colorRange !== 'pc') return null;
  return `:in_color_matrix=${matrix}:out_color_matrix=bt709:out_range=tv`;
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
