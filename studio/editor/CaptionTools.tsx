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
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/ui/button.tsx';
import { preciseClockText } from '../lib/units.ts';
import type { CaptionActions } from './caption-actions.ts';
import { Answer } from './CaptionMark.tsx';
import { NUDGE_MS } from './CaptionText.tsx';

interface CaptionToolsProps {
  id: string;
  startMs: number;
  endMs: number;
  maySplit: boolean;
  /** It stands on one line. */
  mayBreak: boolean;
  mayMerge: boolean;
  /** Words of it were heard with little confidence. */
  doubtful: boolean;
  actions: CaptionActions;
  /** Where the cursor stands in its text. */
  cursor: () => number;
}

/** What can be done with the caption that is being edited; not drawn again with each letter that is typed in it. */
export const CaptionTools = memo(function CaptionTools(props: CaptionToolsProps) {
  const { id, actions, cursor } = props;
  const { t } = useTranslation();
  return (
    <div
      className="flex basis-full flex-wrap items-center px-1.5 pb-1 text-[15px] [&>button]:px-2.5"
      role="group"
      aria-label={t('editor.tools')}
      data-testid="caption-tools"
    >
      <Answer
        onClick={() => actions.split(id, cursor())}
        disabled={!props.maySplit}
        title={t('editor.splitHint')}
        aria-keyshortcuts="Enter"
        data-testid="caption-split"
      >
        <Scissors aria-hidden />
        {t('editor.split')}
      </Answer>
      {/* keyboards on glass have no key for it */}
      <Answer
        onClick={() => actions.breakLine(id, cursor())}
        className="pointer-fine:hidden"
        disabled={!props.mayBreak}
        data-testid="caption-line"
      >
        <WrapText aria-hidden />
        {t('timeline.line')}
      </Answer>
      <Answer onClick={() => actions.remove(id)} data-testid="caption-remove">
        <Trash2 aria-hidden />
        {t('timeline.remove')}
      </Answer>
      <Answer
        onClick={() => actions.merge(id)}
        disabled={!props.mayMerge}
        title={t('editor.mergeHint')}
        aria-keyshortcuts="Control+Shift+Enter"
        data-testid="caption-merge"
      >
        <Merge aria-hidden />
        {t('editor.merge')}
      </Answer>
      <Answer onClick={() => actions.insertAfter(id)} data-testid="caption-insert">
        <ListPlus aria-hidden />
        {t('timeline.insert')}
      </Answer>
      {props.doubtful && (
        <Answer onClick={() => actions.wordsChecked(id)} data-testid="words-checked">
          <BadgeCheck aria-hidden />
          {t('timeline.wordsRight')}
        </Answer>
      )}
      <span className="flex flex-wrap gap-x-3">
        <Nudge
          label={t('editor.startAt')}
          keys="Alt+ArrowLeft Alt+ArrowRight"
          ms={props.startMs}
          onNudge={(byMs) => actions.nudge(id, 'start', byMs)}
        />
        <Nudge
          label={t('editor.endAt')}
          keys="Alt+Shift+ArrowLeft Alt+Shift+ArrowRight"
          ms={props.endMs}
          onNudge={(byMs) => actions.nudge(id, 'end', byMs)}
        />
      </span>
    </div>
  );
});

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
