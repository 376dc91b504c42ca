import type { CSSProperties } from 'react';
import { AbsoluteFill, Img } from 'remotion';
import { z } from 'zod';
import { FORMATS } from '../core/format.ts';
import {
  thumbnailSchema,
  type Thumbnail as Design,
  type ThumbnailShape,
  type ThumbnailText,
} from '../core/thumbnail.ts';
import { fitThumbnailText, linesOf } from './fit-thumbnail-text.ts';
import { textStyle } from './text-style.ts';
import { letterShadow } from './letter-shadow.ts';
import { thumbnailFontNeedsOf } from './thumbnail-fonts.ts';
import { useFontNeeds } from './use-fonts.ts';
import { usePlayable } from './use-playable.ts';
import { veilGradient } from './veil-gradient.ts';

export const thumbnailPropsSchema = z.object({
  design: thumbnailSchema,
  /** The picture that its background names; null for a colour, and where it cannot be had. */
  pictureUrl: z.string().nullable(),
});
export type ThumbnailProps = z.infer<typeof thumbnailPropsSchema>;

/** Drawn at the size of the format; smaller ones are drawn in fewer pixels. */
export const thumbnailMetadata = ({ props }: { props: ThumbnailProps }) => FORMATS[props.design.format];

/** A still: text and shapes over a picture. The same in the studio and in the file that is downloaded. */
export const Thumbnail: React.FC<ThumbnailProps> = ({ design, pictureUrl }) => {
  const ready = useFontNeeds(thumbnailFontNeedsOf(design));
  return (
    <AbsoluteFill style={{ overflow: 'hidden', background: groundOf(design) }}>
      <Picture design={design} url={pictureUrl} />
      <AbsoluteFill style={{ background: veilGradient(design.veil) }} />
      {ready &&
        design.items.map((item) =>
          item.kind === 'text' ? (
            <TextItem key={item.id} item={item} design={design} />
          ) : (
            <ShapeItem key={item.id} item={item} design={design} />
          ),
        )}
    </AbsoluteFill>
  );
};

/** What is behind the picture, and where there is none. */
function groundOf({ background, veil }: Design): string {
  if (background.kind !== 'color') return veil.color;
  const { color, glow } = background;
  return `linear-gradient(to bottom, ${color}, ${glow} 62%, ${color})`;
}

const Picture: React.FC<{ design: Design; url: string | null }> = ({ design, url }) => {
  const { playableUrl, onError } = usePlayable(url ?? undefined);
  if (playableUrl === undefined) return null;
  const { zoom, focus, blur } = design;
  const at = `${focus.x * 100}% ${focus.y * 100}%`;
  return (
    <Img
      alt=""
      src={playableUrl}
      onError={onError}
      style={{
        position: 'absolute',
        // a blurred edge would be half transparent
        inset: -2 * blur,
        width: `calc(100% + ${4 * blur}px)`,
        height: `calc(100% + ${4 * blur}px)`,
        maxWidth: 'none',
        objectFit: 'cover',
        objectPosition: at,
        transform: zoom === 1 ? undefined : `scale(${zoom})`,
        transformOrigin: at,
        filter: blur === 0 ? undefined : `blur(${blur}px)`,
      }}
    />
  );
};

const TextItem: React.FC<{ item: ThumbnailText; design: Design }> = ({ item, design }) => {
  const { width, height } = FORMATS[design.format];
  const { fontPx, padding } = fitThumbnailText(item, design.format);
  return (
    <div
      style={{
        position: 'absolute',
        left: item.x * width,
        top: item.y * height,
        width: item.width * width,
        display: 'flex',
        justifyContent: JUSTIFY[item.align],
        transform: item.rotation === 0 ? undefined : `rotate(${item.rotation}deg)`,
      }}
    >
      <div style={thumbnailTextStyle(item, fontPx, padding)}>{linesOf(item.text).join('\n')}</div>
    </div>
  );
};

const JUSTIFY = { left: 'flex-start', center: 'center', right: 'flex-end' } as const;

/** How a text is drawn at a size, in pixels of the format; the studio's field for it looks the same. */
export const thumbnailTextStyle = (
  { type, align, stroke, shadow, box }: ThumbnailText,
  fontPx: number,
  padding: { x: number; y: number },
): CSSProperties => ({
  ...textStyle(type, fontPx),
  boxSizing: 'border-box',
  maxWidth: '100%',
  textAlign: align,
  padding: `${padding.y}px ${padding.x}px`,
  backgroundColor: box?.color,
  borderRadius: box?.radius,
  // the space after the last letter of a line would push it off the middle
  ...(align === 'center' && { position: 'relative', left: (type.letterSpacingEm * fontPx) / 2 }),
  ...(stroke &&
    stroke.width > 0 && {
      WebkitTextStroke: `${stroke.width * 2}px ${stroke.color}`,
      paintOrder: 'stroke fill',
      strokeLinejoin: 'round',
    }),
  textShadow: letterShadow(shadow, type.color),
});

const ShapeItem: React.FC<{ item: ThumbnailShape; design: Design }> = ({ item, design }) => {
  const { width, height } = FORMATS[design.format];
  return (
    <div
      style={{
        position: 'absolute',
        left: item.x * width,
        top: item.y * height,
        width: item.width * width,
        height: item.height * height,
        backgroundColor: item.color,
        borderRadius: item.radius,
      }}
    />
  );
};
