import type { Word } from '../video.ts';
import { textWidth } from './caption-limits.ts';

/** A word or a piece of one, as it may stand on a line. */
export interface Piece {
  word: Word;
  /** Stands against the piece before it, with no space between. */
  joined: boolean;
}

/** Languages written without spaces between words. */
export const isUnspaced = (language: string): boolean => /^(?:ja|zh|yue|th|lo|km|my)\b/.test(language);
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** Stand with the piece before (closing marks) or after them (opening marks). */
const CLOSES = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ]+$/u;
const OPENS = /^[\p{Ps}\p{Pi}「『（《〈【]+$/u;

/**
 * Words as pieces that fit a line: text of a language without spaces by its words, and what is wider than a line by its
 * letters (whole emoji, accents and syllables). All other words stay whole. Pieces share the time of their word.
 */
export function cutWords(request: { words: readonly Word[]; language: string; lineWidth: number }): Piece[] {
  const { words, language, lineWidth } = request;
  const unspaced = isUnspaced(language);
  return words.flatMap((word): Piece | Piece[] => {
    const parts = unspaced ? wordsWithin(word.text, language) : [word.text];
    const texts = parts.flatMap((part) =>
      // no letter is wider than 1
      part.length > lineWidth && textWidth(part) > lineWidth ? cutWide(part, lineWidth) : [part],
    );
    if (texts.length === 1) return { word, joined: false };
    return spreadByWidth(word, texts).map((piece, i) => ({ word: piece, joined: i > 0 }));
  });
}

/** A word in pieces, each with its share of the time. */
function spreadByWidth(word: Word, texts: readonly string[]): Word[] {
  const widths = texts.map((text) => Math.max(0.5, textWidth(text)));
  const total = widths.reduce((sum, width) => sum + width, 0);
  const timeAt = (width: number) => Math.round(word.startMs + ((word.endMs - word.startMs) * width) / total);
  let passed = 0;
  return texts.map((text, i) => {
    const startMs = timeAt(passed);
    passed += widths[i]!;
    return { ...word, text, startMs, endMs: timeAt(passed) };
  });
}

/** The words of a text between two spaces: several where its language has no spaces, else the one. */
export function wordsWithin(text: string, language: string): string[] {
  if (!isUnspaced(language) || !UNSPACED.test(text)) return [text];
  const words: string[] = [];
  let opening = '';
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    if (OPENS.test(segment)) opening += segment;
    else if (words.length > 0 && opening === '' && (CLOSES.test(segment) || segment.trim() === '')) {
      words[words.length - 1] += segment;
    } else {
      words.push(opening + segment);
      opening = '';
    }
  }
  if (opening !== '') words.push(opening);
  return words;
}

/** In pieces of about the same width, none of them wider than a line. */
function cutWide(text: string, lineWidth: number): string[] {
  const lines = Math.ceil(textWidth(text) / lineWidth);
  const wanted = textWidth(text) / lines;
  const pieces = [''];
  let passed = 0;
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    const open = pieces[pieces.length - 1]!;
    const isFull = passed >= wanted * pieces.length || textWidth(open + segment) > lineWidth;
    if (open !== '' && isFull) pieces.push(segment);
    else pieces[pieces.length - 1] = open + segment;
    passed += textWidth(segment);
  }
  return pieces;
}

/** Pieces as they stand on one line. */
export const lineOf = (pieces: readonly Piece[]): string =>
  pieces.map(({ word, joined }, i) => (i === 0 || joined ? word.text : ` ${word.text}`)).join('');
