import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { ApiVideo } from '../../core/api.ts';
import type { Quality } from '../../core/quality.ts';
import { request, requestJson } from '../lib/api.ts';
import { failureText } from '../lib/failure-text.ts';
import { keys } from '../lib/keys.ts';

/** Starting, stopping and what follows from them. */
export function useVideoActions() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const taken = (video: ApiVideo) => {
    queryClient.setQueryData(keys.video(video.id), video);
    void queryClient.invalidateQueries({ queryKey: keys.videos });
    void queryClient.invalidateQueries({ queryKey: keys.me });
  };
  const post = (id: string, action: 'render' | 'cancel', body?: { quality: Quality }) =>
    requestJson<ApiVideo>(`/api/videos/${id}/${action}`, { method: 'POST', ...(body && { body }) });
  return {
    render: useMutation({
      mutationFn: ({ id, quality }: { id: string; quality: Quality }) => post(id, 'render', { quality }),
      onSuccess: taken,
      onError: (error) => toast.error(t('editor.makeFailed'), { description: failureText(error, t) }),
    }),
    cancel: useMutation({
      mutationFn: (id: string) => post(id, 'cancel'),
      onSuccess: taken,
      onError: (error) => toast.error(t('videos.cancelFailed'), { description: failureText(error, t) }),
    }),
  };
}

/** Deletes on the server; the way out of the page must not stop it. */
export const deleteVideo = (id: string): Promise<Response> =>
  request(`/api/videos/${id}`, { method: 'DELETE', keepalive: true });
