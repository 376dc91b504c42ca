import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withChecked } from '../../core/captions/check-segments.ts';
import { captionUnwritten, passOverUnwritten, showSegment } from '../../core/captions/show-segment.ts';
import type { Video } from '../../core/video.ts';
import { captionRows, nextAsking, type CaptionRow } from './caption-rows.ts';
import { CaptionItem, type CaptionActions } from './CaptionItem.tsx';
import { CheckBar } from './CheckBar.tsx';
import { canMerge, editCaption, withCaption, withMerged, withNudge, withSplit } from './edit-document.ts';
import { HiddenItem, UnwrittenItem } from './UncaptionedItems.tsx';
import { useStableActions } from './use-stable-actions.ts';

interface CaptionListProps {
  video: Video;
  /** The one on screen now. */
  activeId: string | null;
  disabled: boolean;
  /** `as`: edits of the same name, one soon after the other, are undone together. */
  onEdit: (change: (video: Video) => Video, as?: string) => void;
  onGoTo: (startMs: number) => void;
}

/** Every caption, to be read and corrected in place, and between them what is to be decided. */
export function CaptionList({ video, activeId, disabled, onEdit, onGoTo }: CaptionListProps) {
  const { t } = useTranslation();
  const { captions, transcript, language } = video;
  const rows = useMemo(() => captionRows({ captions, transcript }), [captions, transcript]);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [onlyAsking, setOnlyAsking] = useState(false);
  const lastAsked = useRef<string | null>(null);
  const asking = rows.filter((row) => row.asks).length;
  const shown = onlyAsking && asking > 0 ? rows.filter((row) => row.asks) : rows;

  /** Makes an edit that brings a new caption, and puts the cursor into it. */
  function editInto(change: (video: Video) => { video: Video; id: string } | null) {
    let id: string | null = null;
    onEdit((before) => {
      const made = change(before);
      id = made?.id ?? null;
      return made?.video ?? before;
    });
    if (id !== null) focusRow(id);
  }

  const actions = useStableActions<CaptionActions>({
    goTo: onGoTo,
    select: (id, startMs) => {
      setSelectedId(id);
      lastAsked.current = id;
      onGoTo(startMs);
    },
    type: (caption, text) =>
      onEdit((before) => withCaption(before, editCaption(caption, text, language)), caption.id),
    split: (id, offset) => editInto((before) => withSplit(before, id, offset)),
    merge: (id) => onEdit((before) => withMerged(before, id)),
    nudge: (id, edge, byMs) => onEdit((before) => withNudge(before, id, edge, byMs), `${id} ${edge}`),
    checked: (segment) => onEdit((before) => withChecked(before, segment)),
    show: (segment, show) => onEdit((before) => showSegment(before, segment, show)),
    addUnwritten: (index) => editInto((before) => captionUnwritten(before, index)),
    passOver: (index) => onEdit((before) => passOverUnwritten(before, index)),
  });

  function goToNext() {
    const next = nextAsking(rows, lastAsked.current);
    if (!next) return;
    document.getElementById(rowId(next.key))?.scrollIntoView({ block: 'center' });
    focusRow(next.key);
    lastAsked.current = next.key;
    onGoTo(next.startMs);
  }

  function item(row: CaptionRow) {
    const common = { id: rowId(row.key), disabled, actions };
    switch (row.kind) {
      case 'caption':
        return (
          <CaptionItem
            key={row.key}
            {...common}
            caption={row.caption}
            mark={row.mark}
            segment={row.segment}
            language={language}
            active={row.key === activeId}
            selected={row.key === selectedId}
            mayMerge={row.key === selectedId && canMerge(video, row.key)}
          />
        );
      case 'hidden':
        return <HiddenItem key={row.key} {...common} row={row} />;
      case 'unwritten':
        return <UnwrittenItem key={row.key} {...common} row={row} />;
    }
  }

  if (rows.length === 0) return <p className="py-6 text-muted">{t('editor.captionsNone')}</p>;
  return (
    <>
      <p className="mb-2 text-[15px] text-muted">{t('editor.captionCount', { count: captions.length })}</p>
      <ol className="flex flex-col gap-1" data-testid="captions">
        {shown.map(item)}
      </ol>
      {asking > 0 && !disabled && (
        <CheckBar count={asking} onlyAsking={onlyAsking} onOnlyAsking={setOnlyAsking} onNext={goToNext} />
      )}
    </>
  );
}

const rowId = (key: string): string => `row-${key}`;

/** Puts the cursor, or the focus, into a row once it is drawn. */
function focusRow(key: string): void {
  requestAnimationFrame(() => {
    const row = document.getElementById(rowId(key));
    row?.querySelector<HTMLElement>('textarea, [data-first]')?.focus({ preventScroll: true });
  });
}
