import { PACK_PATHS, type PackContent } from './pack-content.ts';

/** `README.txt`: what is in the pack, and how to open it. In Korean: it is for the church's editor. */
export function writeReadme({ video, timeline, quality, shots }: PackContent): string {
  const { width, height, fps, durationInFrames, voiceFrom } = timeline;
  const overlap = shots.find(({ fadeInFrames }) => fadeInFrames > 0)?.fadeInFrames ?? 0;
  const seconds = (frames: number) => (frames / fps).toFixed(1);
  const music = video.sound.music
    ? `
  ${PACK_PATHS.music}        배경 음악. 말할 때 작아지는 것까지 영상과 똑같이 되어 있고, 맨 앞부터 맞춰져 있어요
  ${PACK_PATHS.musicTrack}  같은 음악의 원래 파일. 소리 크기를 직접 조절하고 싶을 때 쓰세요`
    : '';
  return `${video.title || video.scripture || '묵상 영상'} — 편집 팩

이 영상을 직접 고칠 수 있도록 재료를 모두 담았어요.
압축을 모두 푼 다음에 열어 주세요. 압축 파일 안에서 바로 열면 편집 프로그램이 파일을 찾지 못해요.

1. 무엇이 들어 있나요

  ${PACK_PATHS.video}              완성된 영상${quality === 'draft' ? ' (빠르게 보기용, 절반 크기)' : ''}
  ${PACK_PATHS.timeline}           편집 순서 (프리미어, 다빈치에서 열어요)
  ${PACK_PATHS.clips}           화면에 나온 배경 클립 ${shots.length}개, 나온 순서대로. 나온 부분만 잘랐어요
  ${PACK_PATHS.voice}        다듬은 목소리. 영상 맨 앞부터 맞춰져 있어요 (앞 ${seconds(voiceFrom)}초는 제목이 나오는 동안이라 조용해요)${music}
  ${PACK_PATHS.srt}, ${PACK_PATHS.vtt}   자막
  ${PACK_PATHS.thumbnail}          대표 그림
  ${PACK_PATHS.description}  유튜브 설명란에 붙여 넣을 글
  ${PACK_PATHS.credits}            출처
  ${PACK_PATHS.timetable}   클립마다 시작하는 시각 (캡컷에서 보며 맞춰요)
  ${PACK_PATHS.manifest}          프로그램이 읽는 목록

  화면 ${width}×${height}, 1초에 ${fps}장, 길이 ${seconds(durationInFrames)}초. 소리는 48 kHz예요.

2. 프리미어 프로에서 열기

  ① 파일 > 가져오기(Ctrl/⌘+I)에서 ${PACK_PATHS.timeline}을 골라요.
  ② '미디어 연결' 창이 뜨면 [찾기]를 누르고 이 폴더의 media/clips 안 첫 클립을 골라 주세요.
     '자동으로 다른 항목 다시 연결'을 켜 두면 나머지 클립은 저절로 찾아요.
     voice.wav${video.sound.music ? '와 music.wav' : ''}를 물으면 media 폴더에서 골라 주세요.
  ③ 자막: ${PACK_PATHS.srt}를 가져온 뒤 타임라인으로 끌어다 놓으면 캡션 트랙이 생겨요.

3. 다빈치 리졸브에서 열기

  ① 파일 > 가져오기 > 타임라인(Ctrl/⌘+Shift+I)에서 ${PACK_PATHS.timeline}을 골라요.
  ② '소스 클립을 미디어 풀로 자동 가져오기'를 켠 채로 확인을 누르세요.
  ③ 클립이 있는 폴더를 물으면 이 폴더를 골라 주세요. 안쪽 폴더까지 찾아요.
  ④ 자막: 파일 > 가져오기 > 자막에서 ${PACK_PATHS.srt}를 고르고, 미디어 풀에서 타임라인 맨 앞으로 끌어다 놓아요.

4. 캡컷(PC)에서 열기

  캡컷은 다른 프로그램의 편집 순서를 여는 방법을 공개하지 않아서, 재료를 순서대로 놓는 방식이에요.
  ① 새 프로젝트를 열고 media 폴더의 파일을 모두 가져와요.
  ② 클립을 이름 순서(01, 02, …)대로 타임라인에 놓아요.${
    overlap > 0
      ? `
     클립 끝에는 다음 장면과 섞이는 ${seconds(overlap)}초가 더 들어 있어요. ${PACK_PATHS.timetable}에 적힌 길이로 끝을 줄이면
     소리, 자막과 꼭 맞아요. 줄이지 않고 이어 놓으면 그만큼씩 밀려요.`
      : ''
  }
  ③ voice.wav${video.sound.music ? '와 music.wav' : ''}를 맨 앞(0초)에 놓아요. 따로 맞출 것이 없어요.
  ④ 자막: 캡션 > 자막 파일 추가(로컬 자막)에서 ${PACK_PATHS.srt}를 골라요.

  휴대폰 캡컷은 자막 파일을 열지 못하는 판이 있어요. 그때는 PC 판을 써 주세요.

5. 알아 두세요

  - 타임라인에는 배경, 장면 전환, 목소리, 음악이 있어요. 제목 화면, 마지막 화면, 자막의 모양은 들어 있지 않아요.
    투명한 영상으로 담으면 몇 기가바이트가 되기 때문이에요. 모양까지 그대로 쓰려면 ${PACK_PATHS.video}를 쓰세요.
  - 목소리와 음악을 합친 크기는 완성된 영상과 조금 다를 수 있어요. 영상은 마지막에 전체 음량을 한 번 더 맞췄어요.
  - 올릴 때는 ${PACK_PATHS.credits}를 한번 봐 주세요.
`;
}
