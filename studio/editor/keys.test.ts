import { describe, expect, it } from 'vitest';
import { letterOf } from './keys.ts';

describe('the letter of a key', () => {
  it.each([
    ['as it is typed', { key: 'z', code: 'KeyZ' }, 'z'],
    ['with shift', { key: 'Z', code: 'KeyZ' }, 'z'],
    ['where the keyboard has it, on a German one', { key: 'z', code: 'KeyY' }, 'z'],
    ['while Korean is typed', { key: 'ㅋ', code: 'KeyZ' }, 'z'],
    ['with Alt on a Mac', { key: '˚', code: 'KeyK' }, 'k'],
    ['of a key that has none', { key: 'Enter', code: 'Enter' }, ''],
    ['of a digit', { key: '1', code: 'Digit1' }, ''],
  ])('is found %s', (_, event, letter) => expect(letterOf(event)).toBe(letter));
});
