import { AbsoluteFill } from 'remotion';
import type { Template } from '../core/template.ts';

/** Stands in for footage that is not there: the colours of the look, nothing more. */
export const PlainGround: React.FC<{ palette: Template['palette'] }> = ({ palette: { ground, accent } }) => {
  const warm = `color-mix(in srgb, ${accent} 45%, ${ground})`;
  return (
    <AbsoluteFill style={{ background: `linear-gradient(to bottom, ${ground}, ${warm} 62%, ${ground})` }} />
  );
};
