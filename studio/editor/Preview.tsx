import { Player, type PlayerRef } from '@remotion/player';
import i18next from 'i18next';
import { memo, useEffect, useEffectEvent, useRef, type Ref } from 'react';
import { VideoComposition } from '../../compositions/VideoComposition.tsx';
import { overlayOf } from '../../core/overlay.ts';
import type { Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import { PlayerControls } from './PlayerControls.tsx';

interface PreviewProps {
  video: Video;
  template: Template;
  assets: Record<string, string>;
  ref: Ref<PlayerRef>;
  player: PlayerRef | null;
  /** Takes the layer over the picture, for `PictureOverlay` to draw on. */
  onLayer: (layer: HTMLElement | null) => void;
  /** The caption on screen, when it changes. */
  onCaption: (id: string | null) => void;
}

/** The video as it will be, played by the browser from the document. In a chunk of its own: Remotion is large. */
function Preview({ video, template, assets, ref, player, onLayer, onCaption }: PreviewProps) {
  const { timeline } = overlayOf(video, template);
  const shown = useRef<string | null>(null);

  const follow = useEffectEvent((frame: number) => {
    const now = timeline.captions.find(({ from, to }) => frame >= from && frame < to)?.caption.id ?? null;
    if (now === shown.current) return;
    shown.current = now;
    onCaption(now);
  });
  useEffect(() => {
    if (!player) return;
    const listen = ({ detail }: { detail: { frame: number } }) => follow(detail.frame);
    player.addEventListener('frameupdate', listen);
    return () => player.removeEventListener('frameupdate', listen);
  }, [player]);

  return (
    <>
      <div
        className="relative mx-auto overflow-hidden rounded-card bg-black"
        style={{
          aspectRatio: `${timeline.width} / ${timeline.height}`,
          // as wide as there is room, but never so tall that the controls leave the screen
          width: `min(100%, calc(var(--picture-height) * ${timeline.width / timeline.height}))`,
        }}
        data-testid="preview"
      >
        <Player
          ref={ref}
          component={VideoComposition}
          inputProps={{ video, template, assets }}
          durationInFrames={Math.max(1, timeline.durationInFrames)}
          compositionWidth={timeline.width}
          compositionHeight={timeline.height}
          fps={timeline.fps}
          initialFrame={Math.min(firstTelling(timeline), timeline.durationInFrames - 1)}
          style={{ width: '100%', height: '100%' }}
          clickToPlay
          acknowledgeRemotionLicense
          errorFallback={renderFailure}
        />
        <div ref={onLayer} className="pointer-events-none absolute inset-0 overflow-hidden" />
      </div>
      <PlayerControls player={player} timeline={timeline} />
    </>
  );
}

// to draw it is costly: not while something beside it changes
export default memo(Preview);

const renderFailure = () => <p className="p-6 text-white">{i18next.t('editor.previewFailed')}</p>;

/** A frame that shows something: the title card once it has come in, else the start. */
const firstTelling = ({ intro, fps }: { intro: { to: number } | null; fps: number }): number =>
  intro ? Math.min(intro.to - 1, 2 * fps) : 0;
