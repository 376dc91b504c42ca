import { readManuscriptHead } from '../captions/read-manuscript.ts';
import { findReferences } from '../scripture/find-references.ts';
import { firstReference } from '../scripture/format-reference.ts';
import type { Script } from '../video.ts';
import { planScenes, type SpokenLine } from './plan-scenes.ts';
import { cutShort } from './shorten.ts';
import { sentencesOf, summarise } from './summarise.ts';

/** Longest title and scripture a document holds. */
const MAX_LENGTH = 200;
/** Longest phrase that can stand as a title. */
const MAX_TITLE_LENGTH = 28;
const GREETING = /^(?:할렐루야|샬롬|안녕|사랑하는|여러분|good (?:morning|evening)|hello|welcome|dear )/i;

/**
 * Title, scripture reference, summary and scenes by rules alone: what stands in where no language model is
 * configured, or it does not answer.
 *
 * @param request.title what the person typed; kept if there is anything
 * @param request.lines captions in order, with their times
 * @param request.manuscript as uploaded; empty where there is none
 */
export function writeScript(request: {
  language: string;
  title: string;
  lines: readonly SpokenLine[];
  durationMs: number;
  manuscript?: string;
}): { title: string; scripture: string; script: Script } {
  const { language, lines, durationMs, manuscript = '' } = request;
  const head = readManuscriptHead(manuscript);
  const spoken = lines.map((line) => line.text).join(' ');
  const sentences = sentencesOf(spoken);
  const scripture =
    firstReference(head.scripture, language) ||
    cutShort(head.scripture, MAX_LENGTH) ||
    firstReference(manuscript, language) ||
    firstReference(spoken, language);
  return {
    title: cutShort(request.title.trim() || head.title || titleFrom(sentences), MAX_LENGTH),
    scripture,
    script: { source: 'rules', summary: summarise(sentences), scenes: planScenes(lines, durationMs) },
  };
}

/** The first short phrase that says something: no greeting, no bare reference. Empty where there is none. */
function titleFrom(sentences: readonly string[]): string {
  const phrases = sentences
    .map((sentence) => sentence.replace(/[\s.,!?…。"'“”‘’]+$/u, '').replace(/^["'“‘\s]+/u, ''))
    .filter((phrase) => phrase !== '' && !GREETING.test(phrase) && findReferences(phrase).length === 0);
  const short = phrases.find((phrase) => phrase.length >= 4 && phrase.length <= MAX_TITLE_LENGTH);
  if (short) return short;
  const first = phrases[0] ?? sentences[0] ?? '';
  const clause = first.split(/[,;:，]/u)[0]!.trim();
  return cutShort(clause, MAX_TITLE_LENGTH);
}
