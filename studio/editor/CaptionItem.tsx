import { memo, useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { captionWarnings } from '../../core/captions/caption-warnings.ts';
import type { Format } from '../../core/format.ts';
import type { Caption } from '../../core/video.ts';
import { cn } from '../lib/cn.ts';
import { clockText } from '../lib/units.ts';
import type { CaptionActions } from './caption-actions.ts';
import type { Mark } from './caption-rows.ts';
import { CaptionMark } from './CaptionMark.tsx';
import { CaptionText } from './CaptionText.tsx';
import { CaptionTools } from './CaptionTools.tsx';
import { CaptionWarnings, warningText } from './CaptionWarnings.tsx';
import { RememberRule } from './RememberRule.tsx';
import { textOf } from './find-captions.ts';
import { doubtfulStretches, type Stretch } from './text-marks.ts';
import { TimeButton } from './TimeButton.tsx';

interface CaptionItemProps {
  caption: Caption;
  mark: Mark | null;
  /** The line of the transcript that it is of. */
  segment: number;
  /** The language spoken. */
  language: string;
  format: Format;
  /** On screen now. */
  active: boolean;
  /** Being edited. */
  selected: boolean;
  mayMerge: boolean;
  /** Places of what is searched for, and the one of them that was gone to. */
  found: readonly Stretch[];
  here: Stretch | null;
  disabled: boolean;
  actions: CaptionActions;
}

/** A caption: when, what it says, and while it is edited what can be done with it. */
export const CaptionItem = memo(function CaptionItem(props: CaptionItemProps) {
  const { caption, mark, segment, language, format, active, selected, mayMerge, disabled, actions } = props;
  const { id, startMs } = caption;
  const { t } = useTranslation();
  const text = useRef<HTMLTextAreaElement>(null);
  const cursor = useCallback(() => text.current?.selectionStart ?? 0, []);
  const time = clockText(startMs);
  const warnings = useMemo(
    () => captionWarnings(caption, { format, language }).map((warning) => warningText(warning, t)),
    [caption, format, language, t],
  );
  const doubtful = useMemo(() => doubtfulStretches(caption), [caption]);
  const doubtfulText =
    doubtful.length > 0 &&
    t('timeline.doubtful', {
      words: doubtful.map(({ from, to }) => textOf(caption).slice(from, to)).join(', '),
    });

  return (
    <div
      className={cn(
        'flex flex-wrap items-start gap-x-1 rounded-card border border-transparent',
        mark && 'border-warning/30 bg-warning-soft',
        active && 'border-accent bg-accent-soft',
        props.here && 'border-accent',
      )}
      data-mark={mark ?? undefined}
    >
      <TimeButton time={time} active={active} onClick={() => actions.goTo(startMs)} />
      <CaptionText
        ref={text}
        caption={caption}
        language={language}
        label={t('editor.captionLabel', { time })}
        description={[doubtfulText, ...warnings].filter(Boolean).join('. ') || undefined}
        doubtful={doubtful}
        found={props.found}
        here={props.here}
        disabled={disabled}
        actions={actions}
        onFocus={() => actions.select(id, startMs)}
      />
      {warnings.length > 0 && <CaptionWarnings texts={warnings} />}
      {mark && !disabled && (
        <CaptionMark
          mark={mark}
          onChecked={() => actions.checked(segment)}
          onShow={(show) => actions.show(segment, show)}
        />
      )}
      {selected && !disabled && (
        <CaptionTools
          id={id}
          startMs={startMs}
          endMs={caption.endMs}
          maySplit={caption.words.length > 1}
          mayBreak={caption.lines.length < 2}
          mayMerge={mayMerge}
          doubtful={doubtful.length > 0}
          actions={actions}
          cursor={cursor}
        />
      )}
      <RememberRule caption={caption} />
    </div>
  );
});
