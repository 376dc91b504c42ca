import type { PlayerRef } from '@remotion/player';
import { Tabs } from 'radix-ui';
import { lazy, Suspense, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiConfig, ApiDocument, ApiVideo } from '../../core/api.ts';
import { FORMATS, type Format, msToFrame } from '../../core/format.ts';
import type { Template } from '../../core/template.ts';
import { MATCHED_LOW } from '../../core/captions/check-segments.ts';
import { captionsAreEdited } from '../../core/captions/paginate-again.ts';
import { voiceOffsetMs } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import { ErrorBoundary } from '../components/error-boundary.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { isActive } from '../lib/status.ts';
import { CaptionList } from './CaptionList.tsx';
import { DetailsPanel } from './DetailsPanel.tsx';
import { assetsFor, withRhythm } from './edit-document.ts';
import { LookPanel } from './LookPanel.tsx';
import { MakePanel } from './MakePanel.tsx';
import type { PanelProps } from './panel-props.ts';
import { PictureLayer } from './picture-overlay.tsx';
import { RhythmChoice } from './RhythmChoice.tsx';
import { SavingLine, SavingProblem } from './SavingLine.tsx';
import { ShotsPanel } from './ShotsPanel.tsx';
import { SoundPanel } from './SoundPanel.tsx';
import { UndoButtons } from './UndoButtons.tsx';
import { useDocumentState, useDocumentStore } from './use-document-store.ts';

const Preview = lazy(() => import('./Preview.tsx'));

/** Frames after its start at which a caption has come in. */
const CAPTION_IN_FRAMES = 12;
/** The panels beside the picture, and what they are called. */
const TABS = [
  ['captions', 'editor.captions'],
  ['shots', 'timeline.shots'],
  ['look', 'editor.look'],
  ['sound', 'timeline.sound'],
  ['details', 'editor.details'],
] as const;

interface EditorProps {
  video: ApiVideo;
  given: ApiDocument;
  config: ApiConfig;
}

/** Picture left, what can be changed right; on a phone the picture stays on top. */
export function Editor({ video, given, config }: EditorProps) {
  const { t } = useTranslation();
  const store = useDocumentStore(video.id, given);
  const { document, assets, saving, canUndo, canRedo } = useDocumentState(store);
  const shown = useDeferredValue(document);
  const [player, setPlayer] = useState<PlayerRef | null>(null);
  const [layer, setLayer] = useState<HTMLElement | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [keptCaptions, setKeptCaptions] = useState(false);
  const disabled = isActive(video.status);
  const template = templateOf(config, shown.template.id);

  function goTo(startMs: number) {
    player?.seekTo(msToFrame(voiceOffsetMs(document) + startMs) + CAPTION_IN_FRAMES);
  }

  /** Edits; tells where a choice made captions anew and some were kept as they were. */
  const edit: PanelProps['onEdit'] = (change, as) => {
    const before = store.snapshot().document;
    store.edit(change, as);
    const { rhythm, format } = store.snapshot().document;
    if (rhythm !== before.rhythm || format !== before.format) setKeptCaptions(captionsAreEdited(before));
  };

  const panel: PanelProps = { video: document, disabled, onEdit: edit, config, assets, goTo };

  return (
    <PictureLayer value={layer}>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_26rem] lg:items-start">
        <div className="contents lg:sticky lg:top-20 lg:-m-1 lg:flex lg:max-h-[calc(100dvh-5.5rem)] lg:flex-col lg:gap-5 lg:overflow-y-auto lg:p-1">
          <section
            aria-label={t('editor.pictureLabel')}
            className="sticky top-16 z-20 -mx-4 bg-surface px-4 pb-1 [--picture-height:34dvh] sm:-mx-6 sm:px-6 lg:static lg:mx-0 lg:px-0 lg:[--picture-height:54dvh]"
          >
            {template && (
              <ErrorBoundary fallback={<Notice kind="warning">{t('editor.previewFailed')}</Notice>}>
                <Suspense
                  fallback={<PictureSkeleton format={shown.format} label={t('editor.previewLoading')} />}
                >
                  <Preview
                    ref={setPlayer}
                    player={player}
                    video={shown}
                    template={template}
                    assets={assetsFor(shown, assets)}
                    onLayer={setLayer}
                    onCaption={setActiveId}
                  />
                </Suspense>
              </ErrorBoundary>
            )}
          </section>
          <MakePanel
            video={video}
            editable
            hasCaptions={document.captions.length > 0}
            onBeforeMake={store.flush}
          />
        </div>

        <div className="min-w-0">
          <div className="mb-3 flex flex-col gap-3">
            <div className="flex min-h-11 items-center justify-between">
              <SavingLine saving={saving} />
              {!disabled && (
                <UndoButtons canUndo={canUndo} canRedo={canRedo} onUndo={store.undo} onRedo={store.redo} />
              )}
            </div>
            <SavingProblem saving={saving} store={store} />
            {disabled && <Notice kind="info">{t('editor.readOnly')}</Notice>}
            {keptCaptions && <Notice kind="info">{t('editor.keptCaptions')}</Notice>}
          </div>
          <Tabs.Root defaultValue="captions">
            <Tabs.List className="mb-4 flex gap-1 rounded-card bg-line/60 p-1">
              {TABS.map(([tab, name]) => (
                <Tabs.Trigger
                  key={tab}
                  value={tab}
                  data-testid={`tab-${tab}`}
                  className="h-11 flex-1 rounded-lg px-2 font-medium text-muted data-[state=active]:bg-raised data-[state=active]:text-ink"
                >
                  {t(name)}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <Tabs.Content value="captions">
              <MatchedNotice video={document} />
              {document.transcript && (
                <RhythmChoice
                  value={document.rhythm}
                  disabled={disabled}
                  onChange={(rhythm) => edit((before) => withRhythm(before, rhythm))}
                />
              )}
              <CaptionList
                video={document}
                activeId={activeId}
                disabled={disabled}
                onEdit={edit}
                onGoTo={goTo}
              />
            </Tabs.Content>
            <Tabs.Content value="shots">
              <ShotsPanel {...panel} />
            </Tabs.Content>
            <Tabs.Content value="look">
              <LookPanel {...panel} />
            </Tabs.Content>
            <Tabs.Content value="sound">
              <SoundPanel {...panel} />
            </Tabs.Content>
            <Tabs.Content value="details">
              <DetailsPanel {...panel} />
            </Tabs.Content>
          </Tabs.Root>
        </div>
      </div>
    </PictureLayer>
  );
}

/** Tells where much of the manuscript was not found in the recording. */
function MatchedNotice({ video: { transcript } }: { video: Video }) {
  const { t } = useTranslation();
  const matched = transcript?.matched ?? 1;
  if (matched >= MATCHED_LOW) return null;
  return (
    <Notice kind="warning" className="mb-4" data-testid="matched-low">
      {t('check.matched', { percent: Math.round(matched * 100) })}
    </Notice>
  );
}

const templateOf = (config: ApiConfig, id: string): Template | undefined =>
  config.templates.find((template) => template.id === id) ?? config.templates[0];

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
