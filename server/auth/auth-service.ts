import type { z } from 'zod';
import type { ApiUser, loginSchema, registerSchema } from '../../core/api.ts';
import { AppError } from '../../core/errors.ts';
import type { User } from '../../platform/database/database.ts';
import type { ServerContext } from '../services.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { issueToken } from './tokens.ts';

/** Signs a person up, with the credits of SIGNUP_CREDITS. @throws AppError email_taken */
export async function register(
  { database, config }: ServerContext,
  { email, password, name }: z.output<typeof registerSchema>,
): Promise<User> {
  const passwordHash = await hashPassword(password);
  return database.createUser({ email, name, passwordHash, credits: config.credits.signup });
}

/** A token for the person of that e-mail and password. @throws AppError wrong_credentials, whichever of the two is wrong */
export async function logIn(
  { database, config, secret }: ServerContext,
  { email, password }: z.output<typeof loginSchema>,
): Promise<string> {
  const user = await database.findUserByEmail(email.trim());
  if (!(await verifyPassword(password, user?.passwordHash ?? null)) || !user)
    throw new AppError('wrong_credentials');
  return issueToken({ userId: user.id, secret, auth: config.auth });
}

export const toApiUser = (user: User): ApiUser => ({
  id: user.id,
  email: user.email,
  name: user.name,
  credits: user.credits,
  is_admin: user.isAdmin,
  created_at: user.createdAt,
});
