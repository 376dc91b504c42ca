import type { Config } from './config.ts';
import type { Locale } from '../core/messages.ts';
import type { MediaEngine } from './media/find-tools.ts';

interface Line {
  ko: string;
  en: string;
}

/** What the product runs on and what each missing key would add, one line each, for the terminal. Holds no secret. */
export function describeConfig(config: Config, locale: Locale = config.locale): string[] {
  return [
    database(config),
    queue(config),
    storage(config),
    speech(config),
    writing(config),
    footage(config),
  ].map((line) => line[locale]);
}

/** What does the media work, once it is known; one more of these lines. */
export function describeMediaEngine(engine: MediaEngine, locale: Locale): string {
  const line: Line =
    engine.kind === 'ffmpeg'
      ? { ko: `영상 엔진      ${engine.ffmpegPath}`, en: `Media      ${engine.ffmpegPath}` }
      : { ko: '영상 엔진      node-av (npm의 FFmpeg)', en: 'Media      node-av (FFmpeg from npm)' };
  return line[locale];
}

function database({ database }: Config): Line {
  if (database.kind === 'supabase') {
    const { host } = new URL(database.url);
    return { ko: `데이터베이스  Supabase (${host})`, en: `Database   Supabase (${host})` };
  }
  if (database.url) {
    const { host } = new URL(database.url);
    return { ko: `데이터베이스  PostgreSQL (${host})`, en: `Database   PostgreSQL (${host})` };
  }
  return {
    ko: '데이터베이스  내장 PostgreSQL · SUPABASE_URL과 SUPABASE_KEY를 넣으면 Supabase에 저장해요',
    en: 'Database   embedded PostgreSQL · SUPABASE_URL and SUPABASE_KEY keep it on Supabase',
  };
}

function queue({ queue }: Config): Line {
  if (queue.kind === 'redis') {
    const { host } = new URL(queue.url);
    return { ko: `작업 대기열    Redis (${host})`, en: `Queue      Redis (${host})` };
  }
  return {
    ko: '작업 대기열    내장 PostgreSQL · REDIS_URL을 넣으면 여러 대가 나누어 일해요',
    en: 'Queue      embedded PostgreSQL · REDIS_URL lets several machines share the work',
  };
}

function storage({ storage }: Config): Line {
  if (storage.kind === 'r2') {
    return {
      ko: `파일          Cloudflare R2 (${storage.bucket})`,
      en: `Files      Cloudflare R2 (${storage.bucket})`,
    };
  }
  return {
    ko: `파일          ${storage.dir} · R2_* 키를 넣으면 Cloudflare R2에 저장해요`,
    en: `Files      ${storage.dir} · the R2_* keys keep them on Cloudflare R2`,
  };
}

function speech({ speech }: Config): Line {
  if (speech) return { ko: `음성 인식      Groq ${speech.model}`, en: `Speech     Groq ${speech.model}` };
  return {
    ko: '음성 인식      없음 (원고나 자막을 함께 올려요) · GROQ_API_KEY를 넣으면 녹음만으로 자막을 만들어요',
    en: 'Speech     none (send the manuscript or subtitles along) · GROQ_API_KEY captions a recording by itself',
  };
}

function writing({ writing }: Config): Line {
  if (writing) return { ko: `글 다듬기      ${writing.model}`, en: `Writing    ${writing.model}` };
  return {
    ko: '글 다듬기      규칙과 사전 · GOOGLE_API_KEY를 넣으면 Gemini가 내용을 읽고 장면을 골라요',
    en: 'Writing    rules and dictionaries · GOOGLE_API_KEY lets Gemini read the text and pick the scenes',
  };
}

function footage({ footage }: Config): Line {
  if (footage) return { ko: '배경          내장 배경과 Pexels', en: 'Pictures   built-in loops and Pexels' };
  return {
    ko: '배경          내장 배경 · PEXELS_API_KEY를 넣으면 말씀에 맞는 영상을 찾아 써요',
    en: 'Pictures   built-in loops · PEXELS_API_KEY finds clips that fit the words',
  };
}
