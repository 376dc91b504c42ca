import type { CSSProperties } from 'react';
import { CAPTION_BOX_PADDING, captionFontPx, captionTextBox } from '../../core/overlay-rects.ts';
import type { Template } from '../../core/template.ts';
import { fitCaption } from '../fit-caption.ts';
import { textStyle } from '../text-style.ts';
import type { LayerProps } from './layer-props.ts';
import { rectStyle } from './rect-style.ts';

/** What is being said. The last line stands on the lower edge of the text box; more lines grow upwards. */
export const CaptionLayer: React.FC<LayerProps<'caption'>> = ({ state, overlay, video }) => {
  const { caption } = overlay.template;
  const box = captionTextBox(video, overlay.template, overlay.timeline);
  const fontPx = fitCaption({
    lines: state.lines,
    type: caption.type,
    fontPx: captionFontPx(video.format, overlay.template),
    widthPx: box.width,
    heightPx: box.height,
  });
  return (
    <div
      style={{
        ...rectStyle(box),
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'flex-end',
        alignItems: 'center',
      }}
    >
      <div style={caption.style === 'box' ? boxStyle(caption, fontPx) : undefined}>
        {state.lines.map((line, i) => (
          <div
            key={i}
            style={{
              ...textStyle(caption.type, fontPx),
              textAlign: 'center',
              minHeight: fontPx * caption.type.lineHeight,
              ...(caption.style === 'outline' ? outlineStyle(caption) : {}),
            }}
          >
            {line}
          </div>
        ))}
      </div>
    </div>
  );
};

/** The stroke lies behind the letters, so it only shows outside of them. */
const outlineStyle = ({ strokeWidth, strokeColor }: Template['caption']): CSSProperties => ({
  WebkitTextStroke: `${strokeWidth * 2}px ${strokeColor}`,
  paintOrder: 'stroke fill',
  strokeLinejoin: 'round',
  textShadow: '0 2px 10px rgba(0, 0, 0, 0.45)',
});

/** The box reaches past the text box, so that boxed and outlined captions stand at the same place. */
const boxStyle = ({ boxColor, boxRadius }: Template['caption'], fontPx: number): CSSProperties => ({
  backgroundColor: boxColor,
  borderRadius: boxRadius,
  padding: `${CAPTION_BOX_PADDING.y * fontPx}px ${CAPTION_BOX_PADDING.x * fontPx}px`,
  margin: `0 ${-CAPTION_BOX_PADDING.x * fontPx}px ${-CAPTION_BOX_PADDING.y * fontPx}px`,
});
