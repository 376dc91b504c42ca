import { boxStyle, CaptionText, letterStyle } from './CaptionText.tsx';
import type { LayerProps } from './layer-props.ts';

/** What is being said. The last line stands on the lower edge of the text box; more lines grow upwards. */
export const CaptionLayer: React.FC<LayerProps<'caption'>> = (props) => {
  const { caption } = props.overlay.template;
  return <CaptionText {...props} blockStyle={boxStyle(caption)} lineStyle={letterStyle(caption)} />;
};
