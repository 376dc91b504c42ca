import { BookOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Video } from '../../core/video.ts';
import { Button } from '../components/ui/button.tsx';
import { Field, Input } from '../components/ui/field.tsx';
import { ScripturePicker } from '../look/ScripturePicker.tsx';
import { SliderField } from '../look/SliderField.tsx';
import { SwitchField } from '../look/SwitchField.tsx';
import type { PanelProps } from './panel-props.ts';

type TextName = 'title' | 'scripture' | 'series' | 'church' | 'blessing';
/** Lengths as the document allows them. */
const MAX_LENGTH: Record<TextName, number> = {
  title: 200,
  scripture: 200,
  series: 100,
  church: 100,
  blessing: 200,
};
/** How long a card may stand, in seconds: long enough to be read, short enough to be waited for. */
const CARD_SECONDS = { min: 2, max: 10, step: 0.5 };

/** What stands on the title card and the closing card, and whether they are shown and for how long. */
export function DetailsPanel(props: PanelProps) {
  const { video, disabled, onEdit } = props;
  const { t } = useTranslation();
  const [picking, setPicking] = useState(false);
  const field = (name: TextName, hint?: string) => (
    <TextField {...props} name={name} {...(hint !== undefined && { hint })} />
  );
  return (
    <div className="flex flex-col gap-7">
      <section className="flex flex-col gap-4">
        <h2 className="font-semibold">{t('details.titleCard')}</h2>
        {field('title')}
        <div>
          {field('scripture')}
          <Button
            size="small"
            className="mt-2"
            disabled={disabled}
            onClick={() => setPicking(true)}
            data-testid="open-scripture-picker"
          >
            <BookOpen aria-hidden />
            {t('details.pickFrom')}
          </Button>
          <ScripturePicker
            open={picking}
            onClose={() => setPicking(false)}
            value={video.scripture}
            language={video.language}
            onPick={(scripture) => onEdit((before) => ({ ...before, scripture }))}
          />
        </div>
        {field('series', t('details.seriesHint'))}
        {field('church', t('details.churchHint'))}
        <Field label={t('details.date')} hint={t('details.dateHint')}>
          {(ids) => (
            <Input
              {...ids}
              type="date"
              value={video.date}
              max="9999-12-31"
              disabled={disabled}
              onChange={({ target }) => onEdit((before) => ({ ...before, date: target.value }), 'date')}
              data-testid="edit-date"
            />
          )}
        </Field>
        <CardFields {...props} card="intro" />
      </section>
      <section className="flex flex-col gap-4">
        <h2 className="font-semibold">{t('details.closingCard')}</h2>
        {field('blessing', t('details.blessingHint'))}
        <CardFields {...props} card="outro" />
      </section>
    </div>
  );
}

function TextField({ video, disabled, onEdit, name, hint }: PanelProps & { name: TextName; hint?: string }) {
  const { t } = useTranslation();
  return (
    <Field label={t(`editor.${name}`)} {...(hint !== undefined && { hint })}>
      {(ids) => (
        <Input
          {...ids}
          value={video[name]}
          maxLength={MAX_LENGTH[name]}
          disabled={disabled}
          onChange={({ target }) => onEdit((before) => ({ ...before, [name]: target.value }), name)}
          data-testid={`edit-${name}`}
        />
      )}
    </Field>
  );
}

function CardFields({ video, disabled, onEdit, card }: PanelProps & { card: 'intro' | 'outro' }) {
  const { t } = useTranslation();
  const { enabled, durationMs } = video[card];
  const set = (change: Partial<Video['intro']>, as?: string) =>
    onEdit((before) => ({ ...before, [card]: { ...before[card], ...change } }), as);
  const seconds = durationMs / 1000;
  return (
    <div>
      <SwitchField
        label={t(`details.${card}`)}
        checked={enabled}
        disabled={disabled}
        onChange={(shown) => set({ enabled: shown })}
        testId={`${card}-on`}
      />
      {enabled && (
        <SliderField
          {...CARD_SECONDS}
          label={t('details.length')}
          value={seconds}
          text={t('details.seconds', { seconds })}
          disabled={disabled}
          onChange={(chosen) => set({ durationMs: Math.round(chosen * 1000) }, `${card} length`)}
          testId={`${card}-length`}
        />
      )}
    </div>
  );
}
