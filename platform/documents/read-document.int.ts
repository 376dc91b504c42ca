import { describe, expect, it } from 'vitest';
import { readManuscript, readManuscriptHead } from '../../core/captions/read-manuscript.ts';
import { isAppError } from '../../core/errors.ts';
import { readDocument, readSubtitleFile } from './read-document.ts';
import { makeDocx, paragraph } from './testing/make-docx.ts';

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const OLD_OFFICE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

async function failureOf(bytes: Uint8Array): Promise<{ code: string; kind?: string | number }> {
  const error: unknown = await readDocument(bytes).catch((thrown: unknown) => thrown);
  if (!isAppError(error)) throw new Error(`expected an AppError, got ${String(error)}`);
  return { code: error.code, ...('kind' in error.params && { kind: error.params['kind'] }) };
}

describe('a Word document', () => {
  it('gives every word, paragraph by paragraph, with the line breaks that were typed', async () => {
    const bytes = await makeDocx(
      [
        paragraph('여호와는 나의 목자시니\n내게 부족함이 없으리로다 🙏'),
        '<w:p/>',
        paragraph('그가 나를 <푸른 풀밭>에 & 누이시며'),
        paragraph('שָׁלוֹם עֲלֵיכֶם'),
      ].join(''),
    );
    expect(await readDocument(bytes)).toBe(
      '여호와는 나의 목자시니\n내게 부족함이 없으리로다 🙏\n\n그가 나를 <푸른 풀밭>에 & 누이시며\n\nשָׁלוֹם עֲלֵיכֶם',
    );
  });

  it('gives its title, and headings inside the text as text', async () => {
    const text = await readDocument(
      await makeDocx(
        [
          paragraph('쉴 만한\n물가로', 'a3'),
          paragraph('본문: 시편 23:1-3'),
          paragraph('첫 문장입니다.'),
          paragraph('첫째, 목자이신 하나님', '2'),
          paragraph('둘째 문장입니다.'),
        ].join(''),
      ),
    );
    expect(readManuscriptHead(text)).toEqual({ title: '쉴 만한 물가로', scripture: '시편 23:1-3' });
    expect(readManuscript(text).map(({ words }) => words.join(' '))).toEqual([
      '첫 문장입니다.',
      '첫째, 목자이신 하나님',
      '둘째 문장입니다.',
    ]);
  });

  it('gives what stands in tables, and neither what was deleted nor what is struck out', async () => {
    const run = (text: string, properties = '') =>
      `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
    const text = await readDocument(
      await makeDocx(
        [
          `<w:tbl><w:tr><w:tc>${paragraph('왼쪽')}</w:tc><w:tc>${paragraph('오른쪽')}</w:tc></w:tr></w:tbl>`,
          `<w:p>${run('남은 ')}${run('그은 ', '<w:strike/>')}<w:del><w:r><w:delText>지운 </w:delText></w:r></w:del><w:ins>${run('넣은 말')}</w:ins></w:p>`,
        ].join(''),
      ),
    );
    expect(text).toBe('왼쪽\n\n오른쪽\n\n남은 넣은 말');
  });

  it('may be empty', async () => {
    expect(await readDocument(await makeDocx(''))).toBe('');
  });

  it('is refused where it is broken off, no document at all, or not XML', async () => {
    const whole = await makeDocx(paragraph('은혜'.repeat(500)));
    expect(await failureOf(whole.slice(0, whole.length / 2))).toEqual({ code: 'manuscript_damaged' });
    expect(await failureOf(Buffer.from('PK\x03\x04word/document.xml'))).toEqual({
      code: 'manuscript_damaged',
    });
    expect(await failureOf(await makeDocx('<w:p><w:r>'))).toEqual({ code: 'manuscript_damaged' });
    const deep = '<w:p>'.repeat(50_000) + '</w:p>'.repeat(50_000);
    expect(await failureOf(await makeDocx(deep))).toEqual({ code: 'manuscript_damaged' });
  });

  it('is refused where it unpacks to more than any manuscript, before it does', async () => {
    const bomb = await makeDocx(`<w:p><w:r><w:t>${'은'.repeat(23_000_000)}</w:t></w:r></w:p>`);
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage.rss();
    expect(await failureOf(bomb)).toEqual({ code: 'manuscript_too_long' });
    expect(process.memoryUsage.rss() - before).toBeLessThan(300 * 1024 * 1024);
  });

  it('stands in nobody’s way: documents that come at once are all read', async () => {
    const texts = ['하나', '둘', '셋'];
    const files = await Promise.all(texts.map((text) => makeDocx(paragraph(text))));
    expect(await Promise.all(files.map(readDocument))).toEqual(texts);
  });
});

describe('documents of other kinds', () => {
  it.each([
    ['PDF', Buffer.from('%PDF-1.7\n')],
    ['RTF', Buffer.from('{\\rtf1\\ansi text}')],
    ['HWP', Buffer.concat([OLD_OFFICE, Buffer.from('HWP Document File V5.00')])],
    ['HWP', Buffer.from('HWP Document File V3.00 \x1a\x01\x02')],
    ['DOC', Buffer.concat([OLD_OFFICE, utf16('WordDocument')])],
    ['HWPX', Buffer.from('PK\x03\x04mimetypeapplication/hwp+zip')],
    ['ODT', Buffer.from('PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text')],
    ['Pages', Buffer.from('PK\x03\x04Index/Document.iwa')],
    ['XLSX', Buffer.from('PK\x03\x04xl/workbook.xml')],
  ])('are refused by name: %s', async (kind, bytes) => {
    expect(await failureOf(bytes)).toEqual({ code: 'manuscript_file_type', kind });
  });

  it('are said to be locked where they are', async () => {
    const locked = Buffer.concat([OLD_OFFICE, utf16('EncryptedPackage')]);
    expect(await failureOf(locked)).toEqual({ code: 'manuscript_locked' });
  });

  it('are no subtitles', () => {
    expect(() => readSubtitleFile(Buffer.from('%PDF-1.7'))).toThrow('subtitles_unreadable');
    expect(readSubtitleFile(utf16('\uFEFF1\r\n'))).toBe('1\n');
  });

  it('are refused where they are too large to be looked at', async () => {
    expect(await failureOf(new Uint8Array(17 * 1024 * 1024))).toEqual({ code: 'file_too_large' });
  });
});
