import { useTranslation } from 'react-i18next';
import { FORMATS, formatSchema, type Format } from '../../core/format.ts';
import type { Template } from '../../core/template.ts';
import { currentLanguage } from '../i18n/index.ts';
import { TemplatePicture } from './template-picture.tsx';
import { ChoiceCards } from './ui/choice-cards.tsx';

interface ChoiceProps<T extends string> {
  value: T;
  onChange: (value: T) => void;
  disabled?: boolean;
}

export function TemplateChoice({
  templates,
  ...choice
}: ChoiceProps<string> & { templates: readonly Template[] }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  return (
    <ChoiceCards
      {...choice}
      label={t('upload.look')}
      className="grid-cols-2"
      choices={templates.map((template) => ({
        value: template.id,
        name: template.name[language],
        testId: `template-${template.id}`,
        content: (
          <>
            <TemplatePicture template={template} />
            <span className="mt-2 block font-semibold">{template.name[language]}</span>
            <span className="block text-[15px] leading-snug text-muted">
              {template.description[language]}
            </span>
          </>
        ),
      }))}
    />
  );
}

export function FormatChoice(choice: ChoiceProps<Format>) {
  const { t } = useTranslation();
  return (
    <ChoiceCards
      {...choice}
      label={t('upload.format')}
      className="grid-cols-3"
      choices={formatSchema.options.map((format) => ({
        value: format,
        name: t(`upload.formats.${format}`),
        testId: `format-${format.replace(':', 'x')}`,
        content: (
          <span className="flex flex-col items-center text-center">
            <span aria-hidden className="flex h-10 items-center justify-center">
              <span
                className="rounded-[3px] border-2 border-current"
                style={{ height: format === '16:9' ? 22 : 36, aspectRatio: ratioOf(format) }}
              />
            </span>
            <span className="mt-1 block font-semibold">{t(`upload.formats.${format}`)}</span>
            <span className="block text-sm leading-snug text-muted">{t(`upload.formatHints.${format}`)}</span>
          </span>
        ),
      }))}
    />
  );
}

const ratioOf = (format: Format): string => `${FORMATS[format].width} / ${FORMATS[format].height}`;
