import { expect, it } from 'vitest';
import { en } from '../i18n/en.ts';
import { ko } from '../i18n/ko.ts';
import { LANDING_MARKUP } from './landing-markup.tsx';

it('holds the landing page in each language, with its ways on, and nothing that a server has to say first', () => {
  const [korean, english] = LANDING_MARKUP.split('<div data-drawn="en"');
  expect(korean).toContain(ko.landing.lead);
  expect(english).toContain(en.landing.lead);
  for (const page of [korean, english]) {
    expect(page).toContain('href="/register"');
    expect(page).toContain('href="/login"');
    expect(page).not.toContain('data-testid="limits"');
    expect(page).not.toContain('data-testid="account-menu"');
  }
});
