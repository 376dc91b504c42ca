import { bugTextBox } from '../../core/bug-rects.ts';
import { fitCaption } from '../fit-caption.ts';
import { textStyle } from '../text-style.ts';
import type { LayerProps } from './layer-props.ts';
import { rectStyle } from './rect-style.ts';

/** The church's name in a corner, quiet enough to be forgotten. */
export const BugLayer: React.FC<LayerProps<'bug'>> = ({ overlay, video }) => {
  const { type, opacity, corner } = overlay.template.bug;
  const box = bugTextBox(video, overlay.template, overlay.timeline);
  const name = video.church.trim();
  const fontPx = fitCaption({
    lines: [name],
    type,
    fontPx: type.size,
    widthPx: box.width,
    heightPx: box.height,
  });
  return (
    <div style={{ ...rectStyle(box), opacity }}>
      <div
        style={{
          ...textStyle(type, fontPx),
          textAlign: corner === 'top-left' ? 'left' : 'right',
          textShadow: '0 0 2px rgba(0, 0, 0, 0.5), 0 0 7px rgba(0, 0, 0, 0.5)',
        }}
      >
        {name}
      </div>
    </div>
  );
};
