import { zodResolver } from '@hookform/resolvers/zod';
import { ChevronDown, Plus } from 'lucide-react';
import { useEffect, useEffectEvent, useId, useRef, type ReactNode } from 'react';
import { FormProvider, useFieldArray, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { ApiConfig } from '../../core/api.ts';
import { LimitsList } from '../components/limits-list.tsx';
import { FormatChoice } from '../components/look-choices.tsx';
import { Button } from '../components/ui/button.tsx';
import { ChoiceCards } from '../components/ui/choice-cards.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { RhythmChoice } from '../editor/RhythmChoice.tsx';
import { currentLanguage } from '../i18n/index.ts';
import { useMe } from '../lib/queries.ts';
import { defaultTemplate } from '../templates/looks.ts';
import { useLooks } from '../templates/use-looks.ts';
import { chooserAccept } from './accepted-types.ts';
import { BackgroundChoice } from './BackgroundChoice.tsx';
import { DraftCard } from './DraftCard.tsx';
import {
  addToDrafts,
  EMPTY_DRAFT,
  languageOf,
  newVideosSchema,
  readMatched,
  toNewVideos,
  type NewVideos,
  type NewVideosForm,
} from './drafts.ts';
import { LookSection } from './LookSection.tsx';
import { matchFiles } from './match-files.ts';
import { MusicChoice } from './MusicChoice.tsx';
import { MAX_DRAFTS } from './max-drafts.ts';
import { readWordsFile, wordsProblem } from './read-words-file.ts';
import { startUpload } from './uploads.ts';

/** Long enough to read what to do about a file. */
const PROBLEM_SHOWN_MS = 12_000;

interface NewVideoPanelProps {
  config: ApiConfig;
  /** Files dropped on the page or chosen; each new array is added once. */
  files: readonly File[];
  /** Id of the look to begin with. */
  initialLook: string | null;
  onDone: () => void;
}

/** Everything that is asked before an upload, for one recording or several at once. */
export default function NewVideoPanel({ config, files, initialLook, onDone }: NewVideoPanelProps) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const chooser = useRef<HTMLInputElement>(null);
  const replacing = useRef<number | null>(null);
  const form = useForm<NewVideosForm, unknown, NewVideos>({
    resolver: zodResolver(newVideosSchema(config)),
    defaultValues: {
      drafts: [EMPTY_DRAFT],
      look: initialLook ?? '',
      format: '16:9',
      rhythm: 'long',
      music: 'template',
      backgrounds: [],
      mode: 'now',
    },
  });
  const drafts = useFieldArray({ control: form.control, name: 'drafts' });
  const chosen = useWatch({ control: form.control });
  const looks = useLooks(config.templates);
  const first = defaultTemplate(config.templates)?.id;
  const look = looks.find(({ id }) => id === chosen.look) ?? looks.find(({ id }) => id === first);
  const [shown] = form.getValues('drafts');
  const format = chosen.format ?? '16:9';
  const rhythm = chosen.rhythm ?? 'long';
  const musicLabel = useId();
  const count = drafts.fields.length;
  const cost = config.creditCost * count;

  /** `replaced` is the draft whose recording is to be changed. */
  async function take(given: readonly File[], replaced: number | null = null) {
    const matched = matchFiles(given, config.accept);
    const { pairs, looseWords, problems } = await readMatched(matched, readWordsFile);
    const present = form
      .getValues('drafts')
      .map((draft, index) =>
        index === replaced && pairs.length > 0 ? { ...draft, recording: null } : draft,
      );
    const added = addToDrafts(present, pairs, looseWords);
    form.setValue('drafts', added.drafts, { shouldValidate: form.formState.isSubmitted });
    const tell = (names: string[], key: 'upload.rejected' | 'upload.unmatched') =>
      names.length > 0 && toast.warning(t(key, { names: names.join(', ') }));
    tell(
      matched.rejected.map((file) => file.name),
      'upload.rejected',
    );
    tell(
      added.unmatched.map((words) => words.fileName ?? ''),
      'upload.unmatched',
    );
    if (added.tooMany.length > 0) {
      const names = added.tooMany.map((file) => file.name.normalize('NFC')).join(', ');
      toast.warning(t('dashboard.tooMany', { count: MAX_DRAFTS, names }), { duration: PROBLEM_SHOWN_MS });
    }
    for (const problem of problems) toast.error(wordsProblem(problem, t), { duration: PROBLEM_SHOWN_MS });
  }

  const takeNew = useEffectEvent((given: readonly File[]) => void take(given));
  const taken = useRef<readonly File[] | null>(null);
  useEffect(() => {
    if (taken.current === files || files.length === 0) return;
    taken.current = files;
    takeNew(files);
  }, [files]);

  function choose(replaced: number | null) {
    replacing.current = replaced;
    chooser.current?.click();
  }

  return (
    <FormProvider {...form}>
      <form
        noValidate
        className="flex min-h-0 flex-1 flex-col"
        data-testid="new-video-form"
        onSubmit={form.handleSubmit((values) => {
          if (!look) return;
          for (const video of toNewVideos(values, look, currentLanguage())) startUpload(video);
          onDone();
        }, showProblem)}
      >
        <div className="flex min-h-0 flex-1 flex-col gap-7 overflow-y-auto px-5 py-5 sm:px-6">
          <div className="flex flex-col gap-4">
            {drafts.fields.map((field, index) => (
              <DraftCard
                key={field.id}
                index={index}
                config={config}
                onChoose={() => choose(index)}
                onRemove={count > 1 ? () => drafts.remove(index) : undefined}
              />
            ))}
            <LimitsList config={config} className="sm:grid-cols-2" />
          </div>
          <Section title={t('upload.look')}>
            {look && (
              <LookSection
                looks={looks}
                look={look}
                onChange={(id) => form.setValue('look', id)}
                texts={{
                  title: shown?.title ?? '',
                  scripture: shown?.scripture ?? '',
                  church: me?.church ?? '',
                  words: shown?.words ?? null,
                  language: languageOf(shown?.words?.text ?? shown?.title ?? '', currentLanguage()),
                }}
                format={format}
                rhythm={rhythm}
                backgrounds={form.getValues('backgrounds')}
              />
            )}
          </Section>
          <Section title={t('upload.format')}>
            <FormatChoice value={format} onChange={(next) => form.setValue('format', next)} />
          </Section>
          <details className="group rounded-card border border-line bg-raised" data-testid="more-choices">
            <summary className="flex min-h-14 list-none items-center gap-3 px-4 py-3 sm:px-5">
              <span className="flex-1">
                <span className="block font-semibold">{t('dashboard.new.more')}</span>
                <span className="block text-[15px] leading-snug text-muted">
                  {t('dashboard.new.moreHint')}
                </span>
              </span>
              <ChevronDown
                aria-hidden
                className="size-5 shrink-0 transition-transform group-open:rotate-180"
              />
            </summary>
            <div className="flex flex-col gap-6 border-t border-line px-4 py-5 sm:px-5">
              <RhythmChoice
                value={rhythm}
                disabled={false}
                onChange={(next) => form.setValue('rhythm', next)}
              />
              <section>
                <h4 id={musicLabel} className="mb-2 text-[15px] font-medium">
                  {t('dashboard.new.music')}
                </h4>
                <MusicChoice
                  labelledBy={musicLabel}
                  value={chosen.music ?? 'template'}
                  onChange={(music) => form.setValue('music', music)}
                />
              </section>
              <section>
                <h4 className="mb-2 text-[15px] font-medium">{t('dashboard.new.background')}</h4>
                <BackgroundChoice
                  label={t('dashboard.new.background')}
                  value={form.getValues('backgrounds')}
                  onChange={(backgrounds) => form.setValue('backgrounds', backgrounds)}
                />
              </section>
            </div>
          </details>
          <Section title={t('upload.mode')}>
            <ChoiceCards
              label={t('upload.mode')}
              value={chosen.mode ?? 'now'}
              onChange={(next) => form.setValue('mode', next)}
              className="sm:grid-cols-2"
              choices={[
                { value: 'now', name: t('upload.modeNow'), testId: 'mode-now', content: <Mode name="Now" /> },
                {
                  value: 'review',
                  name: t('upload.modeReview'),
                  testId: 'mode-review',
                  content: <Mode name="Review" />,
                },
              ]}
            />
          </Section>
          {me && me.credits < cost && (
            <Notice kind="warning">{t('upload.lowCredits', { cost, credits: me.credits })}</Notice>
          )}
        </div>
        <footer className="flex flex-wrap gap-3 border-t border-line px-5 py-4 sm:px-6">
          <Button kind="main" type="submit" className="flex-1" data-testid="upload-submit">
            {count > 1
              ? t('upload.submitCount', { count })
              : t(chosen.mode === 'review' ? 'upload.submitReview' : 'upload.submit')}
          </Button>
          {count < MAX_DRAFTS && chosen.drafts?.every((draft) => draft.recording) && (
            <Button onClick={() => choose(null)}>
              <Plus aria-hidden />
              {t('upload.addRecording')}
            </Button>
          )}
        </footer>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          accept={chooserAccept(config.accept)}
          data-testid="panel-file-input"
          onChange={({ target }) => {
            const given = Array.from(target.files ?? []);
            target.value = '';
            void take(given, replacing.current);
          }}
        />
      </form>
    </FormProvider>
  );
}

/** Brings what is missing into sight: it may lie far above the button. */
function showProblem(): void {
  requestAnimationFrame(() => {
    document.querySelector('[data-testid=new-video-form] [role=alert]')?.scrollIntoView({ block: 'center' });
  });
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h3 className="mb-2.5 font-semibold">{title}</h3>
    {children}
  </section>
);

function Mode({ name }: { name: 'Now' | 'Review' }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="block font-semibold">{t(`upload.mode${name}`)}</span>
      <span className="block text-[15px] leading-snug text-muted">{t(`upload.mode${name}Hint`)}</span>
    </>
  );
}
