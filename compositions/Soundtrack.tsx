import { useMemo } from 'react';
import { Audio, Sequence, useRemotionEnvironment } from 'remotion';
import { frameToMs } from '../core/format.ts';
import { overlayOf } from '../core/overlay.ts';
import { dbToAmplitude, gainDbAt, musicGainCurve } from '../core/sound.ts';
import type { VideoProps } from './props.ts';
import { usePlayableSound } from './use-playable.ts';

/** Voice from the end of the intro, music under all of it, along the curve that the mix of the MP4 follows too. */
export const Soundtrack: React.FC<VideoProps> = ({ video, template, assets }) => {
  const { timeline } = overlayOf(video, template);
  const { isRendering } = useRemotionEnvironment();
  const curve = useMemo(() => musicGainCurve(video, timeline), [video, timeline]);
  const { music, voiceGainDb } = video.sound;
  const voiceGain = dbToAmplitude(voiceGainDb);
  const loudestMusic = curve.reduce((most, point) => Math.max(most, dbToAmplitude(point.db)), 0);
  // a media element in a browser cannot amplify: there, both are turned down alike and keep their balance
  const scale = isRendering ? 1 : 1 / Math.max(1, voiceGain, loudestMusic);
  const voice = usePlayableSound(assets['voice']);
  const musicTrack = usePlayableSound(music ? assets[music.asset] : undefined);
  return (
    <>
      {voice.playableUrl !== undefined && (
        <Sequence from={timeline.voiceFrom} layout="none" name="voice">
          <Audio
            src={voice.playableUrl}
            onError={voice.onError}
            volume={voiceGain * scale}
            pauseWhenBuffering
          />
        </Sequence>
      )}
      {musicTrack.playableUrl !== undefined && (
        <Audio
          src={musicTrack.playableUrl}
          onError={musicTrack.onError}
          loop
          loopVolumeCurveBehavior="extend"
          volume={(frame) => dbToAmplitude(gainDbAt(curve, frameToMs(frame))) * scale}
        />
      )}
    </>
  );
};
