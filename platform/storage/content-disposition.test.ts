import { describe, expect, it } from 'vitest';
import { contentDisposition } from './content-disposition.ts';

const saved = (header: string) => decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(header)?.[1] ?? '');

describe('the name a file is saved under', () => {
  it.each(['주일 예배 (1부) 50%.mp4', 'it\'s "quoted"*.srt', 'plain.vtt', '🙏 기도.mp4'])('is %s', (name) => {
    const header = contentDisposition(name);
    expect(saved(header)).toBe(name);
    expect(header).toMatch(/^attachment; filename="[ !#$&-~]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/);
  });

  it('can end no header and leave no folder', () => {
    const header = contentDisposition('a\r\nSet-Cookie: x/../b\\c.mp4', 'inline');
    expect(header).toMatch(/^inline; /);
    expect(header).not.toMatch(/[\r\n/\\]/);
    expect(saved(header)).toBe('a Set-Cookie: x .. b c.mp4');
  });

  it('survives half a character', () => {
    expect(saved(contentDisposition('a\ud83d.mp4'))).toBe('a\ufffd.mp4');
  });
});
