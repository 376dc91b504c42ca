import type { TFunction } from 'i18next';

const MEGABYTE = 1024 * 1024;

export const megabytes = (bytes: number): number => Math.floor(bytes / MEGABYTE);

/** A size as people say it: 850 KB, 12.4 MB. */
export function sizeText(bytes: number, language: string): string {
  const [value, unit, digits] =
    bytes < MEGABYTE ? [bytes / 1024, 'KB', 0] : ([bytes / MEGABYTE, 'MB', 1] as const);
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)} ${unit}`;
}

/** A moment of the recording: 1:02, or 1:02:03 from an hour on. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':').replace(/^0/, '');
}

/** A moment to the tenth of a second: 1:02.5. */
export const preciseClockText = (ms: number): string => `${clockText(ms)}.${Math.floor(ms / 100) % 10}`;

/** Time still to go, rounded so that it does not flicker: 약 3분, 40초. Null when nearly there. */
export function leftText(etaMs: number, t: TFunction): string | null {
  const seconds = Math.ceil(etaMs / 1000);
  if (seconds < 5) return null;
  if (seconds < 60) return t('time.seconds', { count: Math.ceil(seconds / 5) * 5 });
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return t('time.about', { time: t('time.minutes', { count: minutes }) });
  return t('time.about', { time: t('time.hours', { count: Math.round(minutes / 60) }) });
}

/** The day, in the reader's zone and language; with the year only when it is not this one. */
export function dayText(iso: string, language: string, now = new Date()): string {
  const date = new Date(iso);
  const sameYear = date.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(language, {
    month: 'long',
    day: 'numeric',
    year: sameYear ? undefined : 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(date);
}
