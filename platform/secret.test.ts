import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';
import { loadOrCreateSecret } from './secret.ts';

const root = mkdtempSync(join(tmpdir(), 'qt-secret-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the secret', () => {
  it('is the configured one where there is one', async () => {
    expect(await loadOrCreateSecret(loadConfig({ JWT_SECRET_KEY: 'mine', DATA_DIR: root }))).toBe('mine');
  });

  it('is made once, by whoever starts first, and readable by its owner alone', async () => {
    const config = loadConfig({ DATA_DIR: join(root, 'data') });
    const secrets = await Promise.all(Array.from({ length: 8 }, () => loadOrCreateSecret(config)));
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(await loadOrCreateSecret(config)).toBe(secrets[0]);
    expect(statSync(join(config.dataDir, 'secret')).mode & 0o777).toBe(0o600);
  });
});
