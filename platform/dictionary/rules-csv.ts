import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { decodeText } from '../../core/captions/decode-text.ts';
import {
  checkRule,
  MAX_RULE_LENGTH,
  MAX_RULE_WORDS,
  MAX_RULES,
  ruleKey,
  type DictionaryRule,
  type RuleProblem,
} from '../../core/dictionary/rule.ts';
import { AppError } from '../../core/errors.ts';
import type { Locale } from '../../core/messages.ts';

/** Room for the most rules, in any encoding. */
export const MAX_CSV_BYTES = 2 * 1024 * 1024;

const HEADERS: Record<Locale, [string, string]> = { ko: ['틀린 말', '바른 말'], en: ['wrong', 'right'] };
/** More wrong lines than these help nobody. */
const MAX_LINES_TOLD = 20;

const REASONS: Record<RuleProblem | 'nothing' | 'columns' | 'quotes' | 'not_text', string> = {
  nothing: '규칙이 하나도 없어요 (there is no rule in it)',
  columns: '틀린 말과 바른 말, 두 칸이 필요해요 (two columns are needed: wrong, right)',
  empty: '한쪽이 비어 있어요 (one side is empty)',
  same: '양쪽이 같아요 (both sides are the same)',
  too_long: `한쪽이 ${MAX_RULE_LENGTH}자를 넘어요 (a side is longer than ${MAX_RULE_LENGTH} letters)`,
  too_many_words: `한쪽이 ${MAX_RULE_WORDS}단어를 넘어요 (a side has more than ${MAX_RULE_WORDS} words)`,
  control_characters:
    '칸 안에 줄바꿈이나 보이지 않는 글자가 있어요 (a cell holds a line break or a control character)',
  quotes: '따옴표가 맞지 않아요 (quotation marks do not match)',
  not_text: 'CSV 글이 아니에요 (not a CSV text)',
};

/**
 * The rules of a CSV as spreadsheets write it (RFC 4180; commas, semicolons or tabs; UTF-8, UTF-16 or CP949; with or
 * without a line of headings). Of rules for the same words the last counts.
 *
 * @throws AppError dictionary_unreadable ({line, reason, lines}: all or nothing) | dictionary_full
 */
export function readRules(bytes: Uint8Array): { rules: DictionaryRule[]; duplicates: number } {
  const rows = readRows(textOf(bytes));
  const problems: { line: number; reason: string }[] = [];
  const rules = new Map<string, DictionaryRule>();
  let read = 0;
  rows.forEach(({ line, cells }, i) => {
    const [wrong = '', right] = cells;
    if (i === 0 && isHeader(wrong, right)) return;
    const checked = right === undefined ? 'columns' : checkRule({ wrong, right });
    if (typeof checked === 'string') {
      problems.push({ line, reason: REASONS[checked] });
      return;
    }
    read++;
    rules.set(ruleKey(checked.wrong), checked);
  });
  if (problems.length === 0 && rules.size === 0) problems.push({ line: 1, reason: REASONS.nothing });
  if (problems.length > 0) throw unreadable(problems);
  if (rules.size > MAX_RULES) throw new AppError('dictionary_full', { limit: MAX_RULES });
  return { rules: [...rules.values()], duplicates: read - rules.size };
}

/**
 * Rules as a CSV that opens well in Excel: a byte order mark for its Korean, and an apostrophe before what it would
 * take for a formula.
 */
export const writeRules = (rules: readonly DictionaryRule[], locale: Locale): string =>
  stringify([HEADERS[locale], ...rules.map(({ wrong, right }) => [wrong, right])], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });

function textOf(bytes: Uint8Array): string {
  try {
    return decodeText(bytes);
  } catch (cause) {
    throw unreadable([{ line: 1, reason: REASONS.not_text }], cause);
  }
}

function readRows(text: string): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      on_record: (cells, { lines }) => {
        rows.push({ line: lines, cells });
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    throw unreadable([{ line, reason: REASONS.quotes }], error);
  }
}

/** Excel writes tabs for "Unicode text" and, in some countries, semicolons. */
function delimiterOf(text: string): string {
  const line = text.split('\n').find((one) => one.trim() !== '') ?? '';
  return [',', '\t', ';'].find((mark) => line.includes(mark)) ?? ',';
}

function isHeader(wrong: string, right: string | undefined): boolean {
  const plain = (cell: string) => cell.trim().toLowerCase().replace(/\s/g, '');
  return Object.values(HEADERS).some(
    (names) => plain(names[0]) === plain(wrong) && plain(names[1]) === plain(right ?? ''),
  );
}

function unreadable(problems: { line: number; reason: string }[], cause?: unknown): AppError {
  const { line, reason } = problems[0]!;
  const more = problems.length > MAX_LINES_TOLD ? ' …' : '';
  const lines = problems.slice(0, MAX_LINES_TOLD).map((problem) => problem.line);
  return new AppError('dictionary_unreadable', { line, reason, lines: lines.join(', ') + more }, { cause });
}
