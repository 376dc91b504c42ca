import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { toast } from 'sonner';
import type { OwnPicture } from '../../core/church-pictures.ts';
import { clipOf, type ApiLibraryItem, type Verdict } from '../../core/library-item.ts';
import { withClip, withoutClip } from '../../core/swap-shots.ts';
import type { Shot, Video } from '../../core/video.ts';
import { keys } from '../lib/keys.ts';
import { useClipChecks } from '../library/use-clip-checks.ts';
import { useLibraryChanges } from '../library/use-library-changes.ts';
import { useLibrary, useVerdicts } from '../library/use-library.ts';
import { assetsFor } from './edit-document.ts';
import type { PanelProps } from './panel-props.ts';
import { ShotItem } from './shots/ShotItem.tsx';
import { SwapDialog } from './shots/SwapDialog.tsx';

const UNDO_MS = 8_000;

/** The pictures behind the captions, in the order they come: to be seen, changed, and judged for good. */
export function ShotsPanel({ video, disabled, onEdit, assets, goTo }: PanelProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { data } = useLibrary('background');
  const { data: verdicts = [] } = useVerdicts();
  const { data: checks } = useClipChecks(video.shots.map(({ clip }) => clip.asset));
  const { say } = useLibraryChanges();
  const [swapping, setSwapping] = useState<Shot | null>(null);
  const items = new Map(data?.items.map((item) => [item.asset, item]));
  const verdictOf = (asset: string): Verdict | null =>
    items.get(asset)?.verdict ?? verdicts.find((said) => said.asset === asset)?.verdict ?? null;
  const urls = assetsFor(video, assets);

  if (video.shots.length === 0) return <p className="py-6 text-muted">{t('timeline.shotsNone')}</p>;

  /** Out of this video at once, and out of those to come. */
  function banish({ clip }: Shot) {
    const before = video.shots;
    say.mutate({ asset: clip.asset, verdict: 'never' });
    onEdit((now) => withoutClip(now, clip.asset, candidatesOf(data?.items ?? [], now)));
    toast(t('scenes.replaced'), {
      duration: UNDO_MS,
      action: {
        label: t('app.undo'),
        onClick: () => {
          say.mutate({ asset: clip.asset, verdict: null });
          onEdit((now) => withShotsBack(now, before, clip.asset));
        },
      },
    });
  }

  function judge(asset: string, verdict: Verdict | null) {
    say.mutate(
      { asset, verdict },
      { onSuccess: () => void queryClient.invalidateQueries({ queryKey: keys.verdicts }) },
    );
    if (verdict === 'always') toast.success(t('library.saidAlways'));
  }

  return (
    <>
      <p className="mb-3 text-[15px] text-muted">
        {t('scenes.lead')}{' '}
        <Link to="/settings#pictures" className="underline underline-offset-4" data-testid="to-policy">
          {t('scenes.toPolicy')}
        </Link>
      </p>
      <ol className="flex flex-col gap-3" data-testid="shots">
        {video.shots.map((shot) => {
          const { asset } = shot.clip;
          return (
            <ShotItem
              key={shot.id}
              shot={shot}
              summary={summaryAt(video, middleOf(shot))}
              item={items.get(asset)}
              url={urls[asset]}
              verdict={verdictOf(asset)}
              check={checks ? (checks[asset] ?? null) : undefined}
              disabled={disabled}
              onShow={() => goTo(shot.startMs)}
              onSwap={() => setSwapping(shot)}
              onNever={() => banish(shot)}
              onJudge={(verdict) => judge(asset, verdict)}
            />
          );
        })}
      </ol>
      {swapping && (
        <SwapDialog
          shot={swapping}
          query={sceneAt(video, middleOf(swapping))?.picture ?? ''}
          format={video.format}
          onClose={() => setSwapping(null)}
          onPick={(item) => {
            onEdit((now) => withClip(now, swapping.id, clipOf(item, now.format)));
            setSwapping(null);
          }}
        />
      )}
    </>
  );
}

/** What may take the place of a clip. */
const candidatesOf = (items: readonly ApiLibraryItem[], { format }: Video): OwnPicture[] =>
  items
    .filter(({ status, verdict }) => status === 'ready' && verdict !== 'never')
    .map((item) => ({ clip: clipOf(item, format), words: [item.name.ko, item.name.en, ...item.tags] }));

/** The shots that showed a clip before, as they were. */
function withShotsBack(video: Video, before: readonly Shot[], asset: string): Video {
  const back = new Map(before.filter(({ clip }) => clip.asset === asset).map((shot) => [shot.id, shot]));
  const kept = video.shots.map((shot) => back.get(shot.id) ?? shot);
  const gone = [...back.values()].filter(({ id }) => !video.shots.some((shot) => shot.id === id));
  return { ...video, shots: [...kept, ...gone].toSorted((a, b) => a.startMs - b.startMs) };
}

const middleOf = ({ startMs, endMs }: Shot): number => (startMs + endMs) / 2;

const sceneAt = ({ script }: Video, ms: number) =>
  script?.scenes.find((scene) => ms >= scene.startMs && ms < scene.endMs);

/** What is said at a moment, in a line. */
const summaryAt = (video: Video, ms: number): string => sceneAt(video, ms)?.summary ?? '';
