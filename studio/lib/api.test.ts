import { expect, it } from 'vitest';
import { ApiFailure, failureOf, UnreachableFailure } from './api.ts';

it('takes the words of our server', () => {
  const failure = failureOf(422, '{"code":"audio_empty","message":"빈 파일이에요.","details":{}}');
  expect(failure).toBeInstanceOf(ApiFailure);
  expect(failure).toMatchObject({ status: 422, code: 'audio_empty', message: '빈 파일이에요.' });
});

it('shows no page of a proxy to a person', () => {
  expect(failureOf(502, '<html>Bad Gateway</html>')).toBeInstanceOf(UnreachableFailure);
  expect(failureOf(500, '{"error":"secret"}')).toBeInstanceOf(UnreachableFailure);
});
