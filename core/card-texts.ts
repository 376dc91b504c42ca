import type { Video } from './video.ts';

export interface CardTexts {
  kicker: string;
  title: string;
  /** Lines under the rule; empty ones are left out. */
  details: string[];
}

/** Between church and date, where both fit on one line. */
export const DETAIL_SEPARATOR = '  ·  ';

/** What the title card and the closing card say. Anything may be empty. */
export function cardTexts(video: Video, kind: 'title' | 'closing'): CardTexts {
  const church = video.church.trim();
  if (kind === 'closing') {
    return { kicker: '', title: video.blessing.trim(), details: filled([church, video.scripture]) };
  }
  const title = video.title.trim();
  const scripture = video.scripture.trim();
  const place = filled([church, longDate(video.date, video.language)]).join(DETAIL_SEPARATOR);
  // without a title the scripture takes its place
  return {
    kicker: video.series.trim(),
    title: title || scripture,
    details: filled([title ? scripture : '', place]),
  };
}

const filled = (texts: string[]): string[] => texts.map((t) => t.trim()).filter((t) => t !== '');

/** `2026-11-23` as people write it: 2026년 11월 23일, 23 November 2026. No time zone is involved. */
export function longDate(date: string, language: string): string {
  const [year, month, day] = date.split('-').map(Number);
  if (!year || !month || !day) return '';
  if (language.startsWith('ko')) return `${year}년 ${month}월 ${day}일`;
  return `${day} ${MONTHS[month - 1] ?? ''} ${year}`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
