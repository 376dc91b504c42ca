import { memo, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Caption } from '../../core/video.ts';
import { cn } from '../lib/cn.ts';
import { clockText } from '../lib/units.ts';
import type { Mark } from './caption-rows.ts';
import { CaptionMark } from './CaptionMark.tsx';
import { CaptionTools } from './CaptionTools.tsx';
import { MAX_CAPTION_LENGTH } from './edit-document.ts';
import { RememberRule } from './RememberRule.tsx';
import { TimeButton } from './TimeButton.tsx';

/** What can be done in the list of captions. */
export interface CaptionActions {
  goTo: (startMs: number) => void;
  select: (id: string, startMs: number) => void;
  type: (caption: Caption, text: string) => void;
  /** `offset`: where the cursor stands in the text. */
  split: (id: string, offset: number) => void;
  /** Joins it with the next one. */
  merge: (id: string) => void;
  nudge: (id: string, edge: 'start' | 'end', byMs: number) => void;
  /** The times of the line were looked at. */
  checked: (segment: number) => void;
  show: (segment: number, show: boolean) => void;
  addUnwritten: (index: number) => void;
  passOver: (index: number) => void;
}

interface CaptionItemProps {
  id: string;
  caption: Caption;
  mark: Mark | null;
  /** The line of the transcript that it is of. */
  segment: number;
  /** The language spoken. */
  language: string;
  /** On screen now. */
  active: boolean;
  /** Being edited. */
  selected: boolean;
  mayMerge: boolean;
  disabled: boolean;
  actions: CaptionActions;
}

/** A caption: when, what it says, and while it is edited what can be done with it. */
export const CaptionItem = memo(function CaptionItem(props: CaptionItemProps) {
  const { caption, mark, segment, active, selected, mayMerge, disabled, actions } = props;
  const { id, startMs } = caption;
  const { t } = useTranslation();
  const text = useRef<HTMLTextAreaElement>(null);
  const time = clockText(startMs);
  const split = () => actions.split(id, text.current?.selectionStart ?? 0);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (event.shiftKey) actions.merge(id);
    else split();
  }

  return (
    <li
      id={props.id}
      // hundreds of rows: those out of sight are not laid out
      className={cn(
        'flex flex-wrap items-start gap-x-1 rounded-card border border-transparent [contain-intrinsic-size:auto_76px] [content-visibility:auto]',
        mark && 'border-warning/30 bg-warning-soft',
        active && 'border-accent bg-accent-soft',
      )}
      data-mark={mark ?? undefined}
    >
      <TimeButton time={time} active={active} onClick={() => actions.goTo(startMs)} />
      <textarea
        ref={text}
        lang={props.language}
        dir="auto"
        aria-label={t('editor.captionLabel', { time })}
        value={caption.lines.join('\n')}
        rows={Math.max(1, caption.lines.length)}
        maxLength={MAX_CAPTION_LENGTH}
        disabled={disabled}
        onFocus={() => actions.select(id, startMs)}
        onKeyDown={onKeyDown}
        onChange={({ target }) => actions.type(caption, target.value)}
        placeholder={t('editor.captionEmpty')}
        className="min-h-11 w-full min-w-0 flex-1 resize-none rounded-lg border border-transparent bg-transparent px-2.5 py-2 leading-snug [field-sizing:content] hover:border-line-strong focus:bg-raised focus-visible:outline-offset-[-3px] disabled:hover:border-transparent"
        data-testid="caption-text"
      />
      {mark && !disabled && (
        <CaptionMark
          mark={mark}
          onChecked={() => actions.checked(segment)}
          onShow={(show) => actions.show(segment, show)}
        />
      )}
      {selected && !disabled && (
        <CaptionTools
          caption={caption}
          mayMerge={mayMerge}
          onSplit={split}
          onMerge={() => actions.merge(id)}
          onNudge={(edge, byMs) => actions.nudge(id, edge, byMs)}
        />
      )}
      <RememberRule caption={caption} />
    </li>
  );
});
