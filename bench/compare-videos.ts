import { FPS } from '../core/format.ts';
import { runProcess } from '../platform/processes.ts';

export interface Likeness {
  /** Structural similarity, 1 for equal pictures: brightness alone, and with colours. */
  luma: number;
  all: number;
}

/** How alike two videos of as many frames look, frame by frame. */
export async function compareVideos(ffmpegPath: string, made: string, reference: string): Promise<Likeness> {
  const steady = `settb=1/${FPS},setpts=N`;
  const { stderr } = await runProcess({
    command: ffmpegPath,
    args: [
      ['-nostdin', '-hide_banner', '-nostats', '-i', made, '-i', reference],
      ['-lavfi', `[0:v]${steady}[made];[1:v]${steady}[reference];[made][reference]ssim`, '-f', 'null', '-'],
    ].flat(),
  });
  const [, luma, all] = /SSIM Y:([\d.]+).*All:([\d.]+)/.exec(stderr) ?? [];
  if (luma === undefined || all === undefined) throw new Error(`no SSIM: ${stderr}`);
  return { luma: Number(luma), all: Number(all) };
}

/** Bytes of the encoded picture alone. */
export async function pictureBytes(ffprobePath: string, path: string): Promise<number> {
  const { stdout } = await runProcess({
    command: ffprobePath,
    args: ['-v', 'error', '-select_streams', 'v:0', '-show_entries', 'packet=size', '-of', 'csv=p=0', path],
  });
  return stdout
    .toString()
    .split('\n')
    .reduce((sum, line) => sum + (Number.parseInt(line, 10) || 0), 0);
}
