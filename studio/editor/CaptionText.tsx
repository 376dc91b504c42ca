import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Caption } from '../../core/video.ts';
import { cn } from '../lib/cn.ts';
import type { TextActions } from './caption-actions.ts';
import { MAX_CAPTION_LENGTH } from './edit-document.ts';
import { textOf } from './find-captions.ts';
import { textPieces, type Stretch, type TextPiece } from './text-marks.ts';

/** How far a time moves at once. */
export const NUDGE_MS = 100;

interface CaptionTextProps {
  caption: Caption;
  language: string;
  label: string;
  /** What there is to know about it besides, for those who do not see the marks. */
  description: string | undefined;
  doubtful: readonly Stretch[];
  found: readonly Stretch[];
  here: Stretch | null;
  disabled: boolean;
  actions: TextActions;
  onFocus: () => void;
  ref: React.RefObject<HTMLTextAreaElement | null>;
}

/** Field and marks lie on each other, so they must break their lines alike. */
const BOX =
  'col-start-1 row-start-1 min-h-11 w-full min-w-0 px-2.5 py-2 leading-snug whitespace-pre-wrap break-keep [overflow-wrap:anywhere]';

/** The text of a caption, edited in place; doubtful words and what is searched for are marked in it. */
export function CaptionText(props: CaptionTextProps) {
  const { caption, label, description, doubtful, found, here, disabled, actions, ref } = props;
  const { t } = useTranslation();
  const { id } = caption;
  const text = textOf(caption);
  const pieces = doubtful.length + found.length > 0 ? textPieces(text, { doubtful, found, here }) : [];
  const shift = useRef(false);

  const onLineBreak = useEffectEvent((field: HTMLTextAreaElement) => {
    const { selectionStart, selectionEnd, value } = field;
    if (selectionStart === selectionEnd && selectionStart === value.length) actions.neighbour(id, 1);
    else actions.split(id, selectionStart);
  });

  // Korean is still being composed when Enter is pressed: the key says nothing yet, the break that follows does
  useEffect(() => {
    const field = ref.current;
    const listen = (event: InputEvent) => {
      if (event.inputType !== 'insertLineBreak' || shift.current) return;
      event.preventDefault();
      onLineBreak(event.currentTarget as HTMLTextAreaElement);
    };
    field?.addEventListener('beforeinput', listen);
    return () => field?.removeEventListener('beforeinput', listen);
  }, [ref]);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    shift.current = event.shiftKey;
    if (event.nativeEvent.isComposing) return;
    const act = actionOf(event, { id, actions });
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    <div className="grid min-w-0 flex-1">
      {pieces.length > 0 && (
        <div
          aria-hidden
          className={cn(BOX, 'pointer-events-none border border-transparent text-transparent')}
        >
          {pieces.map((piece, i) => (
            // pieces have no name of their own
            <span key={i} className={lookOf(piece)}>
              {piece.text}
            </span>
          ))}
        </div>
      )}
      <textarea
        ref={ref}
        lang={props.language}
        dir="auto"
        aria-label={label}
        aria-description={description}
        value={text}
        rows={Math.max(1, caption.lines.length)}
        maxLength={MAX_CAPTION_LENGTH}
        disabled={disabled}
        onFocus={props.onFocus}
        onKeyDown={onKeyDown}
        onChange={({ target }) => actions.type(caption, target.value)}
        placeholder={t('editor.captionEmpty')}
        className={cn(
          BOX,
          'resize-none overflow-hidden rounded-lg border border-transparent bg-transparent [field-sizing:content] hover:border-line-strong focus-visible:outline-offset-[-3px] disabled:hover:border-transparent',
        )}
        data-testid="caption-text"
      />
    </div>
  );
}

function actionOf(
  event: KeyboardEvent<HTMLTextAreaElement>,
  { id, actions }: { id: string; actions: TextActions },
): (() => void) | null {
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  const command = event.ctrlKey || event.metaKey;
  const edge = event.shiftKey ? 'end' : 'start';
  const isPlain = !command && !event.altKey && !event.shiftKey;
  const cursor = selectionStart === selectionEnd ? selectionStart : null;
  switch (event.key) {
    case 'Enter':
      if (!command) return null;
      return () => (event.shiftKey ? actions.merge(id) : actions.split(id, selectionStart));
    case 'Backspace':
      return isPlain && cursor === 0 ? () => actions.mergeBack(id) : null;
    case 'ArrowLeft':
    case 'ArrowRight':
      if (!event.altKey || command) return null;
      return () => actions.nudge(id, edge, event.key === 'ArrowLeft' ? -NUDGE_MS : NUDGE_MS);
    case 'ArrowUp':
      return isPlain && cursor === 0 ? () => actions.neighbour(id, -1) : null;
    case 'ArrowDown':
      return isPlain && cursor === value.length ? () => actions.neighbour(id, 1) : null;
    case 'Escape':
      return () => event.currentTarget.blur();
    default:
      return null;
  }
}

const lookOf = ({ doubtful, found }: TextPiece): string =>
  cn(
    doubtful && 'underline decoration-warning decoration-wavy decoration-from-font underline-offset-4',
    found === 'too' && 'rounded-sm bg-warning/25',
    found === 'here' && 'rounded-sm bg-accent/35',
  );
