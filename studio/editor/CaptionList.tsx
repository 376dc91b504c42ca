import { memo, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Caption } from '../../core/video.ts';
import { cn } from '../lib/cn.ts';
import { clockText } from '../lib/units.ts';
import { editCaption } from './edit-document.ts';
import { RememberRule } from './RememberRule.tsx';

interface CaptionListProps {
  captions: readonly Caption[];
  /** The language spoken. */
  language: string;
  /** The one on screen now. */
  activeId: string | null;
  disabled: boolean;
  onChange: (caption: Caption) => void;
  onGoTo: (caption: Caption) => void;
}

/** Every caption, to be read and corrected in place. */
export function CaptionList({ captions, language, activeId, disabled, onChange, onGoTo }: CaptionListProps) {
  const { t } = useTranslation();
  if (captions.length === 0) return <p className="py-6 text-muted">{t('editor.captionsNone')}</p>;
  return (
    <>
      <p className="mb-2 text-[15px] text-muted">{t('editor.captionCount', { count: captions.length })}</p>
      <ol className="flex flex-col gap-1" data-testid="captions">
        {captions.map((caption) => (
          <Row
            key={caption.id}
            caption={caption}
            language={language}
            active={caption.id === activeId}
            disabled={disabled}
            onChange={onChange}
            onGoTo={onGoTo}
          />
        ))}
      </ol>
    </>
  );
}

type RowProps = Pick<CaptionListProps, 'language' | 'disabled' | 'onChange' | 'onGoTo'> & {
  caption: Caption;
  active: boolean;
};

const Row = memo(function Row({ caption, language, active, disabled, onChange, onGoTo }: RowProps) {
  const { t } = useTranslation();
  const id = useId();
  const time = clockText(caption.startMs);
  return (
    <li
      // hundreds of rows: those out of sight are not laid out
      className={cn(
        'flex flex-wrap items-start gap-1 rounded-card border border-transparent [contain-intrinsic-size:auto_76px] [content-visibility:auto]',
        active && 'border-accent bg-accent-soft',
      )}
    >
      <button
        type="button"
        aria-label={t('editor.goTo', { time })}
        aria-current={active || undefined}
        onClick={() => onGoTo(caption)}
        className="mt-0.5 flex h-11 min-w-14 items-center justify-center rounded-lg text-[15px] text-muted tabular-nums hover:bg-sunken hover:text-ink focus-visible:outline-offset-[-3px]"
      >
        {time}
      </button>
      <textarea
        id={id}
        aria-label={t('editor.captionLabel', { time })}
        value={caption.lines.join('\n')}
        rows={Math.max(1, caption.lines.length)}
        maxLength={400}
        disabled={disabled}
        onFocus={() => onGoTo(caption)}
        onChange={({ target }) => onChange(editCaption(caption, target.value, language))}
        className="min-h-11 w-full min-w-0 flex-1 resize-none rounded-lg border border-transparent bg-transparent px-2.5 py-2 leading-snug [field-sizing:content] hover:border-line-strong focus:bg-raised focus-visible:outline-offset-[-3px] disabled:hover:border-transparent"
        data-testid="caption-text"
      />
      <RememberRule caption={caption} />
    </li>
  );
});
