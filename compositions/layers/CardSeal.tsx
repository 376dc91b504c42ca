import { SEAL_GAP_PX, sealSize } from '../../core/card-seal.ts';
import type { Template } from '../../core/template.ts';
import { textStyle } from '../text-style.ts';

/** The stamp of whoever sends it: letters one below the other on a patch with a fine line inside. */
export const CardSeal: React.FC<{
  card: Template['card'];
  scale: number;
  opacity: number;
}> = ({ card, scale, opacity }) => {
  const { seal } = card;
  if (!seal) return null;
  const { width, height } = sealSize(card);
  const linePx = Math.max(1, 2.5 * scale);
  return (
    <div
      style={{
        flex: 'none',
        boxSizing: 'border-box',
        width: width * scale,
        height: height * scale,
        marginTop: SEAL_GAP_PX * scale,
        opacity,
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'center',
        alignItems: 'center',
        borderRadius: 7 * scale,
        backgroundColor: seal.color,
        boxShadow: `inset 0 0 0 ${3 * linePx}px ${seal.color}, inset 0 0 0 ${4 * linePx}px ${seal.type.color}`,
        textShadow: 'none',
      }}
    >
      {[...seal.text].map((char, i) => (
        <div key={i} style={{ ...textStyle(seal.type, seal.type.size * scale), textAlign: 'center' }}>
          {char}
        </div>
      ))}
    </div>
  );
};
