import { ClipboardPaste, FileText, X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/ui/button.tsx';
import { Textarea } from '../components/ui/field.tsx';
import type { NewVideosForm } from './drafts.ts';
import { WORDS_ACCEPT } from './match-files.ts';
import { readWordsFile, wordsKind, wordsProblem } from './read-words-file.ts';

/** The words of a recording: a manuscript or subtitle file, or pasted text. */
export function WordsField({ index, needed }: { index: number; needed: boolean }) {
  const { t } = useTranslation();
  const name = `drafts.${index}.words` as const;
  const { control, setValue, formState } = useFormContext<NewVideosForm>();
  const words = useWatch({ control, name });
  const [pasting, setPasting] = useState(false);
  const [reading, setReading] = useState(false);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const id = useId();
  const code = formState.errors.drafts?.[index]?.words?.message;
  const problem =
    unreadable ??
    (code && (code === 'wordsTooLong' ? t('upload.errors.wordsTooLong') : t('upload.errors.words')));

  const put = (next: NewVideosForm['drafts'][number]['words']) => {
    setUnreadable(null);
    setValue(name, next, { shouldValidate: formState.isSubmitted, shouldDirty: true });
  };

  async function readFile(file: File) {
    setReading(true);
    try {
      put(await readWordsFile(file));
    } catch (error) {
      setUnreadable(wordsProblem({ fileName: file.name, error }, t));
    } finally {
      setReading(false);
    }
  }

  return (
    <div role="group" aria-labelledby={id} aria-describedby={`${id}-note`}>
      <p id={id} className="text-[15px] font-medium">
        {t('upload.words')}
      </p>
      {words?.fileName ? (
        <div className="mt-1.5 flex items-center gap-3 rounded-card bg-sunken py-1 pr-1 pl-4">
          <FileText aria-hidden className="size-5 shrink-0 text-accent" />
          <span className="min-w-0 flex-1" data-testid="chosen-words">
            {t(words.kind === 'subtitles' ? 'upload.subtitlesFile' : 'upload.manuscriptFile', {
              name: words.fileName.normalize('NFC'),
            })}
          </span>
          <Button kind="quiet" size="icon" aria-label={t('upload.remove')} onClick={() => put(null)}>
            <X aria-hidden />
          </Button>
        </div>
      ) : (
        <>
          <div className="mt-1.5 flex flex-wrap gap-3">
            <Button
              size="small"
              disabled={reading}
              onClick={() => chooser.current?.click()}
              data-testid="choose-words"
            >
              <FileText aria-hidden />
              {t(reading ? 'upload.wordsReading' : 'upload.wordsFile')}
            </Button>
            <Button
              size="small"
              aria-expanded={pasting || words !== null}
              onClick={() => setPasting(!pasting)}
              data-testid="paste-words"
            >
              <ClipboardPaste aria-hidden />
              {t('upload.wordsPaste')}
            </Button>
          </div>
          {(pasting || words !== null) && (
            <Textarea
              aria-label={t('upload.wordsPasteLabel')}
              placeholder={t('upload.wordsPastePlaceholder')}
              className="mt-3 max-h-60"
              rows={5}
              value={words?.text ?? ''}
              data-testid="words-text"
              onChange={({ target: { value: text } }) =>
                put(text === '' ? null : { kind: wordsKind(text), text, fileName: null })
              }
            />
          )}
        </>
      )}
      <p
        id={`${id}-note`}
        role={problem ? 'alert' : undefined}
        className={problem ? 'mt-1.5 text-[15px] text-danger' : 'mt-1.5 text-[15px] text-muted'}
      >
        {problem ??
          (words
            ? ''
            : `${needed ? t('upload.wordsNeeded') : t('upload.wordsOptional')} ${t('upload.wordsTypes')}`)}
      </p>
      <input
        ref={chooser}
        type="file"
        accept={`${WORDS_ACCEPT},text/plain`}
        hidden
        data-testid="words-input"
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) void readFile(file);
        }}
      />
    </div>
  );
}
