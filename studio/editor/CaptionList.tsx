import type { PlayerRef } from '@remotion/player';
import { Search } from 'lucide-react';
import { useEffect, useEffectEvent, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Video } from '../../core/video.ts';
import { Button } from '../components/ui/button.tsx';
import { captionRows, nextAsking, type CaptionRow } from './caption-rows.ts';
import { CaptionItem } from './CaptionItem.tsx';
import { CheckBar } from './CheckBar.tsx';
import { canMerge } from './edit-document.ts';
import { FindBar } from './FindBar.tsx';
import { isTextField } from './keys.ts';
import type { PanelProps } from './panel-props.ts';
import { HiddenItem, UnwrittenItem } from './UncaptionedItems.tsx';
import { useCaptionActions } from './use-caption-actions.ts';
import { rowId, useCaptionWindow } from './use-caption-window.ts';
import { useFind } from './use-find.ts';

/** What others may ask of the list. */
export interface CaptionListHandle {
  /** Brings a caption into sight. */
  show: (id: string) => void;
  /** Puts the cursor into its text. */
  edit: (id: string) => void;
  /** Opens the search. */
  find: () => void;
}

interface CaptionListProps {
  video: Video;
  /** The one on screen now. */
  activeId: string | null;
  /** The one being edited. */
  selectedId: string | null;
  onSelect: (id: string) => void;
  player: PlayerRef | null;
  disabled: boolean;
  onEdit: PanelProps['onEdit'];
  onGoTo: (startMs: number) => void;
  /** What covers the upper edge of the window, in pixels. */
  topPx: number;
  ref: Ref<CaptionListHandle>;
}

const NONE: readonly never[] = [];

/** Every caption, to be read and corrected in place, and between them what is to be decided. */
export function CaptionList(props: CaptionListProps) {
  const { video, activeId, selectedId, onSelect, player, disabled, onEdit, onGoTo, topPx, ref } = props;
  const { t } = useTranslation();
  const { captions, transcript, language, format } = video;
  const all = useMemo(() => captionRows({ captions, transcript }), [captions, transcript]);
  const [onlyAsking, setOnlyAsking] = useState(false);
  const lastAsked = useRef<string | null>(null);
  const asking = useMemo(() => all.filter((row) => row.asks), [all]);
  const rows = onlyAsking && asking.length > 0 ? asking : all;
  const { list, virtualizer, scrollMargin, show, focus, leftAlone } = useCaptionWindow({
    rows,
    keep: [selectedId],
    topPx,
  });
  const find = useFind({ video, onEdit, onShow: show });
  const actions = useCaptionActions({
    video,
    onEdit,
    onGoTo,
    onSelect: (id) => {
      onSelect(id);
      lastAsked.current = id;
    },
    focus,
  });

  useImperativeHandle(ref, () => ({ show, edit: focus, find: () => find.setOpen(true) }));

  // follows what is heard, unless the person is busy
  const follow = useEffectEvent((id: string) => {
    if (player?.isPlaying() && !isTextField(document.activeElement) && !leftAlone()) show(id);
  });
  useEffect(() => {
    if (activeId !== null) follow(activeId);
  }, [activeId]);

  function goToNext() {
    const next = nextAsking(rows, lastAsked.current);
    if (!next) return;
    focus(next.key);
    lastAsked.current = next.key;
    onGoTo(next.startMs);
  }

  function item(row: CaptionRow) {
    switch (row.kind) {
      case 'caption':
        return (
          <CaptionItem
            caption={row.caption}
            mark={row.mark}
            segment={row.segment}
            language={language}
            format={format}
            active={row.key === activeId}
            selected={row.key === selectedId}
            mayMerge={row.key === selectedId && canMerge(video, row.key)}
            found={find.places.get(row.key) ?? NONE}
            here={find.here?.id === row.key ? find.here : null}
            disabled={disabled}
            actions={actions}
          />
        );
      case 'hidden':
        return <HiddenItem row={row} disabled={disabled} actions={actions} />;
      case 'unwritten':
        return <UnwrittenItem row={row} disabled={disabled} actions={actions} />;
    }
  }

  if (all.length === 0) return <p className="py-6 text-muted">{t('editor.captionsNone')}</p>;
  return (
    <>
      <div className="mb-1 flex min-h-11 items-center justify-between gap-2">
        <p className="text-[15px] text-muted">{t('editor.captionCount', { count: captions.length })}</p>
        <Button
          kind="quiet"
          size="small"
          className="px-3 text-[15px] aria-expanded:bg-accent-soft"
          aria-expanded={find.open}
          aria-keyshortcuts="Control+F"
          onClick={() => find.setOpen(!find.open)}
          data-testid="find-open"
        >
          <Search aria-hidden />
          {t('timeline.find.open')}
        </Button>
      </div>
      {find.open && <FindBar find={find} topPx={topPx} disabled={disabled} />}
      <ol
        ref={list}
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
        aria-label={t('editor.captions')}
        data-testid="captions"
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row && (
              <li
                key={key}
                ref={virtualizer.measureElement}
                id={rowId(row.key)}
                data-index={index}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                className="absolute top-0 left-0 w-full"
                style={{ transform: `translateY(${start - scrollMargin}px)` }}
              >
                {item(row)}
              </li>
            )
          );
        })}
      </ol>
      {asking.length > 0 && !disabled && (
        <CheckBar
          count={asking.length}
          onlyAsking={onlyAsking}
          onOnlyAsking={setOnlyAsking}
          onNext={goToNext}
        />
      )}
    </>
  );
}
