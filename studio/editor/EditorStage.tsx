import type { PlayerRef } from '@remotion/player';
import { lazy, memo, Suspense, useMemo, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { FORMATS, type Format } from '../../core/format.ts';
import type { Template } from '../../core/template.ts';
import { ErrorBoundary } from '../components/error-boundary.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import type { DocumentStore } from './document-store.ts';
import { assetsFor } from './edit-document.ts';
import { loadPreview, loadTimeline } from './load-editor.ts';
import type { PanelProps } from './panel-props.ts';
import { useDocumentPart } from './use-document-store.ts';
import { useSettled } from './use-settled.ts';

const Preview = lazy(loadPreview);
const Timeline = lazy(loadTimeline);

/** Picture and timeline wait until nobody has typed for so long. */
const SETTLED_AFTER_MS = 250;

interface EditorStageProps {
  store: DocumentStore;
  templates: readonly Template[];
  picture: RefObject<HTMLElement | null>;
  player: PlayerRef | null;
  onPlayer: (player: PlayerRef | null) => void;
  onLayer: (layer: HTMLElement | null) => void;
  activeId: string | null;
  selectedId: string | null;
  onActive: (id: string | null) => void;
  disabled: boolean;
  onEdit: PanelProps['onEdit'];
  onSeek: (ms: number) => void;
  onSelect: (id: string, startMs: number) => void;
  onWrite: (id: string) => void;
  onRemove: (id: string) => void;
}

/** The video as it will be, and the timeline under it. */
export const EditorStage = memo(function EditorStage(props: EditorStageProps) {
  const { store, templates, picture, onPlayer, onLayer, onActive, ...given } = props;
  const { player } = given;
  const { t } = useTranslation();
  const document = useDocumentPart(store, (state) => state.document);
  const assets = useDocumentPart(store, (state) => state.assets);
  const shown = useSettled(document, SETTLED_AFTER_MS);
  const shownAssets = useMemo(() => assetsFor(shown, assets), [shown, assets]);
  const template = templates.find(({ id }) => id === shown.template.id) ?? templates[0];
  return (
    <>
      <section
        ref={picture}
        aria-label={t('editor.pictureLabel')}
        className="sticky top-16 z-20 -mx-4 bg-surface px-4 pb-1 [--picture-height:30dvh] sm:-mx-6 sm:px-6 lg:static lg:mx-0 lg:px-0 lg:[--picture-height:max(12rem,min(42dvh,calc(100dvh-31rem)))]"
      >
        {template && (
          <ErrorBoundary fallback={<Notice kind="warning">{t('editor.previewFailed')}</Notice>}>
            <Suspense fallback={<PictureSkeleton format={shown.format} label={t('editor.previewLoading')} />}>
              <Preview
                ref={onPlayer}
                player={player}
                video={shown}
                template={template}
                assets={shownAssets}
                onLayer={onLayer}
                onCaption={onActive}
              />
            </Suspense>
          </ErrorBoundary>
        )}
      </section>
      <ErrorBoundary fallback={null}>
        <Suspense fallback={<Skeleton className="h-46 shrink-0" />}>
          <Timeline {...given} video={shown} />
        </Suspense>
      </ErrorBoundary>
    </>
  );
});

function PictureSkeleton({ format, label }: { format: Format; label: string }) {
  const { width, height } = FORMATS[format];
  return (
    <div
      role="status"
      className="mx-auto mb-12"
      style={{
        aspectRatio: `${width} / ${height}`,
        width: `min(100%, calc(var(--picture-height) * ${width / height}))`,
      }}
    >
      <span className="sr-only">{label}</span>
      <Skeleton className="size-full" />
    </div>
  );
}
