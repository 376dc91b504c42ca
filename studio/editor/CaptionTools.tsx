import {
  BadgeCheck,
  ChevronLeft,
  ChevronRight,
  ListPlus,
  Merge,
  Scissors,
  Trash2,
  WrapText,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Caption } from '../../core/video.ts';
import { Button } from '../components/ui/button.tsx';
import { preciseClockText } from '../lib/units.ts';
import { Answer } from './CaptionMark.tsx';
import { NUDGE_MS } from './CaptionText.tsx';

interface CaptionToolsProps {
  caption: Caption;
  mayMerge: boolean;
  /** Words of it were heard with little confidence. */
  doubtful: boolean;
  onSplit: () => void;
  /** Begins a new line where the cursor is: keyboards on glass have no key for it. */
  onLine: () => void;
  onMerge: () => void;
  onInsert: () => void;
  onRemove: () => void;
  onWordsChecked: () => void;
  onNudge: (edge: 'start' | 'end', byMs: number) => void;
}

/** What can be done with the caption that is being edited. */
export function CaptionTools(props: CaptionToolsProps) {
  const { caption, onNudge } = props;
  const { t } = useTranslation();
  return (
    <div
      className="flex basis-full flex-wrap items-center px-1.5 pb-1 text-[15px]"
      role="group"
      aria-label={t('editor.tools')}
      data-testid="caption-tools"
    >
      <Answer
        onClick={props.onSplit}
        disabled={caption.words.length < 2}
        title={t('editor.splitHint')}
        aria-keyshortcuts="Enter"
        data-testid="caption-split"
      >
        <Scissors aria-hidden />
        {t('editor.split')}
      </Answer>
      <Answer
        onClick={props.onLine}
        className="pointer-fine:hidden"
        disabled={caption.lines.length > 1}
        data-testid="caption-line"
      >
        <WrapText aria-hidden />
        {t('timeline.line')}
      </Answer>
      <Answer
        onClick={props.onMerge}
        disabled={!props.mayMerge}
        title={t('editor.mergeHint')}
        aria-keyshortcuts="Control+Shift+Enter"
        data-testid="caption-merge"
      >
        <Merge aria-hidden />
        {t('editor.merge')}
      </Answer>
      <Answer onClick={props.onInsert} data-testid="caption-insert">
        <ListPlus aria-hidden />
        {t('timeline.insert')}
      </Answer>
      <Answer onClick={props.onRemove} data-testid="caption-remove">
        <Trash2 aria-hidden />
        {t('timeline.remove')}
      </Answer>
      {props.doubtful && (
        <Answer onClick={props.onWordsChecked} data-testid="words-checked">
          <BadgeCheck aria-hidden />
          {t('timeline.wordsRight')}
        </Answer>
      )}
      <span className="flex flex-wrap gap-x-3">
        <Nudge
          label={t('editor.startAt')}
          keys="Alt+ArrowLeft Alt+ArrowRight"
          ms={caption.startMs}
          onNudge={(byMs) => onNudge('start', byMs)}
        />
        <Nudge
          label={t('editor.endAt')}
          keys="Alt+Shift+ArrowLeft Alt+Shift+ArrowRight"
          ms={caption.endMs}
          onNudge={(byMs) => onNudge('end', byMs)}
        />
      </span>
    </div>
  );
}

interface NudgeProps {
  label: string;
  keys: string;
  ms: number;
  onNudge: (byMs: number) => void;
}

function Nudge({ label, keys, ms, onNudge }: NudgeProps) {
  const { t } = useTranslation();
  const [earlier, later] = keys.split(' ');
  return (
    <span className="flex items-center" role="group" aria-label={label}>
      <span className="pl-1.5 text-muted">{label}</span>
      <Button
        kind="quiet"
        size="icon"
        aria-label={t('editor.earlier', { what: label })}
        aria-keyshortcuts={earlier}
        onClick={() => onNudge(-NUDGE_MS)}
      >
        <ChevronLeft aria-hidden />
      </Button>
      <span className="min-w-12 text-center tabular-nums">{preciseClockText(ms)}</span>
      <Button
        kind="quiet"
        size="icon"
        aria-label={t('editor.later', { what: label })}
        aria-keyshortcuts={later}
        onClick={() => onNudge(NUDGE_MS)}
      >
        <ChevronRight aria-hidden />
      </Button>
    </span>
  );
}
