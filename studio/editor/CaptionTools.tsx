import { ChevronLeft, ChevronRight, Merge, Scissors } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Caption } from '../../core/video.ts';
import { Button } from '../components/ui/button.tsx';
import { preciseClockText } from '../lib/units.ts';
import { Answer } from './CaptionMark.tsx';

/** How far a time moves at once. */
const NUDGE_MS = 100;

interface CaptionToolsProps {
  caption: Caption;
  mayMerge: boolean;
  onSplit: () => void;
  onMerge: () => void;
  onNudge: (edge: 'start' | 'end', byMs: number) => void;
}

/** What can be done with the caption that is being edited. */
export function CaptionTools({ caption, mayMerge, onSplit, onMerge, onNudge }: CaptionToolsProps) {
  const { t } = useTranslation();
  return (
    <div
      className="flex basis-full flex-wrap items-center gap-x-2 px-1.5 pb-1 text-[15px]"
      role="group"
      aria-label={t('editor.tools')}
      data-testid="caption-tools"
    >
      <Answer
        onClick={onSplit}
        disabled={caption.words.length < 2}
        title={t('editor.splitHint')}
        aria-keyshortcuts="Control+Enter"
        data-testid="caption-split"
      >
        <Scissors aria-hidden />
        {t('editor.split')}
      </Answer>
      <Answer
        onClick={onMerge}
        disabled={!mayMerge}
        title={t('editor.mergeHint')}
        aria-keyshortcuts="Control+Shift+Enter"
        data-testid="caption-merge"
      >
        <Merge aria-hidden />
        {t('editor.merge')}
      </Answer>
      <span className="flex flex-wrap gap-x-3">
        <Nudge label={t('editor.startAt')} ms={caption.startMs} onNudge={(byMs) => onNudge('start', byMs)} />
        <Nudge label={t('editor.endAt')} ms={caption.endMs} onNudge={(byMs) => onNudge('end', byMs)} />
      </span>
    </div>
  );
}

function Nudge({ label, ms, onNudge }: { label: string; ms: number; onNudge: (byMs: number) => void }) {
  const { t } = useTranslation();
  return (
    <span className="flex items-center" role="group" aria-label={label}>
      <span className="pl-1.5 text-muted">{label}</span>
      <Button
        kind="quiet"
        size="icon"
        aria-label={t('editor.earlier', { what: label })}
        onClick={() => onNudge(-NUDGE_MS)}
      >
        <ChevronLeft aria-hidden />
      </Button>
      <span className="min-w-12 text-center tabular-nums">{preciseClockText(ms)}</span>
      <Button
        kind="quiet"
        size="icon"
        aria-label={t('editor.later', { what: label })}
        onClick={() => onNudge(NUDGE_MS)}
      >
        <ChevronRight aria-hidden />
      </Button>
    </span>
  );
}
