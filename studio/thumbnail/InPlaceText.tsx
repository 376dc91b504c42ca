import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fitThumbnailText } from '../../compositions/fit-thumbnail-text.ts';
import { thumbnailTextStyle } from '../../compositions/Thumbnail.tsx';
import { FORMATS, type Format } from '../../core/format.ts';
import { MAX_TEXT_LENGTH, type ThumbnailText } from '../../core/thumbnail.ts';

interface InPlaceTextProps {
  /** As it is drawn. */
  item: ThumbnailText;
  /** As it is written by now. */
  text: string;
  format: Format;
  onChange: (text: string) => void;
  /** @param byKey the keyboard ended it */
  onDone: (byKey: boolean) => void;
}

/** A text written where it stands, in its own letters. Escape, or a click beside it, ends the writing. */
export function InPlaceText({ item, text, format, onChange, onDone }: InPlaceTextProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const { width } = FORMATS[format];
  const { fontPx, padding, heightPx } = fitThumbnailText(item, format);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  // lengths of the picture in those of the screen: the stage is 100cqw wide
  const screen = (px: number): string => `calc(${px / width} * 100cqw)`;
  const drawn = thumbnailTextStyle(item, fontPx, padding);
  return (
    <textarea
      ref={field}
      value={text}
      maxLength={MAX_TEXT_LENGTH}
      aria-label={t('thumbnail.text')}
      spellCheck={false}
      onChange={({ target }) => onChange(target.value)}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onDone(true);
      }}
      onBlur={() => onDone(false)}
      style={{
        ...drawn,
        position: 'absolute',
        left: `${item.x * 100}%`,
        top: `${item.y * 100}%`,
        width: `${item.width * 100}%`,
        maxWidth: 'none',
        height: screen(heightPx + fontPx * 0.2),
        fontSize: screen(fontPx),
        padding: `${screen(padding.y)} ${screen(padding.x)}`,
        borderRadius: item.box ? screen(item.box.radius) : undefined,
        WebkitTextStroke: item.stroke ? `${screen(item.stroke.width * 2)} ${item.stroke.color}` : undefined,
        transform: item.rotation === 0 ? undefined : `rotate(${item.rotation}deg)`,
        overflow: 'hidden',
        resize: 'none',
        border: 0,
        caretColor: item.type.color,
      }}
      className="z-10 bg-transparent outline-2 outline-indigo-400 select-text"
      data-testid="thumbnail-in-place"
    />
  );
}
