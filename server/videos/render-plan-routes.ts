import { Router } from 'express';
import type { ApiRenderPlan } from '../../core/api.ts';
import { AppError } from '../../core/errors.ts';
import { expectedRenderMs } from '../../core/expected-render.ts';
import type { Quality } from '../../core/quality.ts';
import { renderChanges } from '../../core/render-changes.ts';
import type { RenderProspect } from '../../platform/database/prospect-store.ts';
import type { Guards } from '../guards.ts';
import type { ServerContext } from '../services.ts';
import { costOf } from './create-video.ts';
import { videoKey } from './video-key.ts';

/** What making a video now will cost, make anew, and how long that takes: asked before somebody decides. */
export function renderPlanRoutes(
  { config, database, templates }: Pick<ServerContext, 'config' | 'database' | 'templates'>,
  { user }: Guards,
): Router {
  const router = Router();
  router.get('/api/videos/:id/render-plan', user, async (req, res) => {
    const key = videoKey(req);
    const [{ document }, prospect] = await Promise.all([
      database.getVideo(key),
      database.renderProspect(key),
    ]);
    const template = templates.get(document.template.id);
    if (!template) throw new AppError('template_unknown', { template: document.template.id });

    const planOf = (quality: Quality): ApiRenderPlan['qualities'][Quality] => {
      const { frames, ...changes } = renderChanges(prospect.made[quality] ?? null, document, template);
      const measured = prospect.recent.filter((render) => render.quality === quality);
      return { ...changes, expected_ms: expectedRenderMs(frames, measured) };
    };
    const payment = paymentOf(prospect.hold, costOf(config));
    res.json({
      cost: payment === 'due' ? costOf(config) : 0,
      payment,
      qualities: { full: planOf('full'), draft: planOf('draft') },
    } satisfies ApiRenderPlan);
  });
  return router;
}

/** The first time is paid, every later one of the same video is not (see `requestRun`). */
function paymentOf(hold: RenderProspect['hold'], cost: number): ApiRenderPlan['payment'] {
  if (cost === 0) return 'free';
  if (hold === 'captured') return 'paid';
  return hold === 'open' ? 'held' : 'due';
}
