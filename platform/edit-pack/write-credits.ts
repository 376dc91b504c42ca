import { ownAssetId } from '../../core/library-item.ts';
import type { Template } from '../../core/template.ts';
import type { PackContent } from './pack-content.ts';

/** Who made what is seen and heard, a line each, grouped. In Korean, as it is published. */
export function creditLines({ shots, video, template }: PackContent): { title: string; lines: string[] }[] {
  const footage = new Map<string, string>();
  for (const { credit } of shots)
    if (credit) footage.set(credit.url, `${credit.author} (Pexels) ${credit.url}`);
  const kinds = [...new Set(shots.map(({ asset }) => originOf(asset)))];
  const music = video.sound.music && originOf(video.sound.music.asset);
  return [
    {
      title: '영상 소재',
      lines: [
        ...footage.values(),
        ...(kinds.includes('builtin') ? ['기본 배경: QT Video가 만든 영상'] : []),
        ...(kinds.includes('own') ? ['교회에서 올린 영상과 사진'] : []),
      ],
    },
    {
      title: '음악',
      lines: music === null ? [] : [music === 'own' ? '교회에서 올린 음악' : '배경 음악: QT Video가 만든 곡'],
    },
    { title: '글꼴', lines: familiesOf(template).map((family) => `${family} (SIL Open Font License 1.1)`) },
  ].filter(({ lines }) => lines.length > 0);
}

/** `credits.txt`. */
export function writeCredits(content: PackContent): string {
  const parts = creditLines(content).map(({ title, lines }) =>
    [title, ...lines.map((line) => `- ${line}`)].join('\n'),
  );
  const notice =
    '펙셀스(Pexels) 영상은 출처를 밝히지 않아도 쓸 수 있지만, 만든 분의 이름을 함께 적어 주시면 좋아요.\n' +
    '교회에서 올린 영상과 음악은 쓸 수 있는 것인지 한 번 더 확인해 주세요.';
  return `${[...parts, notice].join('\n\n')}\n`;
}

const originOf = (asset: string): 'builtin' | 'own' | 'found' => {
  if (ownAssetId(asset)) return 'own';
  return asset.startsWith('builtin:') ? 'builtin' : 'found';
};

/** Families that a template sets its words in, each once. */
function familiesOf(template: Template): string[] {
  const found = new Set<string>();
  JSON.stringify(template, (key, value: unknown) => {
    if (key === 'family' && typeof value === 'string') found.add(value);
    return value;
  });
  return [...found];
}
