import express, { Router } from 'express';
import type { ApiWords } from '../../core/api.ts';
import { AppError } from '../../core/errors.ts';
import { MAX_DOCUMENT_BYTES } from '../../platform/documents/read-document.ts';
import type { Guards } from '../guards.ts';
import { readWords } from '../videos/read-words.ts';

/** Reads the words of a file before anything is uploaded, so that a document that cannot be used is known at once. */
export function wordRoutes({ user }: Guards): Router {
  const router = Router();
  const body = express.raw({ type: () => true, limit: MAX_DOCUMENT_BYTES });

  router.post('/api/words', user, body, async (req, res) => {
    if (!Buffer.isBuffer(req.body)) throw new AppError('manuscript_empty');
    const { manuscript, subtitles } = await readWords({
      manuscript: req.body,
      subtitles: null,
      speech: true,
    });
    const words: ApiWords =
      subtitles === null
        ? { kind: 'manuscript', text: manuscript ?? '' }
        : { kind: 'subtitles', text: subtitles };
    res.json(words);
  });

  return router;
}
