import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { ApiUser, loginSchema, registerSchema } from '../../core/api.ts';
import { request, requestJson } from './api.ts';
import { keys } from './keys.ts';

type Login = z.infer<typeof loginSchema>;
type Registration = z.infer<typeof registerSchema>;

async function logIn(login: Login): Promise<ApiUser> {
  await request('/api/auth/login', { method: 'POST', body: login });
  return requestJson<ApiUser>('/api/auth/me');
}

export function useLogIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationKey: ['log-in'],
    mutationFn: logIn,
    onSuccess: (me) => queryClient.setQueryData(keys.me, me),
  });
}

/** Signs up and logs in. */
export function useRegister() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationKey: ['log-in'],
    mutationFn: async (registration: Registration) => {
      await request('/api/auth/register', { method: 'POST', body: registration });
      return logIn({ email: registration.email, password: registration.password });
    },
    onSuccess: (me) => queryClient.setQueryData(keys.me, me),
  });
}

export function useLogOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => request('/api/auth/logout', { method: 'POST' }),
    onSuccess: () => {
      // the landing page, and nothing of this person kept in memory
      window.location.assign('/');
      queryClient.clear();
    },
  });
}
