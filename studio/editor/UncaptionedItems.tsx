import { AudioLines, Eye, EyeOff, FileText, Plus } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../lib/units.ts';
import type { CaptionRow } from './caption-rows.ts';
import type { CaptionActions } from './caption-actions.ts';
import { Answer, Question } from './CaptionMark.tsx';
import { TimeButton } from './TimeButton.tsx';

interface ItemProps<K extends CaptionRow['kind']> {
  row: Extract<CaptionRow, { kind: K }>;
  disabled: boolean;
  actions: CaptionActions;
}

const look = 'flex flex-wrap items-start gap-x-1 rounded-card border border-dashed border-line-strong/50';

/** A line that has no caption: written and not said, or left out. */
export const HiddenItem = memo(function HiddenItem({ row, disabled, actions }: ItemProps<'hidden'>) {
  const { t } = useTranslation();
  const { segment, only, asks, startMs } = row;
  return (
    <div className={look} data-testid="hidden-line">
      <TimeButton time={clockText(startMs)} onClick={() => actions.goTo(startMs)} />
      <p dir="auto" className="min-w-0 flex-1 px-2.5 py-2.5 leading-snug text-muted line-through">
        {row.text}
      </p>
      {!disabled && (
        <Question
          icon={FileText}
          calm={!asks}
          text={t(only === 'written' ? 'check.written' : 'check.leftOut')}
        >
          {asks && (
            <Answer onClick={() => actions.show(segment, false)} data-testid="line-leave-out">
              <EyeOff aria-hidden />
              {t('check.leaveOut')}
            </Answer>
          )}
          <Answer data-first onClick={() => actions.show(segment, true)} data-testid="line-show">
            <Eye aria-hidden />
            {t('check.show')}
          </Answer>
        </Question>
      )}
    </div>
  );
});

/** Speech that is not in the manuscript, and whose words nobody knows. */
export const UnwrittenItem = memo(function UnwrittenItem(props: ItemProps<'unwritten'>) {
  const { row, disabled, actions } = props;
  const { t } = useTranslation();
  const seconds = Math.max(1, Math.round((row.endMs - row.startMs) / 1000));
  return (
    <div className={look} data-testid="unwritten">
      <TimeButton time={clockText(row.startMs)} onClick={() => actions.goTo(row.startMs)} />
      <p className="min-w-0 flex-1 px-2.5 py-2.5 leading-snug text-muted">
        {t('check.unwritten', { time: t('time.seconds', { count: seconds }) })}
      </p>
      {!disabled && (
        <Question icon={AudioLines} text={t('check.unwrittenAsk')}>
          <Answer onClick={() => actions.passOver(row.index)} data-testid="unwritten-pass">
            <EyeOff aria-hidden />
            {t('check.passOver')}
          </Answer>
          <Answer data-first onClick={() => actions.addUnwritten(row.index)} data-testid="unwritten-add">
            <Plus aria-hidden />
            {t('check.add')}
          </Answer>
        </Question>
      )}
    </div>
  );
});
