import type { TFunction } from 'i18next';
import { ApiFailure } from './api.ts';

/** What to tell about a failed request: the server's own words, or that it could not be reached. */
export const failureText = (error: unknown, t: TFunction): string =>
  error instanceof ApiFailure ? error.message : t('app.offline');
