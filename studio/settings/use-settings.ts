import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { ApiUser, changePasswordSchema, profileSchema } from '../../core/api.ts';
import { request, requestJson } from '../lib/api.ts';
import { keys } from '../lib/keys.ts';

export function useChangeProfile() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: z.infer<typeof profileSchema>) =>
      requestJson<ApiUser>('/api/auth/me', { method: 'PATCH', body }),
    onSuccess: (me) => queryClient.setQueryData(keys.me, me),
  });
}

export const useChangePassword = () =>
  useMutation({
    mutationFn: (body: z.infer<typeof changePasswordSchema>) =>
      request('/api/auth/password', { method: 'POST', body }),
  });
