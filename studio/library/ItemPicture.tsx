import { Ban, Play, ThumbsUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiLibraryItem } from '../../core/library-item.ts';
import { cn } from '../lib/cn.ts';
import { clockText } from '../lib/units.ts';

/** A background as it looks: a picture that plays while the pointer is on it, or once it is tapped. */
export function ItemPicture({ item, playing }: { item: ApiLibraryItem; playing: boolean }) {
  const { t } = useTranslation();
  const [hovered, setHovered] = useState(false);
  const { url, previewUrl, kind, durationMs, verdict, width, height } = item;
  const moves = url !== null && (playing || hovered);
  const fit = cn('absolute inset-0 size-full', height > width ? 'object-contain' : 'object-cover');
  return (
    <span
      className="relative block aspect-video w-full overflow-hidden bg-sunken"
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && setHovered(true)}
      onPointerLeave={() => setHovered(false)}
    >
      {previewUrl && <img src={previewUrl} alt="" loading="lazy" decoding="async" className={fit} />}
      {moves && <video src={url} autoPlay loop muted playsInline aria-hidden className={fit} />}
      {!moves && url !== null && (
        <span className="absolute right-2 bottom-2 flex items-center gap-1 rounded-full bg-black/65 px-2 py-0.5 text-sm text-white">
          <Play aria-hidden className="size-3.5" />
          {kind === 'picture' ? t('library.picture') : clockText(durationMs)}
        </span>
      )}
      {verdict && (
        <span
          className={cn(
            'absolute top-2 left-2 flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-sm font-medium',
            verdict === 'never' ? 'bg-danger-soft text-danger' : 'bg-success-soft text-success',
          )}
        >
          {verdict === 'never' ? (
            <Ban aria-hidden className="size-3.5" />
          ) : (
            <ThumbsUp aria-hidden className="size-3.5" />
          )}
          {t(verdict === 'never' ? 'library.never' : 'library.always')}
        </span>
      )}
    </span>
  );
}
