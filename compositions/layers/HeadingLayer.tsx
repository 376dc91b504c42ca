import { headingTexts } from '../../core/heading-texts.ts';
import { HEADING_GAP_PX, headingTextBox } from '../../core/wave-rects.ts';
import { fitHeading } from '../fit-heading.ts';
import { textStyle } from '../text-style.ts';
import type { LayerProps } from './layer-props.ts';
import { rectStyle } from './rect-style.ts';

/** Title and scripture over the wave: whoever comes to an audiogram late knows what it is. */
export const HeadingLayer: React.FC<LayerProps<'heading'>> = ({ overlay, video }) => {
  const { template, timeline } = overlay;
  const box = headingTextBox(video, template, timeline);
  if (box === null) return null;
  const { title, detail } = headingTexts(video);
  const { card } = template;
  const fit = fitHeading({ title, detail, card, widthPx: box.width, heightPx: box.height });
  return (
    <div
      style={{
        ...rectStyle(box),
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'flex-end',
        alignItems: 'center',
        textAlign: 'center',
        textShadow: `0 1px 10px ${template.scrim.color.slice(0, 7)}80`,
      }}
    >
      <div style={textStyle(card.title, fit.titlePx)}>{title}</div>
      {detail !== '' && (
        <div style={{ ...textStyle(card.detail, fit.detailPx), marginTop: HEADING_GAP_PX }}>{detail}</div>
      )}
    </div>
  );
};
