import multer from 'multer';
import { expect, test } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { toHttpError } from './to-http-error.ts';

const limits = { maxUploadBytes: 200 * 1024 * 1024 };
const asHttp = (error: unknown) => toHttpError(error, limits);
const refused = (status: number, more = {}) =>
  Object.assign(new Error('upstream words'), { status, ...more });

test('our own errors stay what they are', () => {
  const error = new AppError('not_ready');
  expect(asHttp(error)).toBe(error);
});

test.each([
  [400, 'bad_request'],
  [404, 'not_found'],
  [415, 'bad_request'],
  [416, 'range_not_satisfiable'],
])('a %s of Express is %s', (status, code) => {
  expect(asHttp(refused(status)).code).toBe(code);
});

test('too large says the limit that was met', () => {
  expect(asHttp(new multer.MulterError('LIMIT_FILE_SIZE', 'audio'))).toMatchObject({
    code: 'file_too_large',
    params: { limitMb: 200 },
  });
  expect(asHttp(refused(413, { limit: 2 * 1024 * 1024 })).params).toEqual({ limitMb: 2 });
  expect(asHttp(refused(413, { limit: 100 * 1024 })).params).toEqual({ limitMb: 0.1 });
});

test('a full disk is said to be full', () => {
  expect(asHttp(Object.assign(new Error('write'), { code: 'ENOSPC' })).code).toBe('disk_full');
});

test('everything unforeseen is internal, and only the log gets to know more', () => {
  for (const thrown of [new TypeError('x is undefined'), 'text', null, refused(500), refused(302)]) {
    const error = asHttp(thrown);
    expect(error).toMatchObject({ code: 'internal', params: {} });
    expect(error.cause).toBe(thrown);
  }
});
