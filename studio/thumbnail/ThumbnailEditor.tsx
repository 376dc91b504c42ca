import { Tabs } from 'radix-ui';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiConfig, ApiDocument, ApiVideo } from '../../core/api.ts';
import { resolveTemplate } from '../../core/template.ts';
import { defaultThumbnail } from '../../core/thumbnail/design-thumbnail.ts';
import type { Thumbnail } from '../../core/thumbnail.ts';
import { Notice } from '../components/ui/notice.tsx';
import { Skeleton } from '../components/ui/skeleton.tsx';
import { SavingLine, SavingProblem } from '../editor/SavingLine.tsx';
import { UndoButtons } from '../editor/UndoButtons.tsx';
import { useDocumentPart, useDocumentStore } from '../editor/use-document-store.ts';
import { useSettled } from '../editor/use-settled.ts';
import { isActive } from '../lib/status.ts';
import { BackgroundPanel } from './BackgroundPanel.tsx';
import { DownloadPanel } from './DownloadPanel.tsx';
import { withCopy } from './edit-thumbnail.ts';
import { ItemsPanel } from './ItemsPanel.tsx';
import { LayoutPanel } from './LayoutPanel.tsx';
import { pictureUrlOf } from './picture-url.ts';
import { Stage } from './Stage.tsx';
import { useMeasured } from './use-boxes.ts';
import { useDrawnOnLeaving } from './use-drawn-on-leaving.ts';
import { useUndoKeys } from './use-undo-keys.ts';

interface ThumbnailEditorProps {
  video: ApiVideo;
  given: ApiDocument;
  config: ApiConfig;
}

const TABS = ['items', 'background', 'layout'] as const;
type Tab = (typeof TABS)[number];
/** A slider that is still moving asks for no picture. */
const PICTURE_AFTER_MS = 160;

/** The thumbnail left, what can be changed right; on a phone it stays on top. */
export function ThumbnailEditor({ video, given, config }: ThumbnailEditorProps) {
  const { t } = useTranslation();
  const store = useDocumentStore(video.id, given);
  const { document, saving, canUndo, canRedo } = useDocumentPart(store, (state) => state);
  const loaded = config.templates.find(({ id }) => id === document.template.id) ?? config.templates[0]!;
  const template = useMemo(
    () => resolveTemplate(loaded, document.template.overrides),
    [loaded, document.template.overrides],
  );
  const made = useMemo(() => defaultThumbnail(document, template), [document, template]);
  const design = document.thumbnail ?? made;
  const measured = useMeasured(design);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [editingId, setEditingId] = useState<string | null>(null);
  const [tab, setTab] = useState<Tab>('items');
  const disabled = isActive(video.status);
  const pictureUrl = useSettled(
    pictureUrlOf({
      videoId: video.id,
      video: document,
      design,
      crossfadeFrames: template.crossfadeFrames,
    }),
    PICTURE_AFTER_MS,
  );
  useDrawnOnLeaving(video.id, store);
  useUndoKeys({ undo: () => !disabled && store.undo(), redo: () => !disabled && store.redo() });

  const edit = (change: (design: Thumbnail) => Thumbnail, as?: string) => {
    store.edit((before) => {
      const present = before.thumbnail ?? defaultThumbnail(before, template);
      const changed = change(present);
      return changed === present ? before : { ...before, thumbnail: changed };
    }, as);
  };

  function select(id: string | null) {
    setSelectedId(id);
    if (id === null) return setEditingId(null);
    setTab('items');
    if (id !== editingId) setEditingId(null);
  }

  function add(change: (design: Thumbnail) => { design: Thumbnail; id: string }) {
    const { id } = change(design);
    edit((before) => change(before).design);
    select(id);
  }

  const { palette, card } = template;
  const colors = [palette.ink, palette.accent, palette.ground, card.title.color, '#FFFFFF', '#14120F'];
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_26rem] lg:items-start">
      <div className="contents lg:sticky lg:top-20 lg:-m-1 lg:flex lg:max-h-[calc(100dvh-5.5rem)] lg:flex-col lg:gap-5 lg:overflow-y-auto lg:p-1">
        <section
          aria-label={t('thumbnail.picture')}
          className="sticky top-16 z-20 -mx-4 bg-surface px-4 py-2 [--picture-height:38dvh] sm:-mx-6 sm:px-6 lg:static lg:mx-0 lg:px-0 lg:py-0 lg:[--picture-height:62dvh]"
        >
          {measured ? (
            <Stage
              design={design}
              measured={measured}
              pictureUrl={pictureUrl}
              disabled={disabled}
              selectedId={selectedId}
              onSelect={select}
              editingId={editingId}
              onEditText={setEditingId}
              onDuplicate={(id) => add((before) => withCopy(before, id))}
              onEdit={edit}
            />
          ) : (
            <Skeleton className="mx-auto aspect-video w-full" />
          )}
        </section>
        <DownloadPanel videoId={video.id} format={design.format} onBefore={store.flush} />
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
        </div>
        {!disabled && (
          <Tabs.Root value={tab} onValueChange={(to) => setTab(TABS.find((one) => one === to) ?? 'items')}>
            <Tabs.List className="mb-4 flex gap-1 rounded-card bg-line/60 p-1">
              {TABS.map((one) => (
                <Tabs.Trigger
                  key={one}
                  value={one}
                  data-testid={`thumbnail-tab-${one}`}
                  className="h-11 flex-1 rounded-lg px-2 font-medium text-muted data-[state=active]:bg-raised data-[state=active]:text-ink"
                >
                  {t(`thumbnail.tabs.${one}`)}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <Tabs.Content value="items">
              <ItemsPanel
                video={document}
                template={template}
                design={design}
                boxes={measured?.boxes}
                colors={colors}
                selectedId={selectedId}
                onSelect={select}
                onAdd={add}
                onEdit={edit}
              />
            </Tabs.Content>
            <Tabs.Content value="background">
              <BackgroundPanel
                video={document}
                template={template}
                design={design}
                colors={colors}
                maxUploadBytes={config.maxUploadBytes}
                onEdit={(change, as) => edit(change, as && `thumbnail background ${as}`)}
              />
            </Tabs.Content>
            <Tabs.Content value="layout">
              <LayoutPanel
                video={document}
                template={template}
                design={design}
                pictureUrl={pictureUrl}
                onEdit={(change) => {
                  setSelectedId(null);
                  edit(change);
                }}
              />
            </Tabs.Content>
          </Tabs.Root>
        )}
      </div>
    </div>
  );
}
