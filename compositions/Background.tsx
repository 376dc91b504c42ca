import { AbsoluteFill, Loop, OffthreadVideo, Sequence, useCurrentFrame } from 'remotion';
import { msToFrame } from '../core/format.ts';
import { overlayOf } from '../core/overlay.ts';
import { shotOpacity } from '../core/timeline.ts';
import type { TimelineShot } from '../core/timeline.ts';
import type { DevotionalProps } from './props.ts';

/** Frames for which a clip is made ready in the browser before it is seen. */
const PREMOUNT_FRAMES = 45;

/** The shots, each faded in over the one before, filling the picture. */
export const Background: React.FC<DevotionalProps> = ({ video, template, assets }) => {
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
          <Shot shot={shot} url={assets[shot.clip.asset]} />
        </Sequence>
      ))}
    </AbsoluteFill>
  );
};

/** Runs inside the sequence of its shot: frame 0 is the shot's first. */
const Shot: React.FC<{ shot: TimelineShot; url: string | undefined }> = ({ shot, url }) => {
  const opacity = shotOpacity(shot, useCurrentFrame() + shot.from);
  // without its clip a shot leaves the ground colour: the preview may come before the footage does
  if (url === undefined) return null;
  const clipFrames = Math.max(1, msToFrame(shot.clip.durationMs));
  const picture = (
    <OffthreadVideo
      src={url}
      muted
      pauseWhenBuffering={false}
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
