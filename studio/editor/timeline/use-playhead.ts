import type { PlayerRef } from '@remotion/player';
import { useEffect, useEffectEvent, useRef } from 'react';

/** A person who scrolled is left alone for so long. */
const LEFT_ALONE_MS = 3_000;
/** Where in sight the playhead comes back to when it has left. */
const COMES_BACK_AT = 0.15;

/**
 * Moves a line along with the player, without drawing anything anew, and keeps it in sight.
 *
 * @param moment of the recording that is shown
 */
export function usePlayhead(given: {
  player: PlayerRef | null;
  line: React.RefObject<HTMLElement | null>;
  scroller: React.RefObject<HTMLElement | null>;
  pxPerMs: number;
  moment: () => number;
}): void {
  const { player, line, scroller, pxPerMs, moment } = given;
  const scrolledAt = useRef(-Infinity);

  const place = useEffectEvent((mayScroll: boolean) => {
    const x = moment() * pxPerMs;
    line.current?.style.setProperty('transform', `translateX(${x}px)`);
    const box = scroller.current;
    if (!box || !mayScroll || performance.now() - scrolledAt.current < LEFT_ALONE_MS) return;
    const { scrollLeft, clientWidth } = box;
    if (x < scrollLeft || x > scrollLeft + clientWidth * (1 - COMES_BACK_AT / 2)) {
      box.scrollTo({ left: x - clientWidth * COMES_BACK_AT });
    }
  });

  // the intro may have become longer, the zoom another
  useEffect(() => place(false));

  useEffect(() => {
    if (!player) return;
    const listen = () => place(true);
    player.addEventListener('frameupdate', listen);
    return () => player.removeEventListener('frameupdate', listen);
  }, [player]);

  useEffect(() => {
    const box = scroller.current;
    const note = () => void (scrolledAt.current = performance.now());
    const events = ['wheel', 'touchmove', 'pointerdown'] as const;
    for (const event of events) box?.addEventListener(event, note, { passive: true });
    return () => {
      for (const event of events) box?.removeEventListener(event, note);
    };
  }, [scroller]);
}
