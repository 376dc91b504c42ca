import { FPS } from '../../core/format.ts';
import type { ProbeResult } from '../../platform/media/media.ts';

type Stream = ProbeResult['streams'][number];

/** The sides of a video that lies; one that stands has them the other way round. */
const LONG = 1920;
const SHORT = 1080;
/** Nothing wider than this is kept: no format shows more of it than a strip. */
const WIDEST = 2.4;
/** Short sides of what is seen in the preview, and in lists. */
const PROXY_SHORT = 540;
const POSTER_SHORT = 360;

/** Curves of HDR, as files name them. */
const HDR_CURVES = new Set(['smpte2084', 'arib-std-b67']);
/** Brightness of plain white in HDR footage, in nits (ITU-R BT.2408). */
const HDR_WHITE = 203;

/** The names that ffmpeg's scaler has for the colour matrices that files name. */
const MATRICES: Record<string, string> = {
  bt709: 'bt709',
  fcc: 'fcc',
  smpte170m: 'bt601',
  bt470bg: 'bt601',
  smpte240m: 'smpte240m',
  bt2020nc: 'bt2020',
  bt2020c: 'bt2020',
};

export const isHdr = ({ colorTransfer = '' }: Stream): boolean => HDR_CURVES.has(colorTransfer);

/** What becomes a film of ours: one frame each 1/30 s, whatever its own rate, in our size and colours. */
export const filmFilters = (stream: Stream): string =>
  [
    // a frame due now may seem to come a moment later
    'setpts=PTS-0.002/TB',
    `fps=${FPS}:start_time=0:round=up`,
    'yadif=deint=interlaced',
    ...(isHdr(stream) ? [fitted('format=yuv420p10le'), toneMapped(stream)] : [fitted(colours(stream))]),
    'format=yuv420p,setsar=1',
  ].join(',');

/** What becomes a picture of ours, upright already. Where it is transparent, black shows through. */
export const pictureFilters = (stream: Stream, mayBeTransparent: boolean): string =>
  [
    ...(mayBeTransparent
      ? [fitted('format=gbrap'), 'premultiply=inplace=1,format=gbrp', `scale=${TO_BT709}`]
      : [fitted(colours(stream))]),
    'format=yuv420p,setsar=1',
  ].join(',');

const TO_BT709 = 'out_color_matrix=bt709:out_range=tv';

/** Colours for the scaler. Untagged footage is taken as browsers take it: BT.709 when it is HD, else BT.601; photos are BT.601. */
function colours({ colorSpace, codec, height = 0 }: Stream): string {
  const untagged = codec !== 'mjpeg' && height >= 720 ? 'bt709' : 'bt601';
  return `scale=in_color_matrix=${MATRICES[colorSpace ?? ''] ?? untagged}:${TO_BT709}`;
}

/**
 * Brought to the smallest size that still fills a video lying as it lies, never enlarged, square pixels, even sides;
 * what is very wide or tall is cut. `shape` is a filter more, or a `scale` whose options are taken over.
 */
function fitted(shape: string): string {
  const scaled = `if(gte(iw*sar,ih),max(${LONG}/(iw*sar),${SHORT}/ih),max(${SHORT}/(iw*sar),${LONG}/ih))`;
  const share = `min(1,${scaled})`;
  const options = /^scale=(.+)$/.exec(shape)?.[1];
  const size = `w='max(2,2*trunc(iw*sar*${share}/2))':h='max(2,2*trunc(ih*${share}/2))'`;
  const crop = `crop=w='min(iw,2*trunc(ih*${WIDEST / 2}))':h='min(ih,2*trunc(iw*${WIDEST / 2}))'`;
  const scale = `scale=${size}:flags=bicubic+accurate_rnd`;
  return options ? `${scale}:${options},${crop}` : `${scale},${shape},${crop}`;
}

/** Bright to what a plain screen shows, without losing the lights. */
function toneMapped({ colorTransfer, colorRange }: Stream): string {
  const given = `tin=${colorTransfer}:pin=bt2020:min=bt2020nc:rin=${colorRange === 'pc' ? 'full' : 'limited'}`;
  return [
    `zscale=${given}:t=linear:npl=${HDR_WHITE}`,
    'format=gbrpf32le',
    'zscale=p=bt709',
    'tonemap=tonemap=hable:desat=0',
    'zscale=t=bt709:m=bt709:r=limited',
  ].join(',');
}

/**
 * A film of ours that ends where it begins: its last frames are mixed into its first. It is given twice, since one that
 * is split waits in memory, whole, for its own beginning.
 */
export function loopGraph({ frames, fadeFrames }: { frames: number; fadeFrames: number }): string {
  const seconds = (count: number) => (count / FPS).toFixed(6);
  return [
    `[0:v]trim=start_frame=${fadeFrames},setpts=PTS-STARTPTS,fps=${FPS}[body]`,
    `[1:v]trim=end_frame=${fadeFrames},setpts=PTS-STARTPTS,fps=${FPS}[head]`,
    `[body][head]xfade=transition=fade:duration=${seconds(fadeFrames)}:offset=${seconds(frames - 2 * fadeFrames)}[out]`,
  ].join(';');
}

/** How much closer a picture comes in all: the gentle end of the 3 to 5 % of the art direction. */
const DRIFT = 0.045;
/** And how far aside, as a share of the room that this makes. */
const ASIDE = 0.5;

/**
 * A still that comes slowly closer, or goes away, for so many frames. By `perspective`, whose corners lie between the
 * pixels: whole pixels would be seen to jump.
 */
export function driftFilters({ frames, outwards }: { frames: number; outwards: boolean }): string {
  const share = `min(on/${frames - 1},1)`;
  const zoom = `(1+${DRIFT}*${outwards ? `(1-${share})` : share})`;
  const margin = `((1-1/${zoom})/2)`;
  const [left, right] = [`W*${margin}*${1 + ASIDE}`, `W*(1-${margin}*${1 - ASIDE})`];
  const [top, bottom] = [`H*${margin}`, `H*(1-${margin})`];
  const corners = [left, top, right, top, left, bottom, right, bottom];
  const given = corners.map((place, i) => `${i % 2 === 0 ? 'x' : 'y'}${i >> 1}='${place}'`).join(':');
  return [
    `loop=loop=-1:size=1,trim=end_frame=${frames},settb=1/${FPS},setpts=N,fps=${FPS}`,
    `perspective=${given}:interpolation=cubic:sense=source:eval=frame`,
  ].join(',');
}

const shrunk = (short: number): string => {
  const share = `min(1,${short}/min(iw,ih))`;
  return `scale=w='2*trunc(iw*${share}/2)':h='2*trunc(ih*${share}/2)':flags=bicubic`;
};

/** The light copy of a film of ours. */
export const PROXY_FILTERS = `${shrunk(PROXY_SHORT)},format=yuv420p`;

/** One frame of a film of ours as a photo, in its size or small. */
const asPhoto = 'out_color_matrix=bt601:out_range=pc,format=yuvj420p';
export const STILL_FILTERS = `scale=${asPhoto}`;
export const POSTER_FILTERS = `${shrunk(POSTER_SHORT)}:${asPhoto}`;
