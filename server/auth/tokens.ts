import { randomUUID } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';
import type { Config } from '../../platform/config.ts';

/** Pinned on both sides: a token made for something else with the same secret is not ours. */
export const TOKEN_ISSUER = 'qt-video';
export const TOKEN_AUDIENCE = 'qt-video';

export const claimsSchema = z.object({ sub: z.uuid(), jti: z.uuid(), exp: z.number().int() });

/** A signed token for a person, good for the configured time, with an id of its own so that it can be revoked. */
export function issueToken(request: { userId: string; secret: string; auth: Config['auth'] }): string {
  return jsonwebtoken.sign({}, request.secret, {
    algorithm: request.auth.algorithm,
    expiresIn: request.auth.expiresInMinutes * 60,
    subject: request.userId,
    jwtid: randomUUID(),
    issuer: TOKEN_ISSUER,
    audience: TOKEN_AUDIENCE,
  });
}
