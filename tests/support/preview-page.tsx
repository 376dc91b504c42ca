import { Player, Thumbnail as Still } from '@remotion/player';
import type { PlayerRef } from '@remotion/player';
import { createRoot } from 'react-dom/client';
import type { VideoProps } from '../../compositions/props.ts';
import { Thumbnail, type ThumbnailProps } from '../../compositions/Thumbnail.tsx';
import { VideoComposition } from '../../compositions/VideoComposition.tsx';
import { FORMATS, FPS } from '../../core/format.ts';
import { overlayOf } from '../../core/overlay.ts';

/** The page that tests of the preview open: the player of the web app, at full size, with nothing around it. */
export interface PreviewPage {
  show(props: VideoProps, frame: number): void;
  /** A thumbnail as its editor shows it. */
  showStill(props: ThumbnailProps): void;
  player: PlayerRef | null;
}

const page: PreviewPage = { show, showStill, player: null };
Object.assign(window, { preview: page });
const root = createRoot(document.body.appendChild(document.createElement('div')));

function show(props: VideoProps, frame: number): void {
  const { width, height, fps, durationInFrames } = overlayOf(props.video, props.template).timeline;
  root.render(
    <Player
      key={performance.now()}
      ref={(player) => {
        page.player = player;
      }}
      component={VideoComposition}
      inputProps={props}
      durationInFrames={durationInFrames}
      compositionWidth={width}
      compositionHeight={height}
      fps={fps}
      initialFrame={frame}
      style={{ width, height }}
      acknowledgeRemotionLicense
      errorFallback={({ error }) => <p id="failed">{error.message}</p>}
    />,
  );
}

function showStill(props: ThumbnailProps): void {
  const { width, height } = FORMATS[props.design.format];
  root.render(
    <Still
      key={performance.now()}
      component={Thumbnail}
      inputProps={props}
      durationInFrames={1}
      compositionWidth={width}
      compositionHeight={height}
      fps={FPS}
      frameToDisplay={0}
      noSuspense
      style={{ width, height }}
    />,
  );
}
