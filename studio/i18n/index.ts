import i18next, { type InitOptions } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { ko } from './ko.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    nsSeparator: false;
    resources: { translation: typeof ko };
  }
}

export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORAGE_KEY = 'qt-video:language';

const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value);

/** The remembered language, else the first of the reader's languages that we speak, else Korean. */
export function preferredLanguage(remembered: string | null, wanted: readonly string[]): Language {
  if (isLanguage(remembered)) return remembered;
  return wanted.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'ko';
}

/** Reads the remembered choice; storage may be switched off. */
function remembered(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

/** Each in a chunk of its own: nobody waits for the words of a language they do not read. */
const TEXTS: Record<Language, () => Promise<typeof ko>> = {
  ko: async () => (await import('./ko.ts')).ko,
  en: async () => (await import('./en.ts')).en,
};

export const TEXT_OPTIONS = {
  // a test holds the languages together, so there is nothing to fall back to
  fallbackLng: false,
  // keys hold colons: upload.formats.16:9
  nsSeparator: false,
  // React escapes
  interpolation: { escapeValue: false },
} as const satisfies InitOptions;

/** What is said from now on is said in this language. */
export async function speak(lng: Language): Promise<void> {
  if (!i18next.isInitialized)
    await i18next.use(initReactI18next).init({ ...TEXT_OPTIONS, lng, resources: {} });
  if (!i18next.hasResourceBundle(lng, 'translation')) {
    i18next.addResourceBundle(lng, 'translation', await TEXTS[lng]());
  }
  await i18next.changeLanguage(lng);
}

export async function setUpTexts(): Promise<void> {
  await speak(preferredLanguage(remembered(), navigator.languages));
  document.documentElement.lang = currentLanguage();
}

export const currentLanguage = (): Language => (isLanguage(i18next.language) ? i18next.language : 'ko');

export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // without storage the choice lasts until the page is closed
  }
}
