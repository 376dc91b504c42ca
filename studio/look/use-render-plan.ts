import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ApiRenderPlan, ApiVideo } from '../../core/api.ts';
import { requestJson } from '../lib/api.ts';
import { keys } from '../lib/keys.ts';

/**
 * What making a video now comes to, asked again whenever its row has changed.
 * @param enabled there is something to make, and it is not being made
 */
export const useRenderPlan = ({ id, updated_at }: Pick<ApiVideo, 'id' | 'updated_at'>, enabled: boolean) =>
  useQuery({
    queryKey: keys.renderPlan(id, updated_at),
    queryFn: ({ signal }) => requestJson<ApiRenderPlan>(`/api/videos/${id}/render-plan`, { signal }),
    enabled,
    placeholderData: keepPreviousData,
  });
