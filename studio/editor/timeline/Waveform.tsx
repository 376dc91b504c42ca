import { useEffect, useMemo, useRef } from 'react';
import WaveSurfer from 'wavesurfer.js';

interface WaveformProps {
  /** 0 to 255 for each 100 ms. */
  peaks: readonly number[];
  durationMs: number;
  pxPerSecond: number;
  /** What scrolls the timeline; the waveform stays in its sight and shows the same stretch. */
  scroller: React.RefObject<HTMLElement | null>;
  heightPx: number;
}

/**
 * The sound of the recording, drawn from its peaks: nothing is downloaded or decoded for it. Colours are read when it is
 * made, so another theme needs another one.
 */
export function Waveform({ peaks, durationMs, pxPerSecond, scroller, heightPx }: WaveformProps) {
  const box = useRef<HTMLDivElement>(null);
  const shares = useMemo(() => peaks.map((peak) => peak / 255), [peaks]);

  useEffect(() => {
    const container = box.current;
    const scrolled = scroller.current;
    if (!container || !scrolled) return;
    const color = getComputedStyle(container).getPropertyValue('--line-strong');
    const made = WaveSurfer.create({
      container,
      peaks: [shares],
      duration: durationMs / 1000,
      height: heightPx,
      minPxPerSec: pxPerSecond,
      fillParent: false,
      normalize: true,
      waveColor: color,
      progressColor: color,
      cursorWidth: 0,
      interact: false,
      autoScroll: false,
      hideScrollbar: true,
    });
    const follow = () => made.setScroll(scrolled.scrollLeft);
    made.on('redraw', follow);
    scrolled.addEventListener('scroll', follow, { passive: true });
    return () => {
      scrolled.removeEventListener('scroll', follow);
      made.destroy();
    };
  }, [shares, durationMs, pxPerSecond, heightPx, scroller]);

  return (
    <div
      ref={box}
      aria-hidden
      className="pointer-events-none sticky left-0 w-[100cqi]"
      style={{ height: heightPx }}
    />
  );
}
