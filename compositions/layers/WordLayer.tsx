import type { CSSProperties } from 'react';
import { LIT_PILL } from '../../core/overlay-rects.ts';
import { highlightOf } from '../../core/template.ts';
import type { Template } from '../../core/template.ts';
import { CaptionText, letterStyle, strokeStyle } from './CaptionText.tsx';
import type { LayerProps } from './layer-props.ts';

/** The word that is being said, at its place in the caption: lit over it, or coming in beside the words that have come. */
export const WordLayer: React.FC<LayerProps<'word'>> = (props) => {
  const { template } = props.overlay;
  if (template.composition !== 'Karaoke') {
    return <CaptionText {...props} lineStyle={letterStyle(template.caption)} />;
  }
  return template.karaoke.mark === 'pill' ? (
    <CaptionText {...props} lineStyle={{}} partStyle={pill(template)} />
  ) : (
    // the caption below has the shadow already
    <CaptionText {...props} lineStyle={strokeStyle(template.caption)} partStyle={lit(template)} />
  );
};

const lit = (template: Template) => (): CSSProperties => ({ color: highlightOf(template) });

/** A patch that takes no room of its own. */
const pill =
  (template: Template) =>
  (fontPx: number): CSSProperties => ({
    color: template.karaoke.pillInk,
    backgroundColor: highlightOf(template),
    borderRadius: LIT_PILL.radius * fontPx,
    padding: `0 ${LIT_PILL.padding * fontPx}px`,
    margin: `0 ${-LIT_PILL.padding * fontPx}px`,
    boxDecorationBreak: 'clone',
    WebkitBoxDecorationBreak: 'clone',
  });
