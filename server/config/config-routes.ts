import { Router } from 'express';
import type { ApiConfig } from '../../core/api.ts';
import type { ServerContext } from '../services.ts';
import { costOf } from '../videos/create-video.ts';
import { readSample } from './read-sample.ts';

/** What a file picker offers; what is really taken is decided by decoding it. */
const ACCEPT = [
  'audio/*',
  ...'mp3 wav m4a aac flac ogg oga opus wma webm mp4 mov amr aiff'.split(' ').map((e) => `.${e}`),
];

export function configRoutes({ config, templates, sampleDir }: ServerContext): Router {
  const router = Router();
  router.get('/api/config', async (_req, res) => {
    const answer: ApiConfig = {
      maxUploadBytes: config.limits.maxUploadBytes,
      maxDurationMinutes: config.limits.maxDurationMinutes,
      creditCost: costOf(config),
      speechToText: config.speech !== null,
      accept: ACCEPT,
      templates: [...templates.values()],
      sample: await readSample(sampleDir),
    };
    res.json(answer);
  });
  return router;
}
