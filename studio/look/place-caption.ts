import type { Format } from '../../core/format.ts';

/** Edges that no caption crosses, as shares of the height: beyond them old screens cut pictures off. */
const SAFE = 0.05;
/** Below this, apps for tall videos lay their own buttons and texts over the picture. */
const APP_EDGE: Partial<Record<Format, number>> = { '9:16': 0.18 };
/** So near to a good place, it is meant. */
const SNAP = 0.014;
/** As far as templates go. */
const MOST = 0.8;

/** A place that captions snap to. */
export type GoodPlace = 'template' | 'edge' | 'app' | 'middle' | 'top';

export interface CaptionRoom {
  format: Format;
  /** Share of the height that two lines take. */
  linesShare: number;
  /** Where the template puts its captions. */
  ofTemplate: number;
}

/** How low and how high the last line may stand: its distance from the lower edge as a share of the height. */
export const placeLimits = ({
  linesShare,
}: Pick<CaptionRoom, 'linesShare'>): { least: number; most: number } => ({
  least: SAFE,
  most: Math.max(SAFE, Math.min(MOST, round(1 - SAFE - linesShare))),
});

/** Places that are good ones, the template's own first. */
export function goodPlaces(room: CaptionRoom): { place: GoodPlace; bottom: number }[] {
  const { least, most } = placeLimits(room);
  const app = APP_EDGE[room.format];
  return [
    { place: 'template' as const, bottom: room.ofTemplate },
    { place: 'edge' as const, bottom: least },
    ...(app === undefined ? [] : [{ place: 'app' as const, bottom: app }]),
    { place: 'middle' as const, bottom: round(0.5 - room.linesShare / 2) },
    { place: 'top' as const, bottom: most },
  ];
}

/** Where a caption comes to stand that is let go at `bottom`: inside the safe area, in a good place if it is near one. */
export function placeCaption(bottom: number, room: CaptionRoom): { bottom: number; place: GoodPlace | null } {
  const { least, most } = placeLimits(room);
  const inside = Math.min(most, Math.max(least, bottom));
  const near = goodPlaces(room)
    .map((good) => ({ ...good, away: Math.abs(good.bottom - inside) }))
    .filter(({ away }) => away <= SNAP)
    .sort((a, b) => a.away - b.away)[0];
  return near ? { bottom: near.bottom, place: near.place } : { bottom: round(inside), place: null };
}

/** Tenths of a percent: two pixels of a tall picture. */
const round = (share: number): number => Math.round(share * 1000) / 1000;
