import { Fragment } from 'react';
import type { CSSProperties } from 'react';
import { CAPTION_BOX_PADDING, captionFontPx, captionTextBox } from '../../core/overlay-rects.ts';
import type { CaptionState } from '../../core/overlay-states.ts';
import type { Overlay } from '../../core/overlay.ts';
import type { Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import { fitCaption } from '../fit-caption.ts';
import { textStyle } from '../text-style.ts';
import { rectStyle } from './rect-style.ts';

/**
 * The lines of a caption at their place, or some parts of them: those that are not seen keep their room, so that all
 * parts of a caption, each drawn alone, stand as they do together.
 */
export const CaptionText: React.FC<{
  state: CaptionState;
  overlay: Overlay;
  video: Video;
  /** Around all lines. */
  blockStyle?: (fontPx: number) => CSSProperties;
  lineStyle: CSSProperties;
  /** Of the parts that are seen. */
  partStyle?: (fontPx: number) => CSSProperties;
}> = ({ state, overlay, video, blockStyle, lineStyle, partStyle }) => {
  const { template, timeline } = overlay;
  const { type } = template.caption;
  const { lines, parts, seen } = state;
  const box = captionTextBox(video, template, timeline);
  const fontPx = fitCaption({
    lines,
    type,
    fontPx: captionFontPx(video.format, template),
    widthPx: box.width,
    heightPx: box.height,
  });
  const seenStyle = { visibility: 'visible', ...partStyle?.(fontPx) } as const;
  return (
    <div
      style={{
        ...rectStyle(box),
        display: 'flex',
        flexDirection: 'column',
        justifyContent: template.composition === 'Scripture' ? 'center' : 'flex-end',
        alignItems: 'center',
      }}
    >
      <div style={blockStyle?.(fontPx)}>
        {lines.map((line, i) => (
          <div
            key={i}
            style={{
              ...textStyle(type, fontPx),
              ...lineStyle,
              textAlign: 'center',
              minHeight: fontPx * type.lineHeight,
              visibility: parts ? 'hidden' : undefined,
            }}
          >
            {parts
              ? (parts[i] ?? []).map(({ part, text }, k) => (
                  <Fragment key={k}>
                    <span style={seen && seen.from <= part && part < seen.to ? seenStyle : undefined}>
                      {text.trimEnd()}
                    </span>
                    {text.slice(text.trimEnd().length)}
                  </Fragment>
                ))
              : line}
          </div>
        ))}
      </div>
    </div>
  );
};

/** How letters are lifted off what is behind them. */
export function letterStyle(caption: Template['caption']): CSSProperties {
  switch (caption.style) {
    case 'outline':
      return { ...strokeStyle(caption), textShadow: '0 2px 10px rgba(0, 0, 0, 0.45)' };
    case 'shadow':
      return { textShadow: glow(caption) };
    case 'box':
      return {};
  }
}

/** The stroke lies behind the letters, so it only shows outside of them. */
export const strokeStyle = ({ style, strokeWidth, strokeColor }: Template['caption']): CSSProperties =>
  style === 'outline'
    ? {
        WebkitTextStroke: `${strokeWidth * 2}px ${strokeColor}`,
        paintOrder: 'stroke fill',
        strokeLinejoin: 'round',
      }
    : {};

/** Dense next to the letters, where it makes them legible, and wide and thin around that. */
const glow = ({ strokeWidth, strokeColor }: Template['caption']): string =>
  [0.35, 0.35, 0.7, 0.7, 1.2, 3]
    .map((blur) => `0 ${blur > 1 ? 2 : 0}px ${(strokeWidth * blur).toFixed(1)}px ${strokeColor}`)
    .join(', ');

/** The box reaches past the text, so that boxed and other captions stand at the same place. */
export const boxStyle =
  ({ style, boxColor, boxRadius }: Template['caption']) =>
  (fontPx: number): CSSProperties => {
    if (style !== 'box') return {};
    const [x, y] = [CAPTION_BOX_PADDING.x * fontPx, CAPTION_BOX_PADDING.y * fontPx];
    return {
      backgroundColor: boxColor,
      borderRadius: boxRadius,
      padding: `${y}px ${x}px`,
      margin: `${-y}px ${-x}px`,
    };
  };
