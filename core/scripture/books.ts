/** A book of the Bible, with every way its name is written that we know. */
export interface Book {
  /** The three-letter code of the USFM standard, e.g. `JHN`. */
  readonly id: string;
  readonly chapters: number;
  /** As shown: `요한복음`, `John`. */
  readonly name: { readonly ko: string; readonly en: string };
  /** Whole names. A space in one may be left out in Korean: `요한 복음`. */
  readonly names: { readonly ko: readonly string[]; readonly en: readonly string[] };
  /** Short forms, which count only before a chapter and verse: `요 3:16`, `Jn 3:16`. */
  readonly shortForms: { readonly ko: string; readonly en: readonly string[] };
}

/** Names that stand for a book without being short; `Psalms`, `Song of Solomon`, … */
const OTHER_WHOLE_NAMES = new Set(['Psalms', 'Song of Solomon', 'Acts of the Apostles', 'Revelations']);

function book(
  id: string,
  chapters: number,
  [koName, koShort, ...koOthers]: readonly [string, string, ...string[]],
  [enName, ...enOthers]: readonly [string, ...string[]],
): Book {
  return {
    id,
    chapters,
    name: { ko: koName.replaceAll(' ', ''), en: enName },
    names: {
      ko: [koName, ...koOthers],
      en: [enName, ...enOthers.filter((name) => OTHER_WHOLE_NAMES.has(name))],
    },
    shortForms: { ko: koShort, en: enOthers.filter((name) => !OTHER_WHOLE_NAMES.has(name)) },
  };
}

/** The 66 books in the order of the Protestant canon. Korean: name, usual short form, others; English alike. */
// prettier-ignore
export const BOOKS: readonly Book[] = [
  book('GEN', 50, ['창세기', '창'], ['Genesis', 'Gen', 'Ge', 'Gn']),
  book('EXO', 40, ['출애굽기', '출', '출애굽'], ['Exodus', 'Exod', 'Exo', 'Ex']),
  book('LEV', 27, ['레위기', '레'], ['Leviticus', 'Lev', 'Lv']),
  book('NUM', 36, ['민수기', '민'], ['Numbers', 'Num', 'Nm']),
  book('DEU', 34, ['신명기', '신'], ['Deuteronomy', 'Deut', 'Dt']),
  book('JOS', 24, ['여호수아', '수', '여호수아서'], ['Joshua', 'Josh', 'Jos']),
  book('JDG', 21, ['사사기', '삿'], ['Judges', 'Judg', 'Jdg']),
  book('RUT', 4, ['룻기', '룻'], ['Ruth', 'Rth']),
  book('1SA', 31, ['사무엘 상', '삼상'], ['1 Samuel', '1 Sam', '1 Sm']),
  book('2SA', 24, ['사무엘 하', '삼하'], ['2 Samuel', '2 Sam', '2 Sm']),
  book('1KI', 22, ['열왕기 상', '왕상', '열왕기 상서'], ['1 Kings', '1 Kgs', '1 Ki']),
  book('2KI', 25, ['열왕기 하', '왕하', '열왕기 하서'], ['2 Kings', '2 Kgs', '2 Ki']),
  book('1CH', 29, ['역대 상', '대상', '역대기 상', '역대지 상'], ['1 Chronicles', '1 Chron', '1 Chr', '1 Ch']),
  book('2CH', 36, ['역대 하', '대하', '역대기 하', '역대지 하'], ['2 Chronicles', '2 Chron', '2 Chr', '2 Ch']),
  book('EZR', 10, ['에스라', '스', '에스라서'], ['Ezra', 'Ezr']),
  book('NEH', 13, ['느헤미야', '느', '느헤미야서'], ['Nehemiah', 'Neh']),
  book('EST', 10, ['에스더', '에', '에스더서'], ['Esther', 'Esth', 'Est']),
  book('JOB', 42, ['욥기', '욥'], ['Job', 'Jb']),
  book('PSA', 150, ['시편', '시'], ['Psalm', 'Psalms', 'Psa', 'Pss', 'Ps']),
  book('PRO', 31, ['잠언', '잠'], ['Proverbs', 'Prov', 'Prv']),
  book('ECC', 12, ['전도서', '전'], ['Ecclesiastes', 'Eccles', 'Eccl', 'Ecc']),
  book('SNG', 8, ['아가', '아', '아가서'], ['Song of Songs', 'Song of Solomon', 'Song']),
  book('ISA', 66, ['이사야', '사', '이사야서'], ['Isaiah', 'Isa']),
  book('JER', 52, ['예레미야', '렘', '예레미야서'], ['Jeremiah', 'Jer']),
  book('LAM', 5, ['예레미야 애가', '애', '애가'], ['Lamentations', 'Lam']),
  book('EZK', 48, ['에스겔', '겔', '에스겔서'], ['Ezekiel', 'Ezek', 'Ezk']),
  book('DAN', 12, ['다니엘', '단', '다니엘서'], ['Daniel', 'Dan', 'Dn']),
  book('HOS', 14, ['호세아', '호', '호세아서'], ['Hosea', 'Hos']),
  book('JOL', 3, ['요엘', '욜', '요엘서'], ['Joel', 'Jl']),
  book('AMO', 9, ['아모스', '암', '아모스서'], ['Amos']),
  book('OBA', 1, ['오바댜', '옵', '오바댜서'], ['Obadiah', 'Obad']),
  book('JON', 4, ['요나', '욘', '요나서'], ['Jonah', 'Jnh']),
  book('MIC', 7, ['미가', '미', '미가서'], ['Micah', 'Mic']),
  book('NAM', 3, ['나훔', '나', '나훔서'], ['Nahum', 'Nah']),
  book('HAB', 3, ['하박국', '합', '하박국서'], ['Habakkuk', 'Hab']),
  book('ZEP', 3, ['스바냐', '습', '스바냐서'], ['Zephaniah', 'Zeph']),
  book('HAG', 2, ['학개', '학', '학개서'], ['Haggai', 'Hag']),
  book('ZEC', 14, ['스가랴', '슥', '스가랴서'], ['Zechariah', 'Zech']),
  book('MAL', 4, ['말라기', '말', '말라기서'], ['Malachi', 'Mal']),
  book('MAT', 28, ['마태 복음', '마', '마태복음서'], ['Matthew', 'Matt', 'Mt']),
  book('MRK', 16, ['마가 복음', '막', '마가복음서'], ['Mark', 'Mrk', 'Mk']),
  book('LUK', 24, ['누가 복음', '눅', '누가복음서'], ['Luke', 'Luk', 'Lk']),
  book('JHN', 21, ['요한 복음', '요', '요한복음서'], ['John', 'Jhn', 'Jn']),
  book('ACT', 28, ['사도 행전', '행'], ['Acts', 'Acts of the Apostles']),
  book('ROM', 16, ['로마서', '롬'], ['Romans', 'Rom', 'Rm']),
  book('1CO', 16, ['고린도 전서', '고전'], ['1 Corinthians', '1 Cor', '1 Co']),
  book('2CO', 13, ['고린도 후서', '고후'], ['2 Corinthians', '2 Cor', '2 Co']),
  book('GAL', 6, ['갈라디아서', '갈'], ['Galatians', 'Gal']),
  book('EPH', 6, ['에베소서', '엡'], ['Ephesians', 'Eph']),
  book('PHP', 4, ['빌립보서', '빌'], ['Philippians', 'Phil', 'Php']),
  book('COL', 4, ['골로새서', '골'], ['Colossians', 'Col']),
  book('1TH', 5, ['데살로니가 전서', '살전'], ['1 Thessalonians', '1 Thess', '1 Thes', '1 Th']),
  book('2TH', 3, ['데살로니가 후서', '살후'], ['2 Thessalonians', '2 Thess', '2 Thes', '2 Th']),
  book('1TI', 6, ['디모데 전서', '딤전'], ['1 Timothy', '1 Tim', '1 Ti']),
  book('2TI', 4, ['디모데 후서', '딤후'], ['2 Timothy', '2 Tim', '2 Ti']),
  book('TIT', 3, ['디도서', '딛'], ['Titus', 'Tit']),
  book('PHM', 1, ['빌레몬서', '몬'], ['Philemon', 'Philem', 'Phm']),
  book('HEB', 13, ['히브리서', '히'], ['Hebrews', 'Heb']),
  book('JAS', 5, ['야고보서', '약'], ['James', 'Jas']),
  book('1PE', 5, ['베드로 전서', '벧전'], ['1 Peter', '1 Pet', '1 Pe']),
  book('2PE', 3, ['베드로 후서', '벧후'], ['2 Peter', '2 Pet', '2 Pe']),
  book('1JN', 5, ['요한 일서', '요일', '요한 1서', '요한 1 서'], ['1 John', '1 Jn']),
  book('2JN', 1, ['요한 이서', '요이', '요한 2서'], ['2 John', '2 Jn']),
  book('3JN', 1, ['요한 삼서', '요삼', '요한 3서'], ['3 John', '3 Jn']),
  book('JUD', 1, ['유다서', '유'], ['Jude']),
  book('REV', 22, ['요한 계시록', '계', '계시록'], ['Revelation', 'Revelations', 'Rev']),
];
