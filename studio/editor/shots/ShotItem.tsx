import { Ban, EllipsisVertical, RotateCcw, Shuffle, ThumbsUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ApiLibraryItem, Verdict } from '../../../core/library-item.ts';
import type { ApiClipCheck } from '../../../core/picture-policy.ts';
import type { Shot } from '../../../core/video.ts';
import { Button } from '../../components/ui/button.tsx';
import { Menu, MenuItem } from '../../components/ui/menu.tsx';
import { currentLanguage } from '../../i18n/index.ts';
import { clockText } from '../../lib/units.ts';

interface ShotItemProps {
  shot: Shot;
  /** What is said meanwhile. */
  summary: string;
  /** Its clip, where it is in the library. */
  item: ApiLibraryItem | undefined;
  /** Where the clip is played from. */
  url: string | undefined;
  verdict: Verdict | null;
  /** What a model said of it, null where none looked; undefined where that is not known. */
  check: ApiClipCheck | null | undefined;
  disabled: boolean;
  onShow: () => void;
  onSwap: () => void;
  onNever: () => void;
  onJudge: (verdict: Verdict | null) => void;
}

/** A scene: its background, when, what is said, and what can be done about it. */
export function ShotItem(props: ShotItemProps) {
  const { shot, summary, item, url, verdict, check, disabled, onShow, onSwap, onNever, onJudge } = props;
  const { t } = useTranslation();
  const time = clockText(shot.startMs);
  const span = t('scenes.until', { from: time, to: clockText(shot.endMs) });
  return (
    <li
      className="flex gap-3 rounded-card border border-line bg-raised p-2"
      data-testid="shot"
      data-asset={shot.clip.asset}
    >
      <button
        type="button"
        onClick={onShow}
        aria-label={t('scenes.show', { time })}
        className="relative aspect-video w-32 shrink-0 self-start overflow-hidden rounded-lg bg-sunken sm:w-36"
        data-testid="show-shot"
      >
        <ShotPicture previewUrl={item?.previewUrl ?? null} url={url} startMs={shot.clipStartMs} />
        {verdict === 'always' && (
          <span className="absolute top-1.5 left-1.5 grid size-6 place-items-center rounded-full bg-success-soft text-success">
            <ThumbsUp aria-label={t('library.always')} role="img" className="size-3.5" />
          </span>
        )}
      </button>
      <div className="flex min-w-0 flex-1 flex-col">
        <p className="text-sm text-muted tabular-nums">
          {span}
          {item && ` · ${item.name[currentLanguage()]}`}
          {!item && shot.clip.credit && ` · ${shot.clip.credit.author}`}
        </p>
        <p className="line-clamp-2 text-[15px] leading-snug">{summary || t('scenes.noSummary')}</p>
        {!item && verdict === null && check !== undefined && <CheckLine check={check} />}
        <div className="mt-auto -mb-1 flex items-center justify-end">
          <Button
            kind="quiet"
            size="small"
            className="px-3"
            disabled={disabled}
            onClick={onSwap}
            data-testid="swap-shot"
          >
            <Shuffle aria-hidden />
            {t('scenes.swap')}
          </Button>
          <Menu
            trigger={
              <Button
                kind="quiet"
                size="icon"
                disabled={disabled}
                aria-label={t('scenes.more', { time })}
                data-testid="more-shot"
              >
                <EllipsisVertical aria-hidden />
              </Button>
            }
          >
            <MenuItem onSelect={onNever} data-testid="shot-never">
              <Ban aria-hidden />
              {t('scenes.neverAgain')}
            </MenuItem>
            {verdict === null ? (
              <MenuItem onSelect={() => onJudge('always')} data-testid="shot-always">
                <ThumbsUp aria-hidden />
                {t('scenes.alwaysFine')}
              </MenuItem>
            ) : (
              <MenuItem onSelect={() => onJudge(null)} data-testid="shot-take-back">
                <RotateCcw aria-hidden />
                {t('scenes.takeBack')}
              </MenuItem>
            )}
          </Menu>
        </div>
      </div>
    </li>
  );
}

/** Whether somebody looked at a found clip, and what they saw. */
function CheckLine({ check }: { check: ApiClipCheck | null }) {
  const { t } = useTranslation();
  if (!check) return <p className="mt-1 text-sm text-muted">{t('scenes.unchecked')}</p>;
  if (check.verdict === 'refused')
    return (
      <p className="mt-1 text-sm text-warning">
        {check.reason ? t('scenes.refused', { reason: check.reason }) : t('scenes.refusedNoReason')}
      </p>
    );
  const date = new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'medium' });
  return (
    <p className="mt-1 text-sm text-muted">
      {t('scenes.checked', { date: date.format(new Date(check.checkedAt)) })}
    </p>
  );
}

interface ShotPictureProps {
  previewUrl: string | null;
  url: string | undefined;
  startMs: number;
}

/** The picture that stands for a clip; found footage has none kept, so that a frame of it is shown. */
function ShotPicture({ previewUrl, url, startMs }: ShotPictureProps) {
  const fit = 'absolute inset-0 size-full object-cover';
  if (previewUrl) return <img src={previewUrl} alt="" loading="lazy" decoding="async" className={fit} />;
  if (!url) return null;
  return (
    <video
      src={`${url}#t=${startMs / 1000 + 0.5}`}
      preload="metadata"
      muted
      playsInline
      aria-hidden
      className={fit}
    />
  );
}
