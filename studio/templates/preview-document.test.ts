import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatSchema } from '../../core/format.ts';
import { overlayOf } from '../../core/overlay.ts';
import { templateSchema } from '../../core/template.ts';
import { videoSchema } from '../../core/video.ts';
import { previewDocument, type PreviewRequest } from './preview-document.ts';

const file = join(import.meta.dirname, '../../templates/dawn/template.json');
const template = templateSchema.parse(JSON.parse(await readFile(file, 'utf8')));
const sample = {
  title: '쉴 만한 물가로',
  scripture: '시편 23:1',
  text: '여호와는 나의 목자시니 내게 부족함이 없으리로다.',
};
const preview = (texts: Partial<PreviewRequest['texts']> = {}, change: Partial<PreviewRequest> = {}) =>
  previewDocument({
    texts: { title: '', scripture: '', church: '', words: null, language: 'ko', ...texts },
    sample,
    template,
    overrides: {},
    format: '16:9',
    rhythm: 'long',
    backgrounds: [],
    ...change,
  });
const shown = ({ video }: ReturnType<typeof preview>) =>
  video.captions.flatMap((caption) => caption.lines).join(' ');

describe('the preview of a template', () => {
  it('shows what a person wrote: title, scripture and the first sentences', () => {
    const made = preview({
      title: '빛 가운데로',
      words: {
        kind: 'manuscript',
        text: '# 요한일서\n\n하나님은 빛이시라. 그에게는 어둠이 조금도 없으시다.',
      },
    });
    expect(made.video.title).toBe('빛 가운데로');
    expect(shown(made)).toBe('하나님은 빛이시라. 그에게는 어둠이 조금도 없으시다.');
  });

  it('finds the title in the manuscript where none is written, and the sample where there is nothing at all', () => {
    const words = { kind: 'manuscript' as const, text: '# 첫 사랑\n\n처음 사랑을 버렸느니라.' };
    expect(preview({ words }).video).toMatchObject({ title: '첫 사랑', scripture: sample.scripture });
    expect(preview().video).toMatchObject({ title: sample.title, scripture: sample.scripture });
    expect(shown(preview())).toContain('여호와는 나의 목자시니');
  });

  it('takes the words of subtitles, and what cannot be read yet is no trouble', () => {
    const srt = '1\n00:10:00,000 --> 00:10:03,000\n은혜로 사는 하루\n';
    expect(shown(preview({ words: { kind: 'subtitles', text: srt } }))).toBe('은혜로 사는 하루');
    expect(shown(preview({ words: { kind: 'subtitles', text: '1\n' } }))).toContain('목자시니');
    expect(shown(preview({ words: { kind: 'manuscript', text: '# 제목만' } }))).toContain('목자시니');
  });

  it('is short however long the manuscript and its first sentence are', () => {
    const text = `${'그리고 우리는 걸었고 '.repeat(2000)}.`;
    const { video } = preview({ words: { kind: 'manuscript', text } });
    expect(video.recording!.durationMs).toBeLessThan(12_000);
    expect(video.captions.length).toBeGreaterThan(0);
  });

  it.each(formatSchema.options)('is a document like any other at %s', (format) => {
    const { video, assets } = preview({}, { format });
    expect(videoSchema.parse(video)).toEqual(video);
    expect(overlayOf(video, template).timeline.durationInFrames).toBeGreaterThan(150);
    expect(video.shots.at(-1)!.endMs).toBe(video.recording!.durationMs);
    expect(Object.keys(assets)).toEqual(video.shots.map(({ clip }) => clip.asset));
    expect(Object.values(assets)[0]).toContain(format === '9:16' ? '9x16' : '16x9');
  });

  it('stands on the backgrounds that were chosen', () => {
    const clip = { asset: 'own:1', durationMs: 3000, width: 640, height: 360, loops: false };
    const { video, assets } = preview({}, { backgrounds: [{ clip, url: '/own/1.mp4' }] });
    expect(video.shots.map((shot) => shot.clip.asset)).toEqual(['own:1']);
    expect(assets).toEqual({ 'own:1': '/own/1.mp4' });
  });
});
