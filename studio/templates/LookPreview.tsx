import { lazy, Suspense, useDeferredValue, type ComponentType } from 'react';
import { FORMATS } from '../../core/format.ts';
import { TemplatePicture } from '../components/template-picture.tsx';
import { cn } from '../lib/cn.ts';
import type { MovingPreviewProps } from './MovingPreview.tsx';
import type { PreviewRequest } from './preview-document.ts';

// without it the picture stays, which is no reason to show an error
const MovingPreview = lazy<ComponentType<MovingPreviewProps>>(() =>
  import('./MovingPreview.tsx').catch(() => ({ default: () => null })),
);

interface LookPreviewProps {
  request: PreviewRequest;
  /** Whether the moving preview is there, over the picture. It costs a player with a video or two. */
  moving: boolean;
  playing: boolean;
  beginAt?: MovingPreviewProps['beginAt'];
  className?: string;
}

/** How a look looks: its picture at first, then a person's own words in it. */
export function LookPreview({ request, moving, playing, beginAt = 'title', className }: LookPreviewProps) {
  const shown = useDeferredValue(request);
  const { width, height } = FORMATS[shown.format];
  return (
    <span
      className={cn('relative block overflow-hidden bg-stone-900', className)}
      style={{ aspectRatio: `${width} / ${height}` }}
    >
      <TemplatePicture
        template={shown.template}
        className="absolute inset-0 aspect-auto size-full rounded-none"
      />
      {moving && (
        <Suspense>
          <span aria-hidden inert className="animate-appear absolute inset-0" data-testid="moving-preview">
            {/* another shape or look is another film: the player starts it anew */}
            <MovingPreview
              key={`${shown.template.id} ${shown.format}`}
              request={shown}
              playing={playing}
              beginAt={beginAt}
            />
          </span>
        </Suspense>
      )}
    </span>
  );
}
