import { describe, expect, it } from 'vitest';
import { openLog } from './log.ts';

function logged(level: 'info' | 'warn', write: (log: ReturnType<typeof openLog>) => void): string {
  let text = '';
  write(openLog({ name: 'test', level, destination: { write: (line) => void (text += line) } }));
  return text;
}

describe('the log', () => {
  it('keeps quiet below its level', () => {
    expect(logged('warn', (log) => log.info('hello'))).toBe('');
    expect(logged('warn', (log) => log.warn('hello'))).toContain('"msg":"hello"');
  });

  it('never holds passwords, keys, tokens or signed links', () => {
    const token = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from('{"sub":"1"}').toString('base64url')}.c2lnbmF0dXJl`;
    const text = logged('info', (log) => {
      log.info({
        password: 'hunter2',
        body: { password: 'hunter2' },
        req: { headers: { authorization: 'hunter2' } },
      });
      log.info({ config: { storage: { secretAccessKey: 'hunter2' } } });
      log.info(`GET /files/a.mp4?expires=1&signature=hunter2 Bearer hunter2 ${token}`);
      log.error(new Error(`https://x.r2.cloudflarestorage.com/a?X-Amz-Signature=hunter2&x=1`));
    });
    expect(text).toContain('/files/a.mp4?expires=1');
    expect(text).toContain('x=1');
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain(token);
  });
});
