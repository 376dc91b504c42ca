import type { Caption, Video } from '../video.ts';
import { isUnspaced } from './cut-words.ts';
import { closesSentence, endsSentence } from './split-sentences.ts';
import { shownCaptions } from './write-srt.ts';

/** Silence after which a speaker begins anew, where a sentence has ended; and where none was seen to end. */
const PARAGRAPH_PAUSE_MS = 1500;
const LONG_PAUSE_MS = 4000;
/** From here on a paragraph ends with its sentence. */
const LONG_PARAGRAPH = 500;

/**
 * What is shown, as text to read: sentences in paragraphs, without times, under its title and scripture. It may be
 * given as a manuscript again: the two lines at the top are known there and not taken for spoken.
 */
export function writeTranscript(video: Pick<Video, 'title' | 'scripture' | 'language' | 'captions'>): string {
  const { language } = video;
  const [title, scripture] = language.startsWith('ko') ? ['제목', '본문'] : ['Title', 'Scripture'];
  const head = [
    ...(video.title ? [`${title}: ${oneLine(video.title)}`] : []),
    ...(video.scripture ? [`${scripture}: ${oneLine(video.scripture)}`] : []),
  ].join('\n');
  const paragraphs = paragraphsOf(shownCaptions(video.captions), language);
  return [...(head ? [head] : []), ...paragraphs].map((part) => `${part}\n`).join('\n');
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function paragraphsOf(captions: readonly Caption[], language: string): string[] {
  const glue = isUnspaced(language) ? '' : ' ';
  const paragraphs: string[] = [];
  let open = '';
  captions.forEach((caption, i) => {
    const before = captions[i - 1];
    if (before && isNewParagraph({ before, caption, language, length: open.length })) {
      paragraphs.push(open);
      open = '';
    }
    const text = caption.lines.join(glue);
    open = open === '' ? text : `${open}${glue}${text}`;
  });
  return open === '' ? paragraphs : [...paragraphs, open];
}

function isNewParagraph(of: {
  before: Caption;
  caption: Caption;
  language: string;
  length: number;
}): boolean {
  const { before, caption, language, length } = of;
  const pauseMs =
    (caption.words[0]?.startMs ?? caption.startMs) - (before.words.at(-1)?.endMs ?? before.endMs);
  const last = before.lines.at(-1)!.split(' ').at(-1)!;
  const next = caption.lines[0]!.split(' ')[0]!;
  const ended = endsSentence(last, next) || (language.startsWith('ko') && closesSentence(last, next));
  return pauseMs >= (ended ? PARAGRAPH_PAUSE_MS : LONG_PAUSE_MS) || (ended && length > LONG_PARAGRAPH);
}
