import type { Page } from 'playwright-core';

/** Sizes of screens that every page is looked at. */
export const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
} as const;

export type Size = keyof typeof SIZES;

/** One state of one page, as a person comes to it. */
export interface Visit {
  name: string;
  path: string;
  /** Seen without being logged in. */
  guest?: boolean;
  /** By somebody who has no video yet. */
  newcomer?: boolean;
  /** What tells that the page is there. */
  shows: string;
  /** A part of the page that the visit before has opened. */
  stays?: boolean;
  /** Presses on the way, once it is. */
  press?: (page: Page) => Promise<void>;
}

const testId = (name: string) => `[data-testid="${name}"]`;
const pressOn = (name: string) => async (page: Page) => {
  await page.locator(testId(name)).filter({ visible: true }).first().click();
};

const EDITOR_TABS = ['captions', 'shots', 'look', 'sound', 'details'];

/** Every page there is; `videoId` is a video that waits for its captions to be checked. */
export const visitsOf = (videoId: string): Visit[] => [
  { name: 'landing', path: '/', guest: true, shows: testId('limits') },
  { name: 'login', path: '/login', guest: true, shows: testId('login-form') },
  { name: 'register', path: '/register', guest: true, shows: testId('register-form') },
  { name: 'help', path: '/help', guest: true, shows: testId('limits') },
  { name: 'not-found', path: '/nowhere', guest: true, shows: 'main h1' },
  { name: 'videos-empty', path: '/videos', newcomer: true, shows: testId('choose-files') },
  { name: 'videos', path: '/videos', shows: testId('video-link') },
  {
    name: 'new-video',
    path: '/videos',
    shows: testId('video-link'),
    press: async (page) => {
      await pressOn('new-video')(page);
      await page.locator(testId('new-video-form')).waitFor();
    },
  },
  { name: 'templates', path: '/templates', shows: 'main h1' },
  { name: 'library', path: '/library', shows: 'main h1' },
  { name: 'dictionary', path: '/dictionary', shows: testId('rule-add') },
  { name: 'settings', path: '/settings', shows: testId('password-form') },
  ...EDITOR_TABS.map((tab, index): Visit => ({
    name: `editor-${tab}`,
    stays: index > 0,
    path: `/videos/${videoId}`,
    shows: `${testId('preview')} video`,
    press: pressOn(`tab-${tab}`),
  })),
  { name: 'thumbnail', path: `/videos/${videoId}/thumbnail`, shows: 'main h1' },
];
