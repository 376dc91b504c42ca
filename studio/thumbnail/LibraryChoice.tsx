import { useTranslation } from 'react-i18next';
import type { ApiLibraryItem } from '../../core/library-item.ts';
import type { ThumbnailBackground } from '../../core/thumbnail.ts';
import { Button } from '../components/ui/button.tsx';
import { ChoiceCards } from '../components/ui/choice-cards.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { currentLanguage } from '../i18n/index.ts';
import { failureText } from '../lib/failure-text.ts';
import { clockText } from '../lib/units.ts';
import { UploadBox } from '../library/UploadBox.tsx';
import { useLibrary } from '../library/use-library.ts';
import { SliderField } from '../look/SliderField.tsx';

type Asset = Extract<ThumbnailBackground, { kind: 'asset' }>;

interface LibraryChoiceProps {
  background: Asset;
  /** Of a file that is uploaded here. */
  maxUploadBytes: number;
  onChange: (chosen: Omit<Asset, 'kind'>, as?: string) => void;
}

const STEP_MS = 100;

/** A clip or picture of the library, and a moment of a clip. */
export function LibraryChoice({ background, maxUploadBytes, onChange }: LibraryChoiceProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useLibrary('background');
  if (error && !data) {
    return (
      <Notice kind="danger">
        <p>{failureText(error, t)}</p>
        <Button size="small" className="mt-3" onClick={() => void refetch()}>
          {t('app.retry')}
        </Button>
      </Notice>
    );
  }
  if (!data) return <Skeleton className="h-40" />;
  const items = data.items.filter(isUsable);
  const { asset, ms, durationMs } = background;
  return (
    <div className="flex flex-col gap-3">
      <ChoiceCards
        label={t('thumbnail.backgrounds.asset')}
        value={asset}
        className="max-h-80 grid-cols-2 overflow-y-auto p-0.5"
        cardClassName="p-1.5"
        onChange={(chosen) => {
          const item = items.find((one) => one.asset === chosen);
          if (item) onChange({ asset: chosen, ms: 0, durationMs: lengthOf(item) });
        }}
        choices={items.map((item) => {
          const name = item.name[currentLanguage()];
          return {
            value: item.asset,
            name,
            testId: `background-${item.asset}`,
            content: (
              <>
                {item.previewUrl && (
                  <img
                    src={item.previewUrl}
                    alt=""
                    loading="lazy"
                    className="aspect-video w-full rounded-md object-cover"
                  />
                )}
                <span className="mt-1 truncate px-1 text-[15px]">{name}</span>
              </>
            ),
          };
        })}
      />
      {durationMs > 0 && (
        <SliderField
          label={t('thumbnail.moment')}
          value={ms}
          min={0}
          max={durationMs}
          step={STEP_MS}
          text={clockText(ms)}
          onChange={(to) => onChange({ asset, ms: to, durationMs }, 'moment')}
        />
      )}
      <UploadBox purpose="background" maxBytes={maxUploadBytes} />
    </div>
  );
}

/** Found footage belongs to the videos it was found for. */
const isUsable = (item: ApiLibraryItem): boolean =>
  item.status === 'ready' && (item.own || item.asset.startsWith('builtin:'));

/** Pictures drift, but are one picture. */
const lengthOf = (item: ApiLibraryItem): number => (item.kind === 'picture' ? 0 : item.durationMs);
