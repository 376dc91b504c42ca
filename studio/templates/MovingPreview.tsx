import { Player, type PlayerRef } from '@remotion/player';
import { useEffect, useMemo, useRef } from 'react';
import { VideoComposition } from '../../compositions/VideoComposition.tsx';
import { overlayOf } from '../../core/overlay.ts';
import { previewDocument, type PreviewRequest } from './preview-document.ts';

export interface MovingPreviewProps {
  request: PreviewRequest;
  /** Otherwise it stands still. */
  playing: boolean;
  /** What is seen of it at first. */
  beginAt: 'title' | 'caption';
}

/** A person's own words in a template, played by the browser. In a chunk of its own: Remotion is large. */
export default function MovingPreview({ request, playing, beginAt }: MovingPreviewProps) {
  const { video, assets } = useMemo(() => previewDocument(request), [request]);
  const { template } = request;
  const { timeline } = overlayOf(video, template);
  const [caption] = timeline.captions;
  const firstFrame =
    beginAt === 'caption' && caption ? Math.round((caption.from + caption.to) / 2) : 2 * timeline.fps;
  const player = useRef<PlayerRef>(null);

  useEffect(() => {
    if (playing) player.current?.play();
    else player.current?.pause();
  }, [playing]);

  return (
    <Player
      ref={player}
      component={VideoComposition}
      inputProps={{ video, template, assets }}
      durationInFrames={Math.max(1, timeline.durationInFrames)}
      compositionWidth={timeline.width}
      compositionHeight={timeline.height}
      fps={timeline.fps}
      initialFrame={Math.min(firstFrame, timeline.durationInFrames - 1)}
      style={{ width: '100%', height: '100%' }}
      loop
      autoPlay={playing}
      initiallyMuted
      controls={false}
      clickToPlay={false}
      doubleClickToFullscreen={false}
      spaceKeyToPlayOrPause={false}
      acknowledgeRemotionLicense
      // the picture of the template lies under it
      errorFallback={nothing}
    />
  );
}

const nothing = () => null;
