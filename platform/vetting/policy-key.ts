import { createHash } from 'node:crypto';
import type { PicturePolicy } from '../../core/picture-policy.ts';

/** Raised when the model is asked something else for the same policy: what was said before no longer counts. */
const QUESTION_VERSION = 1;

/** Names what a model is asked, and which model: verdicts are kept for it. */
export const policyKey = ({ avoid, ownWords }: PicturePolicy, model: string): string =>
  createHash('sha256')
    .update(JSON.stringify([QUESTION_VERSION, model, avoid, ownWords]))
    .digest('hex');

/** Whether there is anything that a church does not want to see. */
export const asksNothing = ({ avoid, ownWords }: PicturePolicy): boolean =>
  avoid.length === 0 && ownWords === '';
