/** What a dropped file is for. */
export type FileKind = 'recording' | 'words' | 'unreadable' | 'other';

interface Named {
  name: string;
  type: string;
}

export interface Pair<F> {
  recording: F;
  words: F | null;
}

export interface Matched<F> {
  pairs: Pair<F>[];
  /** Manuscripts and subtitles that belong to no recording. */
  looseWords: F[];
  /** Documents of a kind that nobody can read: a manuscript to be saved as another. */
  unreadable: F[];
  /** Neither recording nor words. */
  rejected: F[];
}

const WORDS = ['txt', 'docx', 'srt', 'vtt', 'md'];
const UNREADABLE = ['hwp', 'hwpx', 'doc', 'pdf', 'rtf', 'odt', 'pages'];
const SUBTITLES = ['srt', 'vtt'];

export const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

export const isSubtitles = (name: string): boolean => SUBTITLES.includes(extensionOf(name));

export const isUnreadable = (name: string): boolean => UNREADABLE.includes(extensionOf(name));

/** For the chooser of words. It lets unreadable documents pass, so that choosing one tells what to do. */
export const WORDS_ACCEPT = [...WORDS, ...UNREADABLE].map((extension) => `.${extension}`).join(',');

/** `accept` is the server's list: extensions (`.mp3`), media types (`audio/mpeg`) or both. */
export function fileKind(file: Named, accept: readonly string[]): FileKind {
  const extension = extensionOf(file.name);
  if (WORDS.includes(extension)) return 'words';
  if (isUnreadable(file.name)) return 'unreadable';
  if (/^(audio|video)\//.test(file.type)) return 'recording';
  if (accept.some((entry) => entry.replace(/^\./, '').toLowerCase() === extension)) return 'recording';
  if (file.type !== '' && accept.includes(file.type)) return 'recording';
  return 'other';
}

/** Names compared as people see them: macOS takes Hangul apart into its letters, and cases differ. */
const baseName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/\.[^.]+$/, '')
    .trim()
    .toLowerCase();

/** `sermon.txt` belongs to `sermon.mp3`, and so does `sermon.ko.srt`. */
const belongsTo = (words: Named, recording: Named): boolean =>
  baseName(words.name) === baseName(recording.name) ||
  baseName(words.name).startsWith(`${baseName(recording.name)}.`);

/**
 * Sorts dropped files into recordings with their words: by name, and where one of each is left, those two.
 * Subtitles win over a manuscript of the same name, because they bring their times.
 */
export function matchFiles<F extends Named>(files: readonly F[], accept: readonly string[]): Matched<F> {
  const of = (kind: FileKind) => files.filter((file) => fileKind(file, accept) === kind);
  let looseWords = of('words');
  const pairs = of('recording').map((recording): Pair<F> => {
    const own = looseWords.filter((words) => belongsTo(words, recording));
    looseWords = looseWords.filter((words) => !own.includes(words));
    return { recording, words: own.find((words) => isSubtitles(words.name)) ?? own[0] ?? null };
  });
  const wordless = pairs.filter((pair) => pair.words === null);
  const [onlyWords, ...others] = looseWords;
  if (onlyWords && others.length === 0 && wordless.length === 1) {
    return {
      pairs: pairs.map((pair) => (pair === wordless[0] ? { ...pair, words: onlyWords } : pair)),
      looseWords: [],
      unreadable: of('unreadable'),
      rejected: of('other'),
    };
  }
  return { pairs, looseWords, unreadable: of('unreadable'), rejected: of('other') };
}
