import { beforeEach, describe, expect, it } from 'vitest';
import { readRecords } from './read-records.ts';
import { isInterrupted, removeRecord, writeRecord, type UploadRecord } from './upload-records.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600_000;

const record = (change: Partial<UploadRecord> = {}): UploadRecord => ({
  id: 'a',
  userId: 'u',
  fileName: '설교.m4a',
  totalBytes: 1000,
  mark: '1000-1-2',
  options: {
    words: { kind: 'manuscript', text: '여호와는 나의 목자시니' },
    title: '쉴 만한 물가',
    scripture: '',
    template: 'dawn',
    overrides: { accent: '#ffeedd' },
    format: '9:16',
    rhythm: 'short',
    music: 'none',
    backgrounds: ['own:1'],
    language: 'ko',
    review: true,
  },
  uploadUrl: '/api/uploads/1',
  wordsAreSent: false,
  sentBytes: 400,
  startedAt: NOW,
  seenAt: NOW,
  ...change,
});

/** As the browser's, with room for so many characters. */
class Store {
  room = Infinity;
  readonly #kept = new Map<string, string>();
  get length() {
    return this.#kept.size;
  }
  key = (index: number) => [...this.#kept.keys()][index] ?? null;
  getItem = (name: string) => this.#kept.get(name) ?? null;
  removeItem = (name: string) => void this.#kept.delete(name);
  setItem(name: string, text: string) {
    if (text.length > this.room) throw new Error('QuotaExceededError');
    this.#kept.set(name, text);
  }
}

let store: Store;
beforeEach(() => {
  store = new Store();
});

describe('what is remembered of uploads', () => {
  it('comes back as it was, every choice included, the oldest first', () => {
    const older = record({ id: 'b', startedAt: NOW - HOUR });
    writeRecord(store, record());
    writeRecord(store, older);
    expect(readRecords(store, NOW)).toEqual([older, record()]);
    removeRecord(store, 'b');
    expect(readRecords(store, NOW)).toEqual([record()]);
  });

  it('is forgotten when the server has forgotten it too', () => {
    writeRecord(store, record({ startedAt: NOW - 25 * HOUR }));
    expect(readRecords(store, NOW)).toEqual([]);
    expect(store.length).toBe(0);
  });

  it('leaves alone what is of others, and forgets what it cannot read', () => {
    store.setItem('qt-video:theme', 'dark');
    store.setItem('qt-video:upload:x', '{"id":1}');
    store.setItem('qt-video:upload:y', '{');
    expect(readRecords(store, NOW)).toEqual([]);
    expect(store.getItem('qt-video:theme')).toBe('dark');
    expect(store.length).toBe(1);
  });

  it('does without words that the server has where there is no room for them', () => {
    const long = { ...record().options, words: { kind: 'manuscript' as const, text: '은'.repeat(5000) } };
    store.room = 2000;
    writeRecord(store, record({ options: long }));
    expect(readRecords(store, NOW)).toEqual([]);
    writeRecord(store, record({ options: long, wordsAreSent: true }));
    expect(readRecords(store, NOW)).toEqual([
      record({ options: { ...long, words: null }, wordsAreSent: true }),
    ]);
  });

  it('is offered when its page was left or went silent, not while another tab is sending it', () => {
    expect(isInterrupted(record({ seenAt: 0 }), NOW)).toBe(true);
    expect(isInterrupted(record({ seenAt: NOW - 2 * 60_000 }), NOW)).toBe(true);
    expect(isInterrupted(record({ seenAt: NOW - 15_000 }), NOW)).toBe(false);
  });
});
