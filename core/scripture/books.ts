/** A book of the Bible as Koreans and English readers name it. */
export interface Book {
  id: string;
  ko: string;
  /** Short form used in bulletins; short names need a chapter mark to be taken for a book. */
  koShort: string;
  /** Other names in full: 이사야서, 아가서, 계시록. */
  koOther: readonly string[];
  en: string;
  enShort: readonly string[];
  chapters: number;
}

type Row = [ko: string, koShort: string, en: string, enShort: string, chapters: number];

const ROWS: Row[] = [
  ['창세기', '창', 'Genesis', 'Gen Gn', 50],
  ['출애굽기', '출', 'Exodus', 'Exod Ex Exo', 40],
  ['레위기', '레', 'Leviticus', 'Lev Lv', 27],
  ['민수기', '민', 'Numbers', 'Num Nm', 36],
  ['신명기', '신', 'Deuteronomy', 'Deut Dt Deu', 34],
  ['여호수아', '수', 'Joshua', 'Josh Jos Jsh', 24],
  ['사사기', '삿', 'Judges', 'Judg Jdg Jgs', 21],
  ['룻기', '룻', 'Ruth', '', 4],
  ['사무엘상', '삼상', '1 Samuel', '1_Sam 1_Sm 1_Sa', 31],
  ['사무엘하', '삼하', '2 Samuel', '2_Sam 2_Sm 2_Sa', 24],
  ['열왕기상', '왕상', '1 Kings', '1_Kgs 1_Ki 1_Kin', 22],
  ['열왕기하', '왕하', '2 Kings', '2_Kgs 2_Ki 2_Kin', 25],
  ['역대상', '대상', '1 Chronicles', '1_Chr 1_Chron 1_Ch', 29],
  ['역대하', '대하', '2 Chronicles', '2_Chr 2_Chron 2_Ch', 36],
  ['에스라', '스', 'Ezra', 'Ezr', 10],
  ['느헤미야', '느', 'Nehemiah', 'Neh', 13],
  ['에스더', '에', 'Esther', 'Esth', 10],
  ['욥기', '욥', 'Job', 'Jb', 42],
  ['시편', '시', 'Psalms', 'Psalm Ps Psa Pss', 150],
  ['잠언', '잠', 'Proverbs', 'Prov Prv', 31],
  ['전도서', '전', 'Ecclesiastes', 'Eccl Ecc Eccles Qoh', 12],
  ['아가', '아', 'Song of Songs', 'Song_of_Solomon Song Sg', 8],
  ['이사야', '사', 'Isaiah', 'Isa', 66],
  ['예레미야', '렘', 'Jeremiah', 'Jer Jr', 52],
  ['예레미야애가', '애', 'Lamentations', 'Lam Lm', 5],
  ['에스겔', '겔', 'Ezekiel', 'Ezek Eze Ezk', 48],
  ['다니엘', '단', 'Daniel', 'Dan Dn', 12],
  ['호세아', '호', 'Hosea', 'Hos', 14],
  ['요엘', '욜', 'Joel', 'Jl', 3],
  ['아모스', '암', 'Amos', '', 9],
  ['오바댜', '옵', 'Obadiah', 'Obad', 1],
  ['요나', '욘', 'Jonah', 'Jnh', 4],
  ['미가', '미', 'Micah', 'Mic', 7],
  ['나훔', '나', 'Nahum', 'Nah', 3],
  ['하박국', '합', 'Habakkuk', 'Hab Hb', 3],
  ['스바냐', '습', 'Zephaniah', 'Zeph Zep', 3],
  ['학개', '학', 'Haggai', 'Hag Hg', 2],
  ['스가랴', '슥', 'Zechariah', 'Zech Zec', 14],
  ['말라기', '말', 'Malachi', 'Mal Ml', 4],
  ['마태복음', '마', 'Matthew', 'Matt Mt Mat', 28],
  ['마가복음', '막', 'Mark', 'Mk Mrk', 16],
  ['누가복음', '눅', 'Luke', 'Lk Luk', 24],
  ['요한복음', '요', 'John', 'Jn Jhn', 21],
  ['사도행전', '행', 'Acts', '', 28],
  ['로마서', '롬', 'Romans', 'Rom Rm', 16],
  ['고린도전서', '고전', '1 Corinthians', '1_Cor 1_Co', 16],
  ['고린도후서', '고후', '2 Corinthians', '2_Cor 2_Co', 13],
  ['갈라디아서', '갈', 'Galatians', 'Gal Gl', 6],
  ['에베소서', '엡', 'Ephesians', 'Eph', 6],
  ['빌립보서', '빌', 'Philippians', 'Phil Php', 4],
  ['골로새서', '골', 'Colossians', 'Col', 4],
  ['데살로니가전서', '살전', '1 Thessalonians', '1_Thess 1_Thes 1_Th', 5],
  ['데살로니가후서', '살후', '2 Thessalonians', '2_Thess 2_Thes 2_Th', 3],
  ['디모데전서', '딤전', '1 Timothy', '1_Tim 1_Ti 1_Tm', 6],
  ['디모데후서', '딤후', '2 Timothy', '2_Tim 2_Ti 2_Tm', 4],
  ['디도서', '딛', 'Titus', 'Tit', 3],
  ['빌레몬서', '몬', 'Philemon', 'Phlm Phm Philem', 1],
  ['히브리서', '히', 'Hebrews', 'Heb', 13],
  ['야고보서', '약', 'James', 'Jas Jm', 5],
  ['베드로전서', '벧전', '1 Peter', '1_Pet 1_Pt 1_Pe', 5],
  ['베드로후서', '벧후', '2 Peter', '2_Pet 2_Pt 2_Pe', 3],
  ['요한일서', '요일', '1 John', '1_Jn 1_Jhn', 5],
  ['요한이서', '요이', '2 John', '2_Jn 2_Jhn', 1],
  ['요한삼서', '요삼', '3 John', '3_Jn 3_Jhn', 1],
  ['유다서', '유', 'Jude', '', 1],
  ['요한계시록', '계', 'Revelation', 'Rev Rv', 22],
];

/** The 66 books in the order of the Protestant canon. */
export const BOOKS: readonly Book[] = ROWS.map(([ko, koShort, en, enShort, chapters]) => ({
  id: en.toLowerCase().replaceAll(' ', '-'),
  ko,
  koShort,
  koOther: [...(/[서기편록]$/.test(ko) ? [] : [`${ko}서`]), ...(ko === '요한계시록' ? ['계시록'] : [])],
  en,
  enShort: enShort
    .split(' ')
    .filter(Boolean)
    .map((name) => name.replaceAll('_', ' ')),
  chapters,
}));
