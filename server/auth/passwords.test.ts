import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './passwords.ts';

test('knows the right password and no other', async () => {
  const hash = await hashPassword('Test1234!');
  expect(await verifyPassword('Test1234!', hash)).toBe(true);
  expect(await verifyPassword('Test1234', hash)).toBe(false);
});

test('hashes the same password differently each time and keeps the parameters with it', async () => {
  const [a, b] = await Promise.all([hashPassword('은혜와평강'), hashPassword('은혜와평강')]);
  expect(a).not.toBe(b);
  expect(a).toMatch(/^scrypt\$32768\$8\$3\$/);
});

test('verifies hashes made with other parameters', async () => {
  // scrypt('pleaseletmein', 'SodiumChloride', N=16384, r=8, p=1), first 32 bytes: RFC 7914, section 12
  const salt = Buffer.from('SodiumChloride').toString('base64url');
  const key = Buffer.from('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2', 'hex').toString(
    'base64url',
  );
  expect(await verifyPassword('pleaseletmein', `scrypt$16384$8$1$${salt}$${key}`)).toBe(true);
});

test('a composed and a decomposed Korean password are the same', async () => {
  expect(await verifyPassword('한글'.normalize('NFD'), await hashPassword('한글'.normalize('NFC')))).toBe(
    true,
  );
});

test('is false for nobody and for a broken hash', async () => {
  expect(await verifyPassword('anything', null)).toBe(false);
  expect(await verifyPassword('anything', 'not-a-hash')).toBe(false);
});

test('a crowd is served in turn, and one too large is told to come back', async () => {
  const answers = await Promise.allSettled(Array.from({ length: 70 }, () => verifyPassword('x', weakHash)));
  const refused = answers.filter((a) => a.status === 'rejected');
  expect(refused).toHaveLength(8);
  expect(refused[0]).toMatchObject({ reason: { code: 'unavailable' } });
});

const weakHash = `scrypt$16$1$1$${Buffer.from('salt').toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;
