import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiDocument } from '../../core/api.ts';
import { newVideo, type Video } from '../../core/video.ts';
import { ApiFailure } from '../lib/api.ts';
import { DocumentStore } from './document-store.ts';

const given = (version: number, title: string): ApiDocument => ({
  version,
  document: newVideo({ title }),
  assets: {},
});
const titled = (title: string) => (video: Video) => ({ ...video, title });
const conflict = () =>
  new ApiFailure(409, { code: 'version_conflict', message: '다른 곳에서 먼저 고쳤어요.' });

/** A server that keeps one document and refuses changes of an old version. */
function peer() {
  let kept = given(1, '처음');
  return {
    kept: () => kept,
    put: (next: ApiDocument) => (kept = next),
    load: vi.fn(async () => kept),
    save: vi.fn(async ({ version, document }: { version: number; document: Video }) => {
      if (version !== kept.version) throw conflict();
      kept = { version: version + 1, document, assets: {} };
      return kept;
    }),
  };
}

describe('DocumentStore', () => {
  beforeEach(() => void vi.useFakeTimers());

  it('shows an edit at once and saves it by itself', async () => {
    const server = peer();
    const store = new DocumentStore(server.kept(), server);
    store.edit(titled('새 제목'));
    expect(store.snapshot().document.title).toBe('새 제목');
    expect(store.snapshot().saving.status).toBe('unsaved');
    await vi.runAllTimersAsync();
    expect(server.kept().document.title).toBe('새 제목');
    expect(store.snapshot()).toMatchObject({ version: 2, saving: { status: 'saved' } });
  });

  it('saves many keystrokes once', async () => {
    const server = peer();
    const store = new DocumentStore(server.kept(), server);
    for (const title of ['새', '새 제', '새 제목']) store.edit(titled(title));
    await vi.runAllTimersAsync();
    expect(server.save).toHaveBeenCalledTimes(1);
  });

  it('loses nothing that is typed while it saves', async () => {
    const server = peer();
    const store = new DocumentStore(server.kept(), server);
    store.edit(titled('하나'));
    const saving = store.flush();
    store.edit(titled('둘'));
    await saving;
    expect(store.snapshot().saving.status).toBe('unsaved');
    await vi.runAllTimersAsync();
    expect(server.kept()).toMatchObject({ version: 3, document: { title: '둘' } });
  });

  it('overwrites nobody without being asked', async () => {
    const server = peer();
    const store = new DocumentStore(server.kept(), server);
    server.put(given(2, '저쪽'));
    store.edit(titled('이쪽'));
    expect(await store.flush()).toBe(false);
    expect(store.snapshot().saving.status).toBe('conflict');
    store.edit(titled('이쪽, 더'));
    await vi.runAllTimersAsync();
    expect(server.kept().document.title).toBe('저쪽');
  });

  it('settles a conflict either way', async () => {
    for (const [keep, title] of [
      ['theirs', '저쪽'],
      ['mine', '이쪽'],
    ] as const) {
      const server = peer();
      const store = new DocumentStore(server.kept(), server);
      server.put(given(2, '저쪽'));
      store.edit(titled('이쪽'));
      await store.flush();
      await store.settle(keep);
      expect(store.snapshot()).toMatchObject({ document: { title }, saving: { status: 'saved' } });
      expect(server.kept().document.title).toBe(title);
    }
  });

  it('keeps an edit that could not be saved, for another try', async () => {
    const server = peer();
    const store = new DocumentStore(server.kept(), server);
    server.save.mockRejectedValueOnce(new Error('offline'));
    store.edit(titled('새 제목'));
    expect(await store.flush()).toBe(false);
    expect(store.snapshot()).toMatchObject({ document: { title: '새 제목' }, saving: { status: 'failed' } });
    expect(await store.flush()).toBe(true);
    expect(server.kept().document.title).toBe('새 제목');
  });

  it('goes back and forth, and saves that too', async () => {
    const server = peer();
    const store = new DocumentStore(server.kept(), server);
    store.edit(titled('하나'));
    store.edit(titled('둘'));
    store.undo();
    expect(store.snapshot()).toMatchObject({ document: { title: '하나' }, canUndo: true, canRedo: true });
    await vi.runAllTimersAsync();
    expect(server.kept().document.title).toBe('하나');
    store.undo();
    store.undo();
    expect(store.snapshot()).toMatchObject({ document: { title: '처음' }, canUndo: false });
    store.redo();
    store.redo();
    expect(store.snapshot()).toMatchObject({ document: { title: '둘' }, canRedo: false });
    store.undo();
    store.edit(titled('셋'));
    expect(store.snapshot()).toMatchObject({ document: { title: '셋' }, canRedo: false });
  });

  it('undoes typing in one place at once, but not what was typed before a pause or elsewhere', () => {
    const server = peer();
    const store = new DocumentStore(server.kept(), server);
    const title = () => store.snapshot().document.title;
    for (const typed of ['새', '새 제', '새 제목']) store.edit(titled(typed), 'title');
    vi.advanceTimersByTime(5_000);
    for (const typed of ['새 제목이', '새 제목이에요']) store.edit(titled(typed), 'title');
    store.edit(titled('다른 것'), 'other');
    store.undo();
    expect(title()).toBe('새 제목이에요');
    store.undo();
    expect(title()).toBe('새 제목');
    store.undo();
    expect(title()).toBe('처음');
  });

  it('does not go back behind a version that somebody else made', async () => {
    const server = peer();
    const store = new DocumentStore(server.kept(), server);
    store.edit(titled('내 것'));
    await store.flush();
    store.receive(given(2, '내 것'));
    expect(store.snapshot().canUndo).toBe(true);
    store.receive(given(3, '저쪽'));
    expect(store.snapshot().canUndo).toBe(false);
  });

  it('takes a newer version only while nothing is unsaved', () => {
    const server = peer();
    const store = new DocumentStore(server.kept(), server);
    store.receive(given(2, '새로 만든 것'));
    expect(store.snapshot().document.title).toBe('새로 만든 것');
    store.edit(titled('내 것'));
    store.receive(given(3, '또 새로'));
    expect(store.snapshot().document.title).toBe('내 것');
  });

  it('draws nothing anew for what it saved itself', async () => {
    const server = peer();
    const store = new DocumentStore(server.kept(), server);
    store.edit(titled('내 것'));
    await store.flush();
    const { document, assets } = store.snapshot();
    store.receive(structuredClone(server.kept()));
    expect(store.snapshot().document).toBe(document);
    expect(store.snapshot().assets).toBe(assets);
  });

  it('takes over at once what another window saved', async () => {
    const server = peer();
    const store = new DocumentStore(server.kept(), server);
    server.put(given(2, '저쪽'));
    expect(await store.hearOf(2)).toBe(true);
    expect(store.snapshot()).toMatchObject({ version: 2, document: { title: '저쪽' } });
    expect(await store.hearOf(2)).toBe(false);
  });

  it('asks at once where another window saved before what is unsaved here, and overwrites nothing', async () => {
    const server = peer();
    const store = new DocumentStore(server.kept(), server);
    store.edit(titled('이쪽'));
    server.put(given(2, '저쪽'));
    expect(await store.hearOf(2)).toBe(false);
    expect(store.snapshot()).toMatchObject({ document: { title: '이쪽' }, saving: { status: 'conflict' } });
    await vi.runAllTimersAsync();
    expect(server.kept().document.title).toBe('저쪽');
  });

  it('knows its own save when it hears of it', async () => {
    const server = peer();
    const store = new DocumentStore(server.kept(), server);
    store.edit(titled('이쪽'));
    const saving = store.flush();
    const heard = store.hearOf(2);
    await saving;
    expect(await heard).toBe(false);
    expect(store.snapshot().saving.status).toBe('saved');
  });

  it('goes back as far as there is anything to go back to', () => {
    const server = peer();
    const store = new DocumentStore(server.kept(), server);
    for (let i = 0; i < 1_000; i++) store.edit(titled(`제목 ${i}`));
    for (let i = 0; i < 1_000; i++) store.undo();
    expect(store.snapshot()).toMatchObject({ document: { title: '처음' }, canUndo: false });
    for (let i = 0; i < 1_000; i++) store.redo();
    expect(store.snapshot().document.title).toBe('제목 999');
  });
});
