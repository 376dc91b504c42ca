import type { PlayerRef } from '@remotion/player';
import { Tabs } from 'radix-ui';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiConfig, ApiDocument, ApiVideo } from '../../core/api.ts';
import { MATCHED_LOW } from '../../core/captions/check-segments.ts';
import { captionsAreEdited } from '../../core/captions/paginate-again.ts';
import { FORMATS, type Format, msToFrame } from '../../core/format.ts';
import type { Template } from '../../core/template.ts';
import { voiceOffsetMs } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import { ErrorBoundary } from '../components/error-boundary.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { isActive } from '../lib/status.ts';
import { useMedia } from '../lib/use-media.ts';
import { CaptionList, type CaptionListHandle } from './CaptionList.tsx';
import { DetailsPanel } from './DetailsPanel.tsx';
import { assetsFor, withoutCaption, withRhythm } from './edit-document.ts';
import { KeyboardHelp } from './KeyboardHelp.tsx';
import { LookPanel } from './LookPanel.tsx';
import { MakePanel } from './MakePanel.tsx';
import type { PanelProps } from './panel-props.ts';
import { PictureLayer } from './picture-overlay.tsx';
import { RhythmChoice } from './RhythmChoice.tsx';
import { SavingLine, SavingProblem } from './SavingLine.tsx';
import { ShotsPanel } from './ShotsPanel.tsx';
import { SoundPanel } from './SoundPanel.tsx';
import { UndoButtons } from './UndoButtons.tsx';
import { useCoveredTop } from './use-covered-top.ts';
import { useDocumentState, useDocumentStore } from './use-document-store.ts';
import { useEditorKeys } from './use-editor-keys.ts';
import { useSettled } from './use-settled.ts';
import { useStableActions } from './use-stable-actions.ts';

const Preview = lazy(() => import('./Preview.tsx'));
const Timeline = lazy(() => import('./timeline/Timeline.tsx'));

/** Frames after its start at which a caption has come in. */
const CAPTION_IN_FRAMES = 12;
/** The picture waits until nobody has typed for so long. */
const SETTLED_AFTER_MS = 150;
/** From here on there is room for two columns. */
const WIDE = '(min-width: 64rem)';

/** The panels beside the picture, and what they are called. */
const TABS = [
  ['captions', 'editor.captions'],
  ['shots', 'timeline.shots'],
  ['look', 'editor.look'],
  ['sound', 'timeline.sound'],
  ['details', 'editor.details'],
] as const;
/** On a phone, where the video stands and how it is made is one of them. */
const NARROW_TABS = [...TABS, ['make', 'timeline.make']] as const;
type Tab = (typeof NARROW_TABS)[number][0];

interface EditorProps {
  video: ApiVideo;
  given: ApiDocument;
  config: ApiConfig;
}

/** Picture and timeline left, what can be changed right; on a phone the picture stays on top. */
export function Editor({ video, given, config }: EditorProps) {
  const { t } = useTranslation();
  const store = useDocumentStore(video.id, given);
  const { document, assets, saving, canUndo, canRedo } = useDocumentState(store);
  const shown = useSettled(document, SETTLED_AFTER_MS);
  const shownAssets = useMemo(() => assetsFor(shown, assets), [shown, assets]);
  const isWide = useMedia(WIDE);
  const [player, setPlayer] = useState<PlayerRef | null>(null);
  const [layer, setLayer] = useState<HTMLElement | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [chosenTab, setTab] = useState<Tab>(video.status === 'review' || isWide ? 'captions' : 'make');
  const [keptCaptions, setKeptCaptions] = useState(false);
  const [showsKeys, setShowsKeys] = useState(false);
  const picture = useRef<HTMLElement>(null);
  const list = useRef<CaptionListHandle>(null);
  const disabled = isActive(video.status);
  const template = templateOf(config, shown.template.id);
  const tab = isWide && chosenTab === 'make' ? 'captions' : chosenTab;

  const { edit, goTo, seek, select, write, remove } = useStableActions({
    /** Edits; tells where a choice made captions anew and some were kept as they were. */
    edit: (change: (before: Video) => Video, as?: string) => {
      const before = store.snapshot().document;
      store.edit(change, as);
      const { rhythm, format } = store.snapshot().document;
      if (rhythm !== before.rhythm || format !== before.format) setKeptCaptions(captionsAreEdited(before));
    },
    goTo: (startMs: number) => {
      player?.seekTo(msToFrame(voiceOffsetMs(document) + startMs) + CAPTION_IN_FRAMES);
    },
    seek: (ms: number) => player?.seekTo(msToFrame(voiceOffsetMs(document) + ms)),
    select: (id: string, startMs: number) => {
      setSelectedId(id);
      list.current?.show(id);
      goTo(startMs);
    },
    write: (id: string) => {
      setTab('captions');
      // the list may have to be drawn first
      requestAnimationFrame(() => list.current?.edit(id));
    },
    remove: (id: string) => edit((before) => withoutCaption(before, id)),
  });

  useEditorKeys({
    toggle: () => player?.toggle(),
    seekBy: (ms) => player && player.seekTo(Math.max(0, player.getCurrentFrame() + msToFrame(ms))),
    undo: () => !disabled && store.undo(),
    redo: () => !disabled && store.redo(),
    find: () => {
      setTab('captions');
      requestAnimationFrame(() => list.current?.find());
    },
    help: () => setShowsKeys(true),
  });

  const panel: PanelProps = {
    video: document,
    disabled,
    onEdit: edit,
    config,
    assets,
    goTo,
    activeId,
    pause: () => player?.pause(),
  };
  const hasCaptions = document.captions.length > 0;
  const makePanel = useMemo(
    () => <MakePanel video={video} editable hasCaptions={hasCaptions} onBeforeMake={store.flush} />,
    [video, hasCaptions, store],
  );
  const topPx = useCoveredTop(picture, !isWide);

  return (
    <PictureLayer value={layer}>
      <div className="grid gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,1fr)_27rem] lg:items-start">
        <div className="contents lg:sticky lg:top-20 lg:-m-1 lg:flex lg:max-h-[calc(100dvh-5.5rem)] lg:flex-col lg:gap-4 lg:overflow-y-auto lg:p-1">
          <section
            ref={picture}
            aria-label={t('editor.pictureLabel')}
            className="sticky top-16 z-20 -mx-4 bg-surface px-4 pb-1 [--picture-height:30dvh] sm:-mx-6 sm:px-6 lg:static lg:mx-0 lg:px-0 lg:[--picture-height:42dvh]"
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
                    assets={shownAssets}
                    onLayer={setLayer}
                    onCaption={setActiveId}
                  />
                </Suspense>
              </ErrorBoundary>
            )}
          </section>
          <ErrorBoundary fallback={null}>
            <Suspense fallback={<Skeleton className="h-46" />}>
              <Timeline
                video={document}
                player={player}
                activeId={activeId}
                selectedId={selectedId}
                disabled={disabled}
                onEdit={edit}
                onSeek={seek}
                onSelect={select}
                onWrite={write}
                onRemove={remove}
              />
            </Suspense>
          </ErrorBoundary>
          {isWide && makePanel}
        </div>

        <div className="min-w-0">
          <div className="mb-3 flex flex-col gap-3">
            <div className="flex min-h-11 items-center justify-between">
              <SavingLine saving={saving} />
              <span className="flex">
                {!disabled && (
                  <UndoButtons canUndo={canUndo} canRedo={canRedo} onUndo={store.undo} onRedo={store.redo} />
                )}
                <KeyboardHelp open={showsKeys} onOpen={setShowsKeys} />
              </span>
            </div>
            <SavingProblem saving={saving} store={store} />
            {disabled && <Notice kind="info">{t('editor.readOnly')}</Notice>}
            {keptCaptions && <Notice kind="info">{t('editor.keptCaptions')}</Notice>}
          </div>
          <Tabs.Root value={tab} onValueChange={(chosen) => setTab(chosen as Tab)}>
            <Tabs.List
              aria-label={t('timeline.panels')}
              className="mb-4 flex overflow-x-auto rounded-card bg-line/60 p-1 sm:gap-1"
            >
              {(isWide ? TABS : NARROW_TABS).map(([name, label]) => (
                <Tabs.Trigger
                  key={name}
                  value={name}
                  data-testid={`tab-${name}`}
                  className="h-11 flex-auto rounded-lg px-1 text-sm font-medium whitespace-nowrap text-muted focus-visible:outline-offset-[-3px] data-[state=active]:bg-raised data-[state=active]:text-ink sm:flex-1 sm:px-2 sm:text-[15px]"
                >
                  {t(label)}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <Tabs.Content value="captions" tabIndex={-1}>
              <MatchedNotice video={document} />
              {document.transcript && (
                <RhythmChoice
                  value={document.rhythm}
                  disabled={disabled}
                  onChange={(rhythm) => edit((before) => withRhythm(before, rhythm))}
                />
              )}
              <CaptionList
                ref={list}
                video={document}
                activeId={activeId}
                selectedId={selectedId}
                onSelect={setSelectedId}
                isPlaying={() => player?.isPlaying() ?? false}
                disabled={disabled}
                onEdit={edit}
                onGoTo={goTo}
                topPx={topPx}
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
            {!isWide && <Tabs.Content value="make">{makePanel}</Tabs.Content>}
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
