import type { CSSProperties } from 'react';
import { CARD_ITEMS } from '../../core/overlay-states.ts';
import { cardTexts } from '../../core/card-texts.ts';
import { CARD_GAPS, CARD_RISE_PX, cardTextBox, CLOSING_TITLE_SCALE } from '../../core/card-rects.ts';
import { breakDetails, fitCard } from '../fit-card.ts';
import { textStyle } from '../text-style.ts';
import { CardSeal } from './CardSeal.tsx';
import type { LayerProps } from './layer-props.ts';
import { rectStyle } from './rect-style.ts';

const RULE_PX = { width: 96, height: 2 };

/** Title card during the intro, closing card during the outro: a few lines, one after the other. */
export const CardLayer: React.FC<LayerProps<'card'>> = ({ state, overlay, video }) => {
  const { card } = overlay.template;
  const box = cardTextBox(video.format, overlay.timeline);
  const texts = breakDetails(cardTexts(video, state.kind), card, box.width);
  const fit = fitCard({
    texts,
    card,
    titleScale: state.kind === 'title' ? 1 : CLOSING_TITLE_SCALE,
    widthPx: box.width,
    heightPx: box.height,
  });
  const share = (item: (typeof CARD_ITEMS)[number]): number =>
    state.items[CARD_ITEMS.indexOf(item)]?.share ?? 0;
  const centred = card.align === 'center';
  const hasRule = (texts.kicker !== '' || texts.title !== '') && texts.details.length > 0;
  return (
    <div
      style={{
        ...rectStyle(box),
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'center',
        alignItems: centred ? 'center' : 'flex-start',
        textAlign: centred ? 'center' : 'left',
        // dark behind light letters, paper behind dark ones
        textShadow: `0 1px 12px ${card.veilColor.slice(0, 7)}80`,
      }}
    >
      {texts.kicker !== '' && (
        <div
          style={{
            ...textStyle(card.kicker, fit.kickerPx),
            ...rise(share('kicker')),
            marginBottom: CARD_GAPS.kicker,
          }}
        >
          {texts.kicker}
        </div>
      )}
      {texts.title !== '' && (
        <div style={{ ...textStyle(card.title, fit.titlePx), ...rise(share('title')) }}>{texts.title}</div>
      )}
      {hasRule && (
        <div
          style={{
            ...RULE_PX,
            flex: 'none',
            margin: `${CARD_GAPS.rule}px 0`,
            backgroundColor: card.ruleColor,
            opacity: share('rule'),
            transform: `scaleX(${share('rule')})`,
            transformOrigin: centred ? 'center' : 'left',
          }}
        />
      )}
      {texts.details.map((text, i) => (
        <div
          key={i}
          style={{
            ...textStyle(card.detail, fit.detailPx),
            ...rise(share('detail')),
            marginTop: i === 0 ? 0 : CARD_GAPS.detail,
          }}
        >
          {text}
        </div>
      ))}
      <CardSeal card={card} scale={fit.sealScale} opacity={share('detail')} />
    </div>
  );
};

const rise = (share: number): CSSProperties => ({
  opacity: share,
  transform: `translateY(${(1 - share) * CARD_RISE_PX}px)`,
});
