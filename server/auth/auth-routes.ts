import express, { Router } from 'express';
import { changePasswordSchema, loginSchema, profileSchema, registerSchema } from '../../core/api.ts';
import { AppError } from '../../core/errors.ts';
import { localeOf } from '../errors/error-handler.ts';
import { parseInput } from '../errors/invalid-request.ts';
import type { Guards } from '../guards.ts';
import type { ServerContext } from '../services.ts';
import { changePassword, logIn, register, toApiUser } from './auth-service.ts';
import { callerOf } from './require-user.ts';
import { clearSessionCookie, setSessionCookie } from './session-cookie.ts';

export function authRoutes(context: ServerContext, { user, limits }: Guards): Router {
  const router = Router();
  const json = express.json();

  router.post('/api/auth/register', limits.auth, json, async (req, res) => {
    const account = await register(context, parseInput(registerSchema, req.body, localeOf(req)));
    res.status(201).json(toApiUser(account));
  });

  router.post('/api/auth/login', limits.auth, json, async (req, res) => {
    const token = await logIn(context, parseInput(loginSchema, req.body, localeOf(req)));
    setSessionCookie(res, token, context.config);
    res.json({ access_token: token, token_type: 'bearer' });
  });

  router.post('/api/auth/logout', user, async (req, res) => {
    if (!req.user) throw new AppError('unauthenticated');
    await context.database.revokeToken(req.user.token);
    clearSessionCookie(res, context.config);
    res.status(204).end();
  });

  router.get('/api/auth/me', user, (req, res) => {
    res.json(toApiUser(callerOf(req)));
  });

  router.patch('/api/auth/me', user, json, async (req, res) => {
    const change = parseInput(profileSchema, req.body, localeOf(req));
    res.json(toApiUser(await context.database.changeUser({ userId: callerOf(req).id, ...change })));
  });

  router.post('/api/auth/password', user, limits.passwords, json, async (req, res) => {
    await changePassword(context, callerOf(req), parseInput(changePasswordSchema, req.body, localeOf(req)));
    res.status(204).end();
  });

  return router;
}
