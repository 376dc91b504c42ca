import { useMemo } from 'react';
import { Audio, Sequence, useRemotionEnvironment } from 'remotion';
import { overlayOf } from '../core/overlay.ts';
import { playedGains } from '../core/sound.ts';
import type { VideoProps } from './props.ts';
import { usePlayableSound } from './use-playable.ts';

/** Voice from the end of the intro, music under all of it, along the curve that the mix of the MP4 follows too. */
export const Soundtrack: React.FC<VideoProps> = ({ video, template, assets }) => {
  const { timeline } = overlayOf(video, template);
  const { isRendering } = useRemotionEnvironment();
  const { music } = video.sound;
  const gains = useMemo(
    () => playedGains(video, timeline, isRendering ? Infinity : 1),
    [video, timeline, isRendering],
  );
  const voice = usePlayableSound(assets['voice']);
  const musicTrack = usePlayableSound(music ? assets[music.asset] : undefined);
  return (
    <>
      {voice.playableUrl !== undefined && (
        <Sequence from={timeline.voiceFrom} layout="none" name="voice">
          <Audio src={voice.playableUrl} onError={voice.onError} volume={gains.voice} pauseWhenBuffering />
        </Sequence>
      )}
      {musicTrack.playableUrl !== undefined && (
        <Audio
          src={musicTrack.playableUrl}
          onError={musicTrack.onError}
          loop
          loopVolumeCurveBehavior="extend"
          volume={gains.music}
        />
      )}
    </>
  );
};
