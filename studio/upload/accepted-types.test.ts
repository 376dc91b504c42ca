import { expect, it } from 'vitest';
import { acceptedTypes } from './accepted-types.ts';

it('names the types people know, in the order they are common', () => {
  expect(acceptedTypes(['audio/*', '.wav', '.MP3', '.aiff'])).toEqual(['MP3', 'WAV']);
});
