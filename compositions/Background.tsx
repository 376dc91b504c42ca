import { AbsoluteFill, Loop, OffthreadVideo, Sequence, useCurrentFrame } from 'remotion';
import { msToFrame } from '../core/format.ts';
import { overlayOf } from '../core/overlay.ts';
import type { Template } from '../core/template.ts';
import { shotOpacity } from '../core/timeline.ts';
import type { TimelineShot } from '../core/timeline.ts';
import { PlainGround } from './PlainGround.tsx';
import type { VideoProps } from './props.ts';
import { usePlayable } from './use-playable.ts';

/** Frames for which a clip is made ready in the browser before it is seen. */
const PREMOUNT_FRAMES = 45;

/** The shots, each faded in over the one before, filling the picture. */
export const Background: React.FC<VideoProps> = ({ video, template, assets }) => {
  const { timeline, template: resolved } = overlayOf(video, template);
  return (
    <AbsoluteFill style={{ backgroundColor: resolved.palette.ground }}>
      {timeline.shots.map((shot) => (
        <Sequence
          key={shot.id}
          from={shot.from}
          durationInFrames={shot.to - shot.from}
          premountFor={PREMOUNT_FRAMES}
          name={shot.clip.asset}
        >
          <Shot shot={shot} url={assets[shot.clip.asset]} palette={resolved.palette} />
        </Sequence>
      ))}
    </AbsoluteFill>
  );
};

/** Runs inside the sequence of its shot: frame 0 is the shot's first. */
const Shot: React.FC<{ shot: TimelineShot; url: string | undefined; palette: Template['palette'] }> = ({
  shot,
  url,
  palette,
}) => {
  const opacity = shotOpacity(shot, useCurrentFrame() + shot.from);
  const { playableUrl, onError } = usePlayable(url);
  const clipFrames = Math.max(1, msToFrame(shot.clip.durationMs));
  // the preview may come before the footage does, or after it is gone
  if (playableUrl === undefined) {
    return (
      <AbsoluteFill style={{ opacity }}>
        <PlainGround palette={palette} />
      </AbsoluteFill>
    );
  }
  const picture = (
    <OffthreadVideo
      src={playableUrl}
      muted
      pauseWhenBuffering={false}
      onError={onError}
      style={{ width: '100%', height: '100%', objectFit: 'cover' }}
    />
  );
  return (
    <AbsoluteFill style={{ opacity }}>
      <Sequence from={-(shot.clipFromFrame % clipFrames)}>
        {shot.clip.loops ? <Loop durationInFrames={clipFrames}>{picture}</Loop> : picture}
      </Sequence>
    </AbsoluteFill>
  );
};
