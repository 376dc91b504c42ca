import type { PlayerRef } from '@remotion/player';
import { Maximize, Pause, Play, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/ui/button.tsx';
import { frameToMs } from '../../core/format.ts';
import { clockText } from '../lib/units.ts';

interface PlayerControlsProps {
  player: PlayerRef | null;
  timeline: { durationInFrames: number };
}

/** Play, seek, sound and full screen, in the reader's language and reachable by keyboard. */
export function PlayerControls({ player, timeline }: PlayerControlsProps) {
  const { t } = useTranslation();
  const { frame, playing, muted } = usePlayerState(player);
  const last = Math.max(1, timeline.durationInFrames - 1);
  return (
    <div className="mx-auto mt-1 flex w-full items-center gap-1">
      <Button
        kind="quiet"
        size="icon"
        aria-label={t(playing ? 'player.pause' : 'player.play')}
        onClick={(event) => player?.toggle(event)}
        data-testid="player-play"
      >
        {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
      </Button>
      <input
        type="range"
        min={0}
        max={last}
        value={Math.min(frame, last)}
        onChange={({ target }) => player?.seekTo(Number(target.value))}
        aria-label={t('player.seek')}
        aria-valuetext={clockText(frameToMs(frame))}
        className="h-11 min-w-0 flex-1 accent-accent"
        data-testid="player-seek"
      />
      <span className="px-2 text-[15px] text-muted tabular-nums">
        {clockText(frameToMs(frame))} / {clockText(frameToMs(timeline.durationInFrames))}
      </span>
      <Button
        kind="quiet"
        size="icon"
        aria-label={t(muted ? 'player.unmute' : 'player.mute')}
        onClick={() => (muted ? player?.unmute() : player?.mute())}
      >
        {muted ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
      </Button>
      {document.fullscreenEnabled && (
        <Button
          kind="quiet"
          size="icon"
          aria-label={t('player.fullscreen')}
          onClick={() => player?.requestFullscreen()}
        >
          <Maximize aria-hidden />
        </Button>
      )}
    </div>
  );
}

function usePlayerState(player: PlayerRef | null) {
  const [state, setState] = useState({ frame: 0, playing: false, muted: false });
  useEffect(() => {
    if (!player) return;
    const read = () =>
      setState({ frame: player.getCurrentFrame(), playing: player.isPlaying(), muted: player.isMuted() });
    const events = ['timeupdate', 'seeked', 'play', 'pause', 'ended', 'mutechange'] as const;
    read();
    for (const event of events) player.addEventListener(event, read);
    return () => {
      for (const event of events) player.removeEventListener(event, read);
    };
  }, [player]);
  return state;
}
