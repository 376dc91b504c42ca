import i18next, { type InitOptions } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { ko } from './ko.ts';

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

export const TEXT_OPTIONS = {
  resources: { ko: { translation: ko }, en: { translation: en } },
  fallbackLng: 'ko',
  // keys hold colons: upload.formats.16:9
  nsSeparator: false,
  // React escapes
  interpolation: { escapeValue: false },
} as const satisfies InitOptions;

export async function setUpTexts(): Promise<void> {
  await i18next
    .use(initReactI18next)
    .init({ ...TEXT_OPTIONS, lng: preferredLanguage(remembered(), navigator.languages) });
  document.documentElement.lang = currentLanguage();
}

export const currentLanguage = (): Language => (isLanguage(i18next.language) ? i18next.language : 'ko');

export async function chooseLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // without storage the choice lasts until the page is closed
  }
}
