import { describe, expect, it } from 'vitest';
import { readVerdicts } from './read-verdicts.ts';

const ASSETS = ['pexels:1/1', 'pexels:2/2', 'pexels:3/3'];
const read = (clips: unknown) => readVerdicts(JSON.stringify({ clips }), ASSETS);
const shown = (clip: number) => ({ clip, verdict: 'show' });

describe('what a model says of clips', () => {
  it('is an answer for each, with a reason in both languages for those refused', () => {
    expect(
      read([
        shown(2),
        { clip: 1, verdict: 'refuse', reasonKo: ' 얼굴이\n보여요 ', reasonEn: 'A face' },
        shown(3),
      ]),
    ).toEqual(
      new Map([
        ['pexels:1/1', { verdict: 'refused', reason: { ko: '얼굴이 보여요', en: 'A face' } }],
        ['pexels:2/2', { verdict: 'ok', reason: null }],
        ['pexels:3/3', { verdict: 'ok', reason: null }],
      ]),
    );
  });

  it('refuses without a reason too, and gives the one there is in both languages', () => {
    const seen = read([{ clip: 1, verdict: 'refuse' }, { clip: 2, verdict: 'refuse', reasonKo: '사원이에요' }]); // prettier-ignore
    expect(seen?.get('pexels:1/1')).toEqual({ verdict: 'refused', reason: null });
    expect(seen?.get('pexels:2/2')?.reason).toEqual({ ko: '사원이에요', en: '사원이에요' });
  });

  it('leaves out what was not answered, was answered twice, or not as asked for', () => {
    expect(read([shown(1)])?.size).toBe(1);
    expect(read([])?.size).toBe(0);
    expect([...(read([shown(1), shown(2), { clip: 2, verdict: 'refuse' }])?.keys() ?? [])]).toEqual([
      'pexels:1/1',
    ]);
    expect([
      ...(read([{ clip: 1, verdict: 'perhaps' }, shown(1), 'x', null, shown(3)])?.keys() ?? []),
    ]).toEqual(['pexels:3/3']);
  });

  it('is not trusted at all where a clip is named that was never shown', () => {
    expect(read([shown(1), shown(2), shown(3), shown(4)])).toBeNull();
    expect(read([shown(0), shown(1), shown(2)])).toBeNull();
  });

  it.each(['', 'null', '[]', '{"clips":{}}', '{"clips":[{"clip":1,"verd'])('is nothing in %j', (answer) => {
    expect(readVerdicts(answer, ASSETS)).toBeNull();
  });

  it('keeps a reason short and in one line, whatever it holds', () => {
    const reason = read([{ clip: 1, verdict: 'refuse', reasonKo: '가'.repeat(500), reasonEn: `${'a'.repeat(199)}😀` }]); // prettier-ignore
    const { ko, en } = reason!.get('pexels:1/1')!.reason!;
    expect([ko.length, en.length]).toEqual([200, 200]);
    expect(Buffer.from(en).toString()).toBe(en);
  });
});
