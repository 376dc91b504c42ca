import type { z } from 'zod';
import type { ApiUser, changePasswordSchema, loginSchema, registerSchema } from '../../core/api.ts';
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

/**
 * Gives a person another password. Where they are logged in they stay so.
 * @throws AppError wrong_password where the current one is not theirs
 */
export async function changePassword(
  { database }: Pick<ServerContext, 'database'>,
  user: User,
  { current_password, new_password }: z.output<typeof changePasswordSchema>,
): Promise<void> {
  const knownHash = (await database.findUserByEmail(user.email))?.passwordHash ?? null;
  if (!(await verifyPassword(current_password, knownHash)) || knownHash === null) {
    throw new AppError('wrong_password');
  }
  const newHash = await hashPassword(new_password);
  await database.changePassword({ userId: user.id, knownHash, newHash });
}

export const toApiUser = (user: User): ApiUser => ({
  id: user.id,
  email: user.email,
  name: user.name,
  church: user.church,
  credits: user.credits,
  is_admin: user.isAdmin,
  created_at: user.createdAt,
});
