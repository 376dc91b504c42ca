import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { rejection, type ContractKit } from './kit.ts';

/** People, their tokens. */
export function peopleContract(kit: ContractKit): void {
  const { signUp, ledger } = kit;
  describe('people', () => {
    it('signs up with credits and their ledger entry, and is found by e-mail without case', async () => {
      const email = `Kim.${randomUUID()}@Example.com`;
      const user = await kit.database.createUser({
        email,
        name: '김 "목사"',
        passwordHash: 'hash',
        credits: 3,
      });
      expect(user).toMatchObject({ name: '김 "목사"', credits: 3, isAdmin: false });
      expect(await kit.database.findUserByEmail(email.toUpperCase())).toEqual({
        ...user,
        passwordHash: 'hash',
      });
      expect(await kit.database.getUser(user.id)).toEqual(user);
      expect(await ledger(user)).toEqual(['signup 3']);
    });

    it('gives an e-mail address to one person, whatever its case', async () => {
      const user = await signUp(0);
      const again = { email: user.email.toUpperCase(), name: 'x', passwordHash: 'x', credits: 5 };
      expect((await rejection(kit.database.createUser(again))).code).toBe('email_taken');
    });

    it('knows nobody by an unknown e-mail or id', async () => {
      expect(await kit.database.findUserByEmail('nobody@example.com')).toBeNull();
      expect(await kit.database.getUser(randomUUID())).toBeNull();
    });

    it('changes name and church, each by itself', async () => {
      const user = await signUp(0);
      expect(user.church).toBe('');
      const changed = await kit.database.changeUser({ userId: user.id, church: '큐티 "교회"' });
      expect(changed).toEqual({ ...user, church: '큐티 "교회"' });
      await kit.database.changeUser({ userId: user.id, name: '김은혜' });
      expect(await kit.database.getUser(user.id)).toEqual({ ...changed, name: '김은혜' });
      await kit.database.changeUser({ userId: user.id, church: '' });
      expect((await kit.database.getUser(user.id))?.church).toBe('');
      const nobody = kit.database.changeUser({ userId: randomUUID(), name: 'x' });
      expect((await rejection(nobody)).code).toBe('not_found');
    });

    it('changes a password only from the one that is known', async () => {
      const [user, other] = [await signUp(0), await signUp(0)];
      const hashOf = async ({ email }: { email: string }) =>
        (await kit.database.findUserByEmail(email))?.passwordHash;
      const change = { userId: user.id, knownHash: 'hash', newHash: 'another' };
      await kit.database.changePassword(change);
      expect([await hashOf(user), await hashOf(other)]).toEqual(['another', 'hash']);
      expect((await rejection(kit.database.changePassword(change))).code).toBe('wrong_password');
      expect(await hashOf(user)).toBe('another');
    });

    it('remembers tokens that were given back', async () => {
      const token = { jti: randomUUID(), expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
      expect(await kit.database.isTokenRevoked(token.jti)).toBe(false);
      await kit.database.revokeToken(token);
      await kit.database.revokeToken(token);
      expect(await kit.database.isTokenRevoked(token.jti)).toBe(true);
    });
  });
}
