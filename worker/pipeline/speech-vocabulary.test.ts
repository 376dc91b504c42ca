import { expect, it } from 'vitest';
import { promptOf } from '../../platform/speech/prompt.ts';
import { speechVocabulary } from './speech-vocabulary.ts';

const source = {
  audioKey: '',
  audioFileName: '',
  audioSha256: '',
  sizeBytes: 0,
  manuscript: '느부갓네살 왕 앞에 선 다니엘',
  subtitles: null,
};
const video = {
  language: 'ko',
  church: '은혜교회',
  scripture: '다니엘 3장',
  title: '풀무불 속에서',
  series: '',
};

it('names the church and its own words first, then the names of this sermon, then those of most', () => {
  const dictionary = [{ wrong: '김성수', right: '김승수 목사' }];
  const names = speechVocabulary(video, { dictionary, source });
  expect(names.slice(0, 6)).toEqual([
    '은혜교회',
    '다니엘 3장',
    '풀무불 속에서',
    '김승수 목사',
    '다니엘',
    '느부갓네살',
  ]);
  expect(promptOf(names)).toContain('은혜교회, 다니엘 3장, 풀무불 속에서, 김승수 목사, 다니엘, 느부갓네살');
});

it('gives no names of the Bible in a language that it has none for', () => {
  expect(speechVocabulary({ ...video, language: 'vi' }, { dictionary: [], source })).toEqual([
    '은혜교회',
    '다니엘 3장',
    '풀무불 속에서',
  ]);
});
