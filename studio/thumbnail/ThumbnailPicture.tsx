import { Thumbnail as Still } from '@remotion/player';
import { Thumbnail } from '../../compositions/Thumbnail.tsx';
import { FORMATS, FPS } from '../../core/format.ts';
import type { Thumbnail as Design } from '../../core/thumbnail.ts';

/** A thumbnail as it will be, as wide as there is room. */
export function ThumbnailPicture({ design, pictureUrl }: { design: Design; pictureUrl: string | null }) {
  const { width, height } = FORMATS[design.format];
  return (
    <Still
      component={Thumbnail}
      inputProps={{ design, pictureUrl }}
      compositionWidth={width}
      compositionHeight={height}
      durationInFrames={1}
      frameToDisplay={0}
      fps={FPS}
      noSuspense
      style={{ width: '100%', height: '100%' }}
    />
  );
}
