/** Noise is worked out for a tile of this side and repeated: enough for the eye, and quick on a phone. */
const TILE_PX = 480;

/** Grain and fibres of mulberry paper, over whatever colour it has: dark and light specks, the same at every drawing. */
export const PaperGrain: React.FC = () => (
  <svg width="100%" height="100%" style={{ position: 'absolute', inset: 0 }}>
    <filter id="paper-grain" x="0" y="0" width="100%" height="100%" colorInterpolationFilters="sRGB">
      <feTurbulence
        type="fractalNoise"
        baseFrequency="0.7"
        numOctaves="2"
        seed="4"
        stitchTiles="stitch"
        x="0"
        y="0"
        width={TILE_PX}
        height={TILE_PX}
      />
      <feColorMatrix values="0 0 0 0 0.28  0 0 0 0 0.2  0 0 0 0 0.1  0.42 0 0 0 -0.18" />
      <feTile />
    </filter>
    <filter id="paper-fibres" x="0" y="0" width="100%" height="100%" colorInterpolationFilters="sRGB">
      <feTurbulence
        type="fractalNoise"
        baseFrequency="0.005 0.045"
        numOctaves="2"
        seed="9"
        stitchTiles="stitch"
        x="0"
        y="0"
        width={TILE_PX}
        height={TILE_PX}
      />
      <feColorMatrix values="0 0 0 0 1  0 0 0 0 0.98  0 0 0 0 0.92  0 1.1 0 0 -0.5" />
      <feTile />
    </filter>
    <rect width="100%" height="100%" filter="url(#paper-fibres)" />
    <rect width="100%" height="100%" filter="url(#paper-grain)" />
  </svg>
);
