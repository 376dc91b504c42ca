/** What is said about captions, their timeline and the keys that move through them. */
export const timeline = {
  shots: '장면',
  shotsNone: '아직 장면이 없어요.',
  sound: '소리',
  music: '배경 음악',
  musicVolume: '음악 크기',
  decibels: '{{db, number}} 데시벨',
};
