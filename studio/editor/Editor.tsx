import type { PlayerRef } from '@remotion/player';
import { Tabs } from 'radix-ui';
import { useMemo, useRef, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiConfig, ApiDocument, ApiVideo } from '../../core/api.ts';
import { captionsAreEdited } from '../../core/captions/paginate-again.ts';
import { msToFrame } from '../../core/format.ts';
import { voiceOffsetMs } from '../../core/timeline.ts';
import type { CaptionRhythm, Video } from '../../core/video.ts';
import { isActive } from '../lib/status.ts';
import { useMedia } from '../lib/use-media.ts';
import type { CaptionListHandle } from './CaptionList.tsx';
import { CaptionsTab } from './CaptionsTab.tsx';
import { DetailsPanel } from './DetailsPanel.tsx';
import type { DocumentStore } from './document-store.ts';
import { withoutCaption, withRhythm } from './edit-document.ts';
import { EditorBar } from './EditorBar.tsx';
import { EditorStage } from './EditorStage.tsx';
import { LookPanel } from './LookPanel.tsx';
import { MakePanel } from './MakePanel.tsx';
import type { PanelProps } from './panel-props.ts';
import { PictureLayer } from './picture-overlay.tsx';
import { ShotsPanel } from './ShotsPanel.tsx';
import { SoundPanel } from './SoundPanel.tsx';
import { useCoveredTop } from './use-covered-top.ts';
import { useDocumentPart, useDocumentStore } from './use-document-store.ts';
import { useEditorKeys } from './use-editor-keys.ts';
import { useStableActions } from './use-stable-actions.ts';

/** Frames after its start at which a caption has come in. */
const CAPTION_IN_FRAMES = 12;
/** From here on there is room for two columns. */
const WIDE = '(min-width: 64rem)';

/** The panels beside the picture, what they are called, and what draws them. */
const TABS = [
  ['captions', 'editor.captions', null],
  ['shots', 'timeline.shots', ShotsPanel],
  ['look', 'editor.look', LookPanel],
  ['sound', 'timeline.sound', SoundPanel],
  ['details', 'editor.details', DetailsPanel],
] as const;
/** On a phone, where the video stands and how it is made is one of them. */
const NARROW_TABS = [...TABS, ['make', 'timeline.make', null]] as const;
type Tab = (typeof NARROW_TABS)[number][0];

interface EditorProps {
  video: ApiVideo;
  given: ApiDocument;
  config: ApiConfig;
}

/**
 * Picture and timeline left, what can be changed right; on a phone the picture stays on top. It is not drawn again when
 * the document changes: each part asks the store for what it shows.
 */
export function Editor({ video, given, config }: EditorProps) {
  const { t } = useTranslation();
  const store = useDocumentStore(video.id, given);
  const hasCaptions = useDocumentPart(store, ({ document }) => document.captions.length > 0);
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
  const topPx = useCoveredTop(picture, !isWide);
  const disabled = isActive(video.status);
  const tab = isWide && chosenTab === 'make' ? 'captions' : chosenTab;
  const frameOf = (ms: number) => msToFrame(voiceOffsetMs(store.snapshot().document) + ms);

  const { edit, chooseRhythm, pause, goTo, seek, select, write, remove } = useStableActions({
    /** Edits; tells where a choice made captions anew and some were kept as they were. */
    edit: (change: (before: Video) => Video, as?: string) => {
      const before = store.snapshot().document;
      store.edit(change, as);
      const { rhythm, format } = store.snapshot().document;
      if (rhythm !== before.rhythm || format !== before.format) setKeptCaptions(captionsAreEdited(before));
    },
    chooseRhythm: (rhythm: CaptionRhythm) => edit((before) => withRhythm(before, rhythm)),
    pause: () => player?.pause(),
    goTo: (startMs: number) => player?.seekTo(frameOf(startMs) + CAPTION_IN_FRAMES),
    seek: (ms: number) => player?.seekTo(frameOf(ms)),
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

  const makePanel = useMemo(
    () => <MakePanel video={video} editable hasCaptions={hasCaptions} onBeforeMake={store.flush} />,
    [video, hasCaptions, store],
  );

  return (
    <PictureLayer value={layer}>
      <div className="grid gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,1fr)_27rem] lg:items-start">
        <div className="contents lg:sticky lg:top-20 lg:-m-1 lg:flex lg:max-h-[calc(100dvh-5.5rem)] lg:flex-col lg:gap-4 lg:overflow-y-auto lg:p-1">
          <EditorStage
            store={store}
            templates={config.templates}
            picture={picture}
            player={player}
            onPlayer={setPlayer}
            onLayer={setLayer}
            activeId={activeId}
            selectedId={selectedId}
            onActive={setActiveId}
            disabled={disabled}
            onEdit={edit}
            onSeek={seek}
            onSelect={select}
            onWrite={write}
            onRemove={remove}
          />
          {isWide && makePanel}
        </div>

        <div className="min-w-0">
          <EditorBar
            store={store}
            disabled={disabled}
            keptCaptions={keptCaptions}
            showsKeys={showsKeys}
            onKeys={setShowsKeys}
          />
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
              <CaptionsTab
                store={store}
                list={list}
                activeId={activeId}
                selectedId={selectedId}
                onSelect={setSelectedId}
                player={player}
                disabled={disabled}
                onEdit={edit}
                onRhythm={chooseRhythm}
                onGoTo={goTo}
                topPx={topPx}
              />
            </Tabs.Content>
            {TABS.map(
              ([name, , panel]) =>
                panel && (
                  <Tabs.Content key={name} value={name}>
                    <PanelOf
                      panel={panel}
                      store={store}
                      disabled={disabled}
                      onEdit={edit}
                      config={config}
                      goTo={goTo}
                      activeId={activeId}
                      pause={pause}
                    />
                  </Tabs.Content>
                ),
            )}
            {!isWide && <Tabs.Content value="make">{makePanel}</Tabs.Content>}
          </Tabs.Root>
        </div>
      </div>
    </PictureLayer>
  );
}

interface PanelOfProps extends Omit<PanelProps, 'video' | 'assets'> {
  panel: ComponentType<PanelProps>;
  store: DocumentStore;
}

/** A panel with the document as it stands. */
function PanelOf({ panel: Panel, store, ...given }: PanelOfProps) {
  const video = useDocumentPart(store, (state) => state.document);
  const assets = useDocumentPart(store, (state) => state.assets);
  return <Panel {...given} video={video} assets={assets} />;
}
