import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSubtitles } from '../../core/captions/parse-subtitles.ts';
import { wordsOf } from '../../core/captions/words-of.ts';
import { NO_PICTURES, type ChurchPictures } from '../../core/church-pictures.ts';
import type { DictionaryRule } from '../../core/dictionary/rule.ts';
import type { Stage } from '../../core/jobs.ts';
import { DEFAULT_POLICY, type PicturePolicy } from '../../core/picture-policy.ts';
import { voiceLufs } from '../../core/sound.ts';
import { newVideo, type Video } from '../../core/video.ts';
import type { VideoSource } from '../../platform/database/database.ts';
import { openPexels } from '../../platform/footage/pexels-footage.ts';
import { loadLibrary } from '../../platform/library.ts';
import { findMediaEngine } from '../../platform/media/find-tools.ts';
import { openMedia } from '../../platform/media/open-media.ts';
import { PACKAGE_ROOT } from '../../platform/package-root.ts';
import { openGroqSpeech } from '../../platform/speech/groq-speech.ts';
import { openStorage } from '../../platform/storage/open-storage.ts';
import { loadTemplates } from '../../platform/templates.ts';
import { openGeminiWriting } from '../../platform/writing/gemini-writing.ts';
import { geminiError, geminiText, startGeminiServer } from '../../tests/fakes/gemini-server.ts';
import { startGroqServer } from '../../tests/fakes/groq-server.ts';
import { verboseJson } from '../../tests/fakes/verbose-json.ts';
import { pexelsVideo, startPexelsServer } from '../../tests/fakes/pexels-server.ts';
import type { PipelineServices } from './context.ts';
import { makeDocument, StageError, type StageStore } from './make-document.ts';
import { openContext } from './open-context.ts';

const log = pino({ level: 'silent' });
const sample = (name: string) => join(PACKAGE_ROOT, 'samples', name);
const VIDEO_ID = '6a0f0f0e-0000-4000-8000-000000000001';

describe('from recording to document', () => {
  let folder: string;
  let services: PipelineServices;
  let source: VideoSource;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qt-video-pipeline-'));
    const storage = openStorage({
      kind: 'local',
      dir: join(folder, 'storage'),
      baseUrl: 'http://localhost',
      signingKey: 'test',
    });
    services = {
      media: openMedia((await findMediaEngine())!),
      storage,
      speech: null,
      writing: null,
      footage: null,
      vetting: null,
      library: await loadLibrary(),
      templates: await loadTemplates(),
      maxDurationMinutes: 90,
    };
    source = {
      audioKey: `videos/${VIDEO_ID}/source/recording.mp3`,
      audioFileName: 'psalm23.mp3',
      audioSha256: 'a'.repeat(64),
      sizeBytes: 1,
      manuscript: await readFile(sample('psalm23.txt'), 'utf8'),
      subtitles: null,
    };
    await storage.put(source.audioKey, { path: sample('psalm23.mp3') }, { contentType: 'audio/mpeg' });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** One try: which stages ran, what they remarked, what came out. */
  async function make(given: {
    video?: Video;
    source?: Partial<VideoSource>;
    services?: Partial<PipelineServices>;
    dictionary?: DictionaryRule[];
    pictures?: ChurchPictures;
    policy?: PicturePolicy;
    done?: StageStore['done'];
  }) {
    const workDir = await mkdtemp(join(folder, 'work-'));
    const notes: string[] = [];
    const saved: { stage: Stage; inputHash: string; document: Video }[] = [];
    const context = openContext({
      videoId: VIDEO_ID,
      services: { ...services, ...given.services },
      source: { ...source, ...given.source },
      dictionary: given.dictionary ?? [],
      pictures: given.pictures ?? NO_PICTURES,
      policy: given.policy ?? DEFAULT_POLICY,
      workDir,
      signal: new AbortController().signal,
      log,
      report: () => {},
      note: (key) => void notes.push(key),
    });
    const video = await makeDocument({
      video: given.video ?? newVideo(),
      context: () => context,
      store: { done: given.done ?? {}, save: async (result) => void saved.push(result) },
    });
    const done = Object.fromEntries(saved.map(({ stage, inputHash }) => [stage, { inputHash }]));
    return { video, notes, saved, done, stages: saved.map(({ stage }) => stage) };
  }

  const shownWords = (video: Video) => wordsOf(video.captions.flatMap((c) => c.lines).join(' '));

  it('needs no service: captions of the whole manuscript near their true times, shots that tile, music, measured voice', async () => {
    const { video, notes } = await make({});
    const truth = parseSubtitles(await readFile(sample('psalm23.srt'), 'utf8'));
    expect(video.title).toBe('쉴 만한 물가로');
    expect(video.scripture).toContain('시편 23');
    expect(shownWords(video)).toEqual(wordsOf(truth.map((cue) => cue.text).join(' ')));
    const words = video.captions.flatMap((c) => c.words);
    let first = 0;
    for (const cue of truth) {
      expect(Math.abs(words[first]!.startMs - cue.startMs), cue.text).toBeLessThan(300);
      first += wordsOf(cue.text).length;
    }
    expect(video.transcript?.timing).toBe('aligned');
    expect(notes).not.toContain('rough_timing');
    expect(video.shots[0]!.startMs).toBe(0);
    expect(video.shots.at(-1)!.endMs).toBe(video.recording!.durationMs);
    expect(video.sound.music?.asset).toMatch(/^builtin:music\//);
    expect(voiceLufs(video)).toBeCloseTo(video.sound.targetLufs, 0);
  });

  it('takes the times of subtitles as they are, and the music and backgrounds that were asked for', async () => {
    const subtitles = await readFile(sample('psalm23.srt'), 'utf8');
    const clip = {
      asset: 'builtin:loops/quiet-hills',
      durationMs: 12_000,
      width: 1920,
      height: 1080,
      loops: true,
    };
    const { video, notes } = await make({
      video: newVideo({ choices: { music: null, backgrounds: [clip] } }),
      source: { manuscript: null, subtitles },
    });
    expect(video.sound.music).toBeNull();
    expect(new Set(video.shots.map((shot) => shot.clip.asset))).toEqual(new Set([clip.asset]));
    expect(video.transcript?.timing).toBe('given');
    expect(notes).not.toContain('rough_timing');
    const starts = new Set(video.captions.map((c) => c.startMs));
    for (const cue of parseSubtitles(subtitles)) expect(starts).toContain(cue.startMs);
  });

  it('says that words are needed where nobody can listen', async () => {
    const failed = make({ source: { manuscript: null } });
    await expect(failed).rejects.toSatisfy(
      (error) =>
        error instanceof StageError && error.stage === 'transcribe' && error.error.code === 'words_missing',
    );
  });

  it('goes on where an earlier try stopped, and makes nothing again that is kept', async () => {
    const first = await make({});
    const upTo = first.saved.findIndex(({ stage }) => stage === 'caption');
    const kept = Object.fromEntries(
      first.saved.slice(0, upTo + 1).map(({ stage, inputHash }) => [stage, { inputHash }]),
    );
    const second = await make({ video: first.saved[upTo]!.document, done: kept });
    expect(second.stages).toEqual(['script', 'illustrate', 'score']);
    expect(second.video).toEqual(first.video);
    const otherWords = await make({
      done: kept,
      source: { manuscript: '다른 원고입니다. 처음부터 다시 만듭니다.' },
    });
    expect(otherWords.stages).toContain('transcribe');
  });

  it('leaves a finished document to the person, whatever changed around it', async () => {
    const { video, done } = await make({});
    const edited = { ...video, title: '사람이 고친 제목' };
    const again = await make({ video: edited, done, source: { manuscript: '바뀐 원고' } });
    expect(again.stages).toEqual([]);
    expect(again.video).toEqual(edited);
  });

  it('uses the speech service, the language model and found footage where there are keys', async () => {
    const truth = parseSubtitles(await readFile(sample('psalm23.srt'), 'utf8'));
    const groq = await startGroqServer(() => ({ status: 200, body: verboseJson(truth) }));
    const gemini = await startGeminiServer(() => geminiError(429, 'RESOURCE_EXHAUSTED'));
    const clip = await readFile(join(services.library.dir, 'loops', 'dawn-sky-16x9.mp4'));
    const pexels = await startPexelsServer(
      (url) => [1, 2, 3, 4, 5, 6, 7, 8].map((id) => pexelsVideo(id, 20, [[1920, 1080]], url)),
      clip,
    );
    try {
      const { video, notes } = await make({
        source: { manuscript: null },
        policy: { ...DEFAULT_POLICY, showUnchecked: true },
        services: {
          speech: openGroqSpeech({ apiKey: 'k', model: 'whisper', baseUrl: groq.url, media: services.media }),
          writing: openGeminiWriting({ apiKey: 'k', model: 'gemini-2.5-flash', baseUrl: gemini.url, log }),
          footage: openPexels({ apiKey: 'k', baseUrl: pexels.url, media: services.media, log }),
        },
      });
      expect(video.transcript).toMatchObject({ source: 'speech', timing: 'heard' });
      expect(notes).toEqual(expect.arrayContaining(['script_by_rules', 'footage_shown_unchecked']));
      const assets = video.shots.map((shot) => shot.clip.asset);
      expect(assets.every((asset) => asset.startsWith('pexels:'))).toBe(true);
      expect(new Set(assets).size).toBe(assets.length);
      const [, id] = assets[0]!.split(':');
      expect(await services.storage.stat(`assets/pexels/${id}.mp4`)).toMatchObject({
        sizeBytes: clip.length,
      });
    } finally {
      await Promise.all([groq.close(), gemini.close(), pexels.close()]);
    }
  });

  it('corrects what is heard by the dictionary, and anew once that has changed; what is written stays', async () => {
    const truth = parseSubtitles(await readFile(sample('psalm23.srt'), 'utf8'));
    const misheard = truth.map((cue) => ({ ...cue, text: cue.text.replace('여호와', '여호아') }));
    const groq = await startGroqServer(() => ({ status: 200, body: verboseJson(misheard) }));
    const speech = openGroqSpeech({
      apiKey: 'k',
      model: 'whisper',
      baseUrl: groq.url,
      media: services.media,
    });
    const heard = { source: { manuscript: null }, services: { speech } };
    const dictionary = [{ wrong: '여호아', right: '여호와' }];
    try {
      const first = await make(heard);
      expect(shownWords(first.video)).toContain('여호아는');
      const kept = { probe: first.done['probe']!, transcribe: first.done['transcribe']! };
      expect((await make({ ...heard, done: kept, video: first.saved[1]!.document })).stages).not.toContain(
        'transcribe',
      );

      const second = await make({ ...heard, done: kept, dictionary, video: first.saved[1]!.document });
      expect(second.stages).toContain('transcribe');
      expect(shownWords(second.video)).toContain('여호와는');
      expect(shownWords(second.video).filter((word) => word.includes('여호아'))).toEqual([]);
      expect(groq.requests.at(-1)!.fields['prompt']?.join()).toContain('여호와');

      const written = { ...heard, source: { manuscript: '여호아는 나의 목자시니' }, dictionary };
      expect(shownWords((await make(written)).video)).toContain('여호아는');
    } finally {
      await groq.close();
    }
  });

  it('corrects the spelling of heard words as the language model suggests, where that is all it is', async () => {
    const truth = parseSubtitles(await readFile(sample('psalm23.srt'), 'utf8'));
    const misheard = truth.map((cue) => ({ ...cue, text: cue.text.replace('여호와', '여호아') }));
    const groq = await startGroqServer(() => ({ status: 200, body: verboseJson(misheard) }));
    const gemini = await startGeminiServer(({ body }) => {
      const { lines } = JSON.parse(body.contents[0]!.parts[0]!.text) as { lines: [number, number, string][] };
      const wrong = lines.findIndex(([, , text]) => text.includes('여호아는'));
      const corrections = [
        { line: wrong, from: '여호아는', to: '여호와는' },
        { line: wrong, from: '나의', to: '헌금하는' },
      ];
      const scenes = [{ firstLine: 0, summary: '목자', picture: 'sheep', tone: 'calm' }];
      return geminiText(
        JSON.stringify({ title: '선한 목자', scripture: '', summary: '요약', scenes, corrections }),
      );
    });
    const speech = openGroqSpeech({
      apiKey: 'k',
      model: 'whisper',
      baseUrl: groq.url,
      media: services.media,
    });
    const writing = openGeminiWriting({ apiKey: 'k', model: 'gemini-2.5-flash', baseUrl: gemini.url, log });
    try {
      const { video, notes } = await make({ source: { manuscript: null }, services: { speech, writing } });
      expect(shownWords(video)).toEqual(wordsOf(truth.map((cue) => cue.text).join(' ')));
      expect(video.script?.source).toBe('gemini');
      expect(notes).not.toContain('script_by_rules');
      // a manuscript is shown to the letter, and the model is not asked to correct it
      const written = await make({ services: { speech, writing } });
      expect(written.video.transcript?.source).toBe('manuscript');
      expect(JSON.stringify(gemini.requests.at(-1)!.body.generationConfig.responseSchema)).not.toContain(
        'corrections',
      );
    } finally {
      await Promise.all([groq.close(), gemini.close()]);
    }
  });

  it('shows what was heard where the manuscript is of something else, and says how much of it matched', async () => {
    const truth = parseSubtitles(await readFile(sample('psalm23.srt'), 'utf8'));
    const groq = await startGroqServer(() => ({ status: 200, body: verboseJson(truth) }));
    const speech = openGroqSpeech({
      apiKey: 'k',
      model: 'whisper',
      baseUrl: groq.url,
      media: services.media,
    });
    try {
      const manuscript =
        '이번 주 토요일에는 온 가족이 함께 모여 김장을 담급니다. 배추와 무를 넉넉히 준비해 주세요.';
      const { video, notes } = await make({ source: { manuscript }, services: { speech } });
      expect(notes).toContain('manuscript_unlike');
      expect(video.transcript).toMatchObject({ source: 'speech' });
      expect(video.transcript!.matched).toBeLessThan(0.2);
      expect(shownWords(video)).toEqual(wordsOf(truth.map((cue) => cue.text).join(' ')));
    } finally {
      await groq.close();
    }
  });
});
