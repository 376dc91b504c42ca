import type { ApiFailure } from './api.ts';

/** Refused today, but not for what was sent. */
const PASSING = [401, 408, 429];
/** Another request holds the upload, or had come further. */
const TROUBLES = [409, 423];

/** What a server's no to an upload means: `trouble` is asked again, `passing` by a person, `final` is refused again. */
export function kindOfRefusal({ status }: ApiFailure): 'trouble' | 'passing' | 'final' {
  if (status >= 500 || TROUBLES.includes(status)) return 'trouble';
  return PASSING.includes(status) ? 'passing' : 'final';
}
