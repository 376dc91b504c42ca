import { BOOKS } from '../../core/scripture/books.ts';
import { BIBLE_NAMES } from '../../core/scripture/names.ts';
import type { Video } from '../../core/video.ts';
import type { PipelineContext } from './context.ts';

/**
 * Names for the speech service to expect, most important first: the church's own, then those of the Bible that its
 * title, passage or manuscript hold, then those of most sermons.
 */
export function speechVocabulary(
  video: Pick<Video, 'language' | 'church' | 'scripture' | 'title' | 'series'>,
  { dictionary, source }: Pick<PipelineContext, 'dictionary' | 'source'>,
): string[] {
  const { language, church, scripture, title, series } = video;
  const own = [church, scripture, title, ...dictionary.map(({ right }) => right)];
  const bible = language.startsWith('ko')
    ? [...BIBLE_NAMES, ...BOOKS].map(({ ko }) => ko)
    : language.startsWith('en')
      ? [...BIBLE_NAMES, ...BOOKS].map(({ en }) => en)
      : [];
  const text = [scripture, title, series, source.manuscript].join('\n');
  const [named, others] = [true, false].map((isNamed) =>
    bible.filter((name) => (name.length > 1 && beginsWord(text, name)) === isNamed),
  );
  return [...own, ...named!, ...others!].filter((name) => name.trim() !== '');
}

/** Whether a word of the text begins with a name: 속에서 does not hold 에서. */
function beginsWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}
