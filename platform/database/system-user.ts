import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whom PostgreSQL runs as where we are root, which it refuses to be. */
export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

/** `postgres`, else `nobody`; null where we are not root and PostgreSQL runs as ourselves. */
export function postgresUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  return users.find(({ name }) => name === 'postgres') ?? users.find(({ name }) => name === 'nobody') ?? null;
}

/** The folder on the way to `path` (itself included) that this user may not pass through, or null. */
export function closedFolder(path: string, user: SystemUser): string | null {
  const above = dirname(path);
  const closed = above === path ? null : closedFolder(above, user);
  return closed ?? (mayEnter(path, user) ? null : path);
}

function mayEnter(folder: string, user: SystemUser): boolean {
  const { mode, uid, gid } = statSync(folder);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & 1) === 1;
}
